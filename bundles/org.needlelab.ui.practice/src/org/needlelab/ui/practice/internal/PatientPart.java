package org.needlelab.ui.practice.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.needlelab.anatomy.Patient;
import org.needlelab.anatomy.Side;
import org.needlelab.exercise.ActKind;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.AttemptEvent;
import org.needlelab.exercise.Decision;
import org.needlelab.exercise.LocalText;
import org.needlelab.exercise.Scenario;
import org.needlelab.files.Wording;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.ScrolledColumn;
import org.needlelab.ui.practice.Exercise;
import org.needlelab.ui.practice.PracticeModel;
import org.needlelab.ui.practice.PracticeModel.Change;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

/** Who comes with what, and the steps of the procedure besides the needle. */
public final class PatientPart {

	private static final List<ActKind> BEFORE = List.of(ActKind.CONSENT, ActKind.POSITIONING, ActKind.HAND_HYGIENE,
			ActKind.GLOVES, ActKind.SKIN_PREPARATION, ActKind.PALPATION);
	private static final List<ActKind> AFTER = List.of(ActKind.PRESSURE, ActKind.SHARPS, ActKind.ADVICE);

	@Inject
	private PracticeController controller;
	private PracticeModel model;
	private ScrolledColumn column;
	private Optional<Exercise> shown = Optional.empty();
	private final Map<ActKind, Button> steps = new EnumMap<>(ActKind.class);
	private final List<Combo> decisions = new ArrayList<>();
	private Runnable stopListening;

	@PostConstruct
	void create(Composite parent) {
		model = controller.model();
		parent.setLayout(new FillLayout());
		column = new ScrolledColumn(parent);
		Widgets.named(column.control(), "patient", Messages.Patient_card).setToolTipText(null);
		build();
		stopListening = model.listen(change -> {
			if (change == Change.PHASE) {
				if (!shown.equals(model.exercise())) {
					build();
				}
				state();
			} else if (change == Change.STEPS) {
				state();
			}
		});
	}

	@PreDestroy
	void dispose() {
		stopListening.run();
	}

	private void build() {
		shown = model.exercise();
		column.clear();
		steps.clear();
		decisions.clear();
		Composite card = column.content();
		if (shown.isEmpty()) {
			Widgets.paragraph(card, Messages.Patient_none);
		} else {
			card(card, shown.get().scenario());
		}
		state();
		column.reflow();
		column.toTop();
	}

	private void card(Composite card, Scenario scenario) {
		Label title = Widgets.paragraph(card, text(scenario.title()));
		title.setFont(Widgets.large(title, 2));
		Widgets.keyed(title, "patient.title");
		Widgets.keyed(Widgets.paragraph(card, person(scenario)), "patient.person");
		Widgets.heading(card, Messages.Patient_case);
		Widgets.keyed(Widgets.paragraph(card, text(scenario.caseText())), "patient.case");
		Widgets.heading(card, Messages.Patient_task);
		Widgets.keyed(Widgets.paragraph(card, text(scenario.task())), "patient.task");
		if (!scenario.screening().isEmpty()) {
			Widgets.heading(card, Messages.Patient_screening);
			scenario.screening().forEach(question -> question(card, question));
		}
		steps(card, Messages.Patient_before, BEFORE);
		steps(card, Messages.Patient_after, AFTER);
		if (!scenario.statements().isEmpty()) {
			Widgets.heading(card, Messages.Patient_goodToKnow);
			scenario.statements().forEach(s -> statement(card, scenario, s));
		}
	}

	private String person(Scenario scenario) {
		Wording wording = controller.instructor().wording();
		Patient p = scenario.patient();
		String side = scenario.side() == Side.MEDIAN ? "" : ", " + wording.text("word.side." + scenario.side().key());
		return NLS.bind(Messages.Patient_person,
				new Object[] { capital(wording.text("word.sex." + p.sex().key())), Wording.number(p.ageYears(), "0"),
						Wording.number(p.statureMm() / 10, "0"), Wording.number(p.massKg(), "0.#"), Wording.number(p.bmi(), "0.0") })
				+ "\n" + capital(wording.word(scenario.position())) + side + ", " + wording.word(scenario.technique());
	}

	private static String capital(String word) {
		return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
	}

	private void question(Composite card, Scenario.ScreeningQuestion question) {
		Widgets.paragraph(card, text(question.question()));
		Composite row = Widgets.row(card, 2);
		GridLayoutFactory.fillDefaults().numColumns(2).extendedMargins(12, 0, 0, 4).applyTo(row);
		Label answer = Widgets.paragraph(row, "\u201C" + text(question.answer()) + "\u201D");
		GridDataFactory.fillDefaults().grab(true, false).hint(60, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(answer);
		Combo combo = Widgets.named(new Combo(row, SWT.DROP_DOWN | SWT.READ_ONLY), "screening." + question.id(),
				NLS.bind(Messages.Patient_decision_name, text(question.question())));
		combo.add(Messages.Patient_decide);
		for (Decision decision : Decision.values()) {
			combo.add(capital(controller.instructor().wording().word(decision)));
		}
		combo.setData(question);
		combo.select(0);
		combo.addListener(SWT.Selection, e -> {
			if (combo.getSelectionIndex() > 0) {
				Decision decision = Decision.values()[combo.getSelectionIndex() - 1];
				model.step(s -> s.answer(question.id(), decision));
			} else {
				state();
			}
		});
		decisions.add(combo);
	}

	private void steps(Composite card, String heading, List<ActKind> kinds) {
		Widgets.heading(card, heading);
		Composite grid = new Composite(card, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).spacing(6, 2).applyTo(grid);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(grid);
		for (ActKind kind : kinds) {
			String word = controller.instructor().wording().word(kind);
			Button button = Widgets.named(new Button(grid, SWT.CHECK), "step." + kind.key(),
					NLS.bind(Messages.Patient_step_name, word));
			button.setText(Widgets.escaped(word));
			button.addListener(SWT.Selection, e -> model.step(s -> s.act(kind)));
			steps.put(kind, button);
		}
	}

	private void statement(Composite card, Scenario scenario, Scenario.Statement statement) {
		Label text = Widgets.paragraph(card, "\u2022 " + text(statement.text()));
		text.setToolTipText(String.join("\n", statement.sources().stream()
				.flatMap(id -> scenario.source(id).stream()).map(Scenario.Source::citation).toList()));
	}

	private String text(LocalText text) {
		return text.in(controller.instructor().language());
	}

	/** What was done is ticked; it can be done only while practising, and a step once done stays done. */
	private void state() {
		boolean practising = model.session().isPresent();
		Set<ActKind> done = EnumSet.noneOf(ActKind.class);
		Map<String, Decision> answers = new HashMap<>();
		model.session().ifPresent(s -> {
			done.addAll(s.done());
			answers.putAll(s.answers());
		});
		model.debrief().ifPresent(d -> recall(d.attempt(), done, answers));
		steps.forEach((kind, button) -> {
			button.setSelection(done.contains(kind));
			button.setEnabled(practising && !done.contains(kind));
		});
		for (Combo combo : decisions) {
			Decision decision = answers.get(((Scenario.ScreeningQuestion) combo.getData()).id());
			int index = decision == null ? 0 : decision.ordinal() + 1;
			if (combo.getSelectionIndex() != index) {
				combo.select(index);
			}
			combo.setEnabled(practising);
		}
	}

	private static void recall(Attempt attempt, Set<ActKind> done, Map<String, Decision> answers) {
		for (AttemptEvent event : attempt.events()) {
			if (event instanceof AttemptEvent.Did did) {
				done.add(did.act());
			} else if (event instanceof AttemptEvent.Answered answered) {
				answers.put(answered.questionId(), answered.decision());
			}
		}
	}
}
