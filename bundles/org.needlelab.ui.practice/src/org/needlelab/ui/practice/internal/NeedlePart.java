package org.needlelab.ui.practice.internal;

import java.util.Locale;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.ScrolledColumn;
import org.needlelab.ui.practice.ExerciseSession;
import org.needlelab.ui.practice.PracticeModel;
import org.needlelab.ui.practice.PracticeModel.Change;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

/** The needle: choosing it, guiding it, and what it is near to. */
public final class NeedlePart {

	@Inject
	private PracticeController controller;
	private PracticeModel model;
	private NeedleControls controls;
	private ReadoutPanel readout;
	private Button tap;
	private Button withdraw;
	private Button finish;
	private Runnable stopListening;

	@PostConstruct
	void create(Composite parent) {
		model = controller.model();
		GridLayoutFactory.fillDefaults().applyTo(parent);
		ScrolledColumn column = new ScrolledColumn(parent);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(column.control());
		controls = new NeedleControls(column.content(), model);
		Composite actions = Widgets.row(column.content(), 2);
		GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).applyTo(actions);
		tap = Widgets.button(actions, "needle.tap", Messages.Needle_tap, Messages.Needle_tap_name,
				() -> model.needle(NeedleHandlers::tap));
		withdraw = Widgets.button(actions, "needle.withdraw", Messages.Needle_withdraw, Messages.Needle_withdraw_name,
				() -> model.needle(ExerciseSession::withdraw));
		readout = new ReadoutPanel(column.content(), controller.instructor().wording());
		finish = Widgets.button(parent, "needle.finish", Messages.Needle_finish, Messages.Needle_finish_name, controller::finish);
		finish.setFont(Widgets.bold(finish));
		GridDataFactory.fillDefaults().grab(true, false).indent(0, 0).hint(SWT.DEFAULT, 36).applyTo(finish);
		GridLayoutFactory.fillDefaults().extendedMargins(0, Widgets.MARGIN, 0, Widgets.MARGIN).applyTo(parent);
		show();
		column.reflow();
		stopListening = model.listen(change -> {
			if (change == Change.PHASE || change == Change.NEEDLE) {
				show();
			}
		});
	}

	@PreDestroy
	void dispose() {
		stopListening.run();
	}

	private void show() {
		boolean inside = model.session().map(s -> s.hold().inside()).orElse(false);
		controls.show();
		readout.show(model.session());
		tap.setEnabled(inside);
		withdraw.setEnabled(inside);
		finish.setEnabled(model.session().isPresent());
	}

	/** A length in millimetres with one digit, as all numbers of the perspective are written. */
	static String mm(double value) {
		return String.format(Locale.ROOT, "%.1f", value);
	}
}
