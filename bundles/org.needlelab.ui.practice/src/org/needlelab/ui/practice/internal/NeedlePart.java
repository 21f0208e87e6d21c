package org.needlelab.ui.practice.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.needlelab.needle.ForceModel;
import org.needlelab.scene.Colour;
import org.needlelab.ui.Chart;
import org.needlelab.ui.ScrolledColumn;
import org.needlelab.ui.Settings;
import org.needlelab.ui.Theme;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.practice.ExerciseSession;
import org.needlelab.ui.practice.Mode;
import org.needlelab.ui.practice.PracticeModel;
import org.needlelab.ui.practice.PracticeModel.Change;
import org.needlelab.ui.practice.Readout;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

/** The needle: choosing it, guiding it, what it is near to, what the hand feels. */
public final class NeedlePart {

	private static final double FORCE_STEP_MM = 0.5;
	/** As high as the force's axis goes at least, N. */
	private static final double FORCE_TOP_N = 1;
	private static final int TICK_MS = 500;

	@Inject
	private PracticeController controller;
	@Inject
	private Settings settings;
	private PracticeModel model;
	private NeedleControls controls;
	private ReadoutPanel readout;
	private ScrolledColumn column;
	private Chart force;
	private Button palpate;
	private Button tap;
	private Button withdraw;
	private Button undo;
	private Button finish;
	private Label time;
	private final DangerSound sound = new DangerSound();
	private final ResistanceSound resistance = new ResistanceSound();
	private Runnable stopListening;

	@PostConstruct
	void create(Composite part) {
		Composite parent = Widgets.page(part);
		model = controller.model();
		Widgets.help(parent, "practice.needle");
		column = new ScrolledColumn(parent);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(column.control());
		// below the column, not in it: how deep the needle is and what it is near to is seen in a low window too
		Composite pinned = Widgets.row(parent, 1);
		GridLayoutFactory.fillDefaults().extendedMargins(Widgets.MARGIN, Widgets.MARGIN, 0, 0).spacing(6, 4).applyTo(pinned);
		actions(column.content());
		controls = new NeedleControls(column.content(), pinned, model);
		readout = new ReadoutPanel(pinned, controller.instructor().wording());
		Widgets.heading(column.content(), Messages.Force_heading);
		force = new Chart(column.content(), "needle.force", Messages.Force_name);
		GridDataFactory.fillDefaults().grab(true, false).hint(100, 110).applyTo(force);
		Widgets.role(Widgets.keyed(Widgets.paragraph(column.content(), controller.instructor().wording().text("debrief.force.assumed")),
				"needle.force.assumed"), "muted");
		bottom(parent);
		GridLayoutFactory.fillDefaults().extendedMargins(0, Widgets.MARGIN, 0, Widgets.MARGIN).applyTo(parent);
		show();
		column.reflow();
		column.control().addListener(SWT.Resize, e -> {
			if (controls.show()) {
				column.reflow();
			}
		});
		stopListening = model.listen(change -> {
			if (change == Change.PHASE || change == Change.NEEDLE || change == Change.STEPS) {
				show();
			}
			if (change == Change.NEEDLE) {
				controller.listenToBody();
			}
		});
		tick(parent);
	}

	private void actions(Composite parent) {
		Composite actions = Widgets.row(parent, 4);
		GridLayoutFactory.fillDefaults().numColumns(4).spacing(4, 0).applyTo(actions);
		palpate = Widgets.named(new Button(actions, SWT.TOGGLE), "needle.palpate", Messages.Needle_palpate_name);
		palpate.setText(Messages.Needle_palpate);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(palpate);
		palpate.addListener(SWT.Selection, e -> model.palpating(palpate.getSelection()));
		tap = Widgets.button(actions, "needle.tap", Messages.Needle_tap, Messages.Needle_tap_name,
				() -> model.needle(NeedleHandlers::tap));
		withdraw = Widgets.button(actions, "needle.withdraw", Messages.Needle_withdraw, Messages.Needle_withdraw_name,
				() -> model.needle(ExerciseSession::withdraw));
		undo = Widgets.button(actions, "needle.undo", Messages.Needle_undo, Messages.Needle_undo_name, model::undo);
	}

	private void bottom(Composite parent) {
		Composite row = Widgets.row(parent, 2);
		GridLayoutFactory.fillDefaults().numColumns(2).extendedMargins(Widgets.MARGIN, Widgets.MARGIN, 0, 0).spacing(8, 0).applyTo(row);
		time = Widgets.role(Widgets.keyed(Widgets.label(row, "00:00"), "needle.time"), "muted");
		time.setToolTipText(Messages.Needle_time_name);
		time.setFont(Widgets.sized(time, 2));
		GridDataFactory.swtDefaults().hint(Widgets.widthOf(time, "00:000"), SWT.DEFAULT).applyTo(time);
		boolean handsIn = controller.handsIn();
		finish = Widgets.button(row, "needle.finish", handsIn ? Messages.Needle_handIn : Messages.Needle_finish,
				handsIn ? Messages.Needle_handIn_name : Messages.Needle_finish_name, controller::finishAsked);
		controller.whenAsked(() -> {
			if (!finish.isDisposed()) {
				finish.setText(Messages.Needle_handIn_again);
			}
		});
		finish.setFont(Widgets.bold(finish));
		GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, 38).applyTo(finish);
	}

	/** Lays the column out anew, as when its fonts changed. */
	void reflow() {
		column.reflow();
	}

	@PreDestroy
	void dispose() {
		stopListening.run();
		sound.close();
		resistance.close();
	}

	private void tick(Composite parent) {
		parent.getDisplay().timerExec(TICK_MS, () -> {
			if (!parent.isDisposed()) {
				model.session().ifPresent(s -> Widgets.set(time, clock(s.elapsedS())));
				tick(parent);
			}
		});
	}

	/** A time as minutes and seconds. */
	static String clock(double seconds) {
		int whole = (int) Math.max(0, seconds);
		return String.format(Locale.ROOT, "%02d:%02d", whole / 60, whole % 60);
	}

	private void show() {
		Optional<ExerciseSession> session = model.session();
		boolean inside = session.map(s -> s.hold().inside()).orElse(false);
		boolean help = model.mode() == Mode.TRAINING;
		boolean folded = controls.show();
		boolean hidden = readout.show(session, help);
		palpate.setEnabled(session.isPresent());
		palpate.setSelection(model.palpating());
		tap.setEnabled(inside);
		withdraw.setEnabled(inside);
		if (session.isEmpty() && model.debrief().isEmpty()) {
			Widgets.set(time, clock(0));
		}
		undo.setEnabled(session.map(ExerciseSession::undoable).orElse(false));
		finish.setEnabled(session.isPresent());
		List<ForceModel.Point> forces = session.map(s -> s.force(FORCE_STEP_MM)).orElse(List.of());
		force.show(felt(forces));
		if (hidden) {
			time.getParent().getParent().layout(true, true);
		}
		if (folded || hidden) {
			column.reflow();
		}
		boolean heard = !forces.isEmpty() && settings.is(Settings.RESISTANCE, false);
		ForceModel.Point tip = heard ? forces.get(forces.size() - 1) : new ForceModel.Point(0, 0, 0);
		resistance.at(heard ? OptionalDouble.of(tip.depthMm()) : OptionalDouble.empty(), tip.advancingN());
		boolean loud = help && inside && settings.is(Settings.SOUND, false);
		sound.play(loud ? session.flatMap(ExerciseSession::readout).map(Readout::worst) : Optional.empty());
	}

	private Chart.Content felt(List<ForceModel.Point> points) {
		Colour colour = Theme.of(force.getDisplay()).accent();
		List<Chart.Dot> dots = new ArrayList<>();
		points.forEach(p -> dots.add(new Chart.Dot(p.depthMm(), p.advancingN(), colour)));
		String now = points.isEmpty() ? Messages.Force_none
				: NLS.bind(Messages.Force_words, String.format(Locale.ROOT, "%.2f", points.get(points.size() - 1).advancingN()));
		return new Chart.Content("mm", "N", dots, FORCE_TOP_N, OptionalDouble.empty(), "", now);
	}

	/** A length in millimetres with one digit, as all numbers of the perspective are written. */
	static String mm(double value) {
		return String.format(Locale.ROOT, "%.1f", value);
	}
}
