package org.needlelab.ui.practice.internal;

import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.needlelab.exercise.LocalText;
import org.needlelab.exercise.Scenario;
import org.needlelab.ui.ScrolledColumn;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.practice.Exercise;
import org.needlelab.ui.practice.ExerciseSession;
import org.needlelab.ui.practice.Mode;
import org.needlelab.ui.practice.PracticeModel;
import org.needlelab.ui.practice.PracticeModel.Change;
import org.needlelab.ui.practice.PracticeModel.Phase;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

/** Who comes with what, what the patient says and does, and the steps of the procedure besides the needle. */
public final class PatientPart {

	@Inject
	private PracticeController controller;
	private PracticeModel model;
	private ScrolledColumn column;
	private Optional<Exercise> shown = Optional.empty();
	private Mode mode = Mode.TRAINING;
	private Optional<StepList> steps = Optional.empty();
	private Optional<PatientAnswers> answers = Optional.empty();
	private Runnable stopListening;

	@PostConstruct
	void create(Composite parent) {
		model = controller.model();
		Widgets.help(parent, "practice.patient").setLayout(new FillLayout());
		column = new ScrolledColumn(parent);
		Widgets.named(column.control(), "patient", Messages.Patient_card).setToolTipText(null);
		build();
		stopListening = model.listen(change -> {
			if (change == Change.PHASE) {
				if (!shown.equals(model.exercise()) || mode != model.mode() || model.phase() == Phase.PRACTISING) {
					build();
				} else {
					state();
				}
			} else if (change == Change.STEPS || change == Change.NEEDLE) {
				state();
			}
		});
	}

	/** Lays the column out anew, as when its fonts changed. */
	void reflow() {
		column.reflow();
	}

	@PreDestroy
	void dispose() {
		stopListening.run();
	}

	private void build() {
		shown = model.exercise();
		mode = model.mode();
		column.clear();
		steps = Optional.empty();
		answers = Optional.empty();
		Composite card = column.content();
		if (shown.isEmpty()) {
			Widgets.role(Widgets.paragraph(card, Messages.Patient_none), "muted");
		} else {
			card(card, shown.get().scenario());
		}
		column.together(() -> {
			state();
			column.reflow();
		});
		column.toTop();
	}

	private void card(Composite card, Scenario scenario) {
		Label title = Widgets.paragraph(card, text(scenario.title()));
		title.setFont(Widgets.large(title, 2));
		Widgets.keyed(title, "patient.title");
		Widgets.role(Widgets.keyed(Widgets.paragraph(card, PatientWords.person(scenario, controller.instructor().wording())),
				"patient.person"), "muted");
		Widgets.formatted(card, "patient.case", Messages.Patient_case, text(scenario.caseText()), "card");
		Widgets.heading(card, Messages.Patient_task);
		Widgets.formatted(card, "patient.task", Messages.Patient_task, text(scenario.task()), "card");
		answers = Optional.of(new PatientAnswers(block(card), controller, column));
		steps = Optional.of(new StepList(block(card), controller, scenario, mode, column::reflow));
		if (mode == Mode.TRAINING && !scenario.statements().isEmpty()) {
			Widgets.heading(card, Messages.Patient_goodToKnow);
			scenario.statements().forEach(s -> statement(card, scenario, s));
		}
	}

	private static Composite block(Composite parent) {
		Composite block = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(6, 4).applyTo(block);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(block);
		return block;
	}

	private void statement(Composite card, Scenario scenario, Scenario.Statement statement) {
		Widgets.paragraph(card, "\u2022 " + text(statement.text()));
		statement.sources().stream().flatMap(id -> scenario.source(id).stream())
				.forEach(source -> Widgets.role(Widgets.paragraph(card, "[" + source.citation() + "]"), "muted"));
	}

	private String text(LocalText text) {
		return text.in(controller.instructor().language());
	}

	private void state() {
		Optional<ExerciseSession> session = model.session();
		steps.ifPresent(s -> s.show(session, model.debrief()));
		answers.ifPresent(a -> a.show(session));
	}
}
