package org.needlelab.ui.practice.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.needlelab.exercise.ActKind;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.AttemptEvent;
import org.needlelab.exercise.Decision;
import org.needlelab.exercise.Keyed;
import org.needlelab.exercise.Position;
import org.needlelab.exercise.Rule;
import org.needlelab.exercise.Scenario;
import org.needlelab.exercise.Step;
import org.needlelab.exercise.Technique;
import org.needlelab.files.Debrief;
import org.needlelab.files.Wording;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.practice.ExerciseSession;
import org.needlelab.ui.practice.Mode;
import org.needlelab.ui.practice.PracticeModel;

/**
 * What is done besides the needle. In training it is a checklist in the order of the procedure: what was done is ticked, and what
 * comes next is said. In an assessment it is what one can do, by the alphabet, and nothing is ticked: that the last act was recorded
 * is said with its time, whether it was right or not.
 */
final class StepList {

	private static final List<ActKind> BEFORE = List.of(ActKind.HAND_HYGIENE, ActKind.GLOVES, ActKind.SKIN_PREPARATION);
	/** Not called for in every patient: named as the next step only where the scenario scores it. */
	private static final List<ActKind> WHERE_ASKED = List.of(ActKind.GLOVES, ActKind.SKIN_PREPARATION);
	/** Tapping is a key and a tool of the needle's pane. */
	private static final List<ActKind> INSIDE = List.of(ActKind.LEAVE);
	private static final List<ActKind> AFTER = List.of(ActKind.PRESSURE, ActKind.SHARPS,
			ActKind.ADVICE_SORENESS, ActKind.ADVICE_HEAT, ActKind.ADVICE_EXERCISE, ActKind.ADVICE_WHEN_TO_CALL);
	/** As wide a row has room for an answer and the decision beside it, pixels. */
	private static final int BESIDE = 250;
	/** An answer of more lines than this beside the decision is hard to read. */
	private static final int LINES_BESIDE = 3;
	/** A step whose words are wider than this has a line of its own, pixels. */
	private static final int HALF = 136;
	private static final List<ActKind> INSTEAD = List.of(ActKind.DECLINE, ActKind.REFER, ActKind.ADVICE);

	private final PracticeModel model;
	private final Wording wording;
	private final String language;
	private final Mode mode;
	private final Scenario scenario;
	private final Runnable reflow;
	private final Map<ActKind, Button> steps = new EnumMap<>(ActKind.class);
	private final List<Combo> decisions = new ArrayList<>();
	private Combo position;
	private Combo technique;
	private Label next;
	private Label noted;

	StepList(Composite parent, PracticeController controller, Scenario scenario, Mode mode, Runnable reflow) {
		this.model = controller.model();
		this.wording = controller.instructor().wording();
		this.language = controller.instructor().language();
		this.mode = mode;
		this.scenario = scenario;
		this.reflow = reflow;
		if (mode == Mode.TRAINING) {
			next = Widgets.role(Widgets.keyed(Widgets.paragraph(parent, " "), "patient.next"), "accent");
			next.setFont(Widgets.bold(next));
			steps(parent, List.of(ActKind.READ_CASE));
		}
		if (!scenario.screening().isEmpty()) {
			Widgets.heading(parent, Messages.Patient_screening);
			scenario.screening().forEach(question -> question(parent, question));
		}
		if (mode == Mode.TRAINING) {
			steps(parent, List.of(ActKind.CONSENT));
		}
		position = choice(parent, "position", Messages.Patient_position, Messages.Patient_position_name, Position.values(),
				(session, chosen) -> session.position(chosen));
		technique = choice(parent, "technique", Messages.Patient_technique, Messages.Patient_technique_name, Technique.values(),
				(session, chosen) -> session.takeUp(chosen));
		if (mode == Mode.TRAINING) {
			Widgets.heading(parent, Messages.Patient_before);
			steps(parent, BEFORE);
			Widgets.heading(parent, Messages.Patient_inside);
			steps(parent, INSIDE);
			Widgets.heading(parent, Messages.Patient_after);
			steps(parent, AFTER);
			Widgets.heading(parent, Messages.Patient_instead);
			steps(parent, INSTEAD);
		} else {
			Widgets.heading(parent, Messages.Patient_acts);
			noted = Widgets.role(Widgets.keyed(Widgets.paragraph(parent, " "), "patient.noted"), "muted");
			steps(parent, Stream.of(List.of(ActKind.READ_CASE, ActKind.CONSENT), BEFORE, INSIDE, AFTER, INSTEAD).flatMap(List::stream)
					.sorted((a, b) -> wording.word(a).compareToIgnoreCase(wording.word(b))).toList());
		}
	}

	private void question(Composite parent, Scenario.ScreeningQuestion question) {
		Widgets.paragraph(parent, question.question().in(language));
		Composite row = Widgets.row(parent, 2);
		GridLayoutFactory.fillDefaults().numColumns(2).extendedMargins(12, 0, 0, 4).applyTo(row);
		Label answer = Widgets.role(Widgets.paragraph(row, "\u201C" + question.answer().in(language) + "\u201D"), "muted");
		GridDataFactory.fillDefaults().grab(true, false).hint(60, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(answer);
		Combo combo = Widgets.named(new Combo(row, SWT.DROP_DOWN | SWT.READ_ONLY), "screening." + question.id(),
				NLS.bind(Messages.Patient_decision_name, question.question().in(language)));
		// the question stands above; a tooltip would lie over the choices
		combo.setToolTipText(null);
		combo.add(Messages.Patient_decide);
		for (Decision decision : Decision.values()) {
			combo.add(PatientWords.capital(wording.word(decision)));
		}
		combo.setData(question);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(combo);
		int longest = answer.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
		row.addListener(SWT.Resize, e -> {
			int width = row.getClientArea().width;
			beside(row, width >= BESIDE && longest <= LINES_BESIDE * (width - combo.computeSize(SWT.DEFAULT, SWT.DEFAULT).x));
		});
		combo.select(0);
		combo.addListener(SWT.Selection, e -> {
			if (combo.getSelectionIndex() > 0) {
				Decision decision = Decision.values()[combo.getSelectionIndex() - 1];
				model.step(s -> s.answer(question.id(), decision));
			} else {
				show(model.session(), model.debrief());
			}
		});
		decisions.add(combo);
	}

	/** The decision stands beside the answer, or, in a narrow column or where the answer is long, below it. */
	private void beside(Composite row, boolean wide) {
		GridLayout layout = (GridLayout) row.getLayout();
		int columns = wide ? 2 : 1;
		if (layout.numColumns != columns) {
			layout.numColumns = columns;
			row.getDisplay().asyncExec(() -> {
				if (!row.isDisposed()) {
					reflow.run();
				}
			});
		}
	}

	/** One of a few constants; nothing at first. */
	private <K extends Keyed> Combo choice(Composite parent, String key, String heading, String name, K[] constants,
			BiConsumer<ExerciseSession, K> take) {
		Widgets.heading(parent, heading);
		Combo combo = Widgets.named(new Combo(parent, SWT.DROP_DOWN | SWT.READ_ONLY), key, name);
		combo.setToolTipText(null);
		combo.add(Messages.Patient_choose);
		for (K constant : constants) {
			combo.add(PatientWords.capital(wording.word(constant)));
		}
		combo.select(0);
		GridDataFactory.fillDefaults().grab(true, false).hint(60, SWT.DEFAULT).applyTo(combo);
		combo.addListener(SWT.Selection, e -> {
			if (combo.getSelectionIndex() > 0) {
				model.step(s -> take.accept(s, constants[combo.getSelectionIndex() - 1]));
			} else {
				show(model.session(), model.debrief());
			}
		});
		return combo;
	}

	private void steps(Composite parent, List<ActKind> kinds) {
		Composite grid = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).spacing(6, 2).applyTo(grid);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(grid);
		for (ActKind kind : kinds) {
			String word = wording.word(kind);
			Button button = Widgets.named(new Button(grid, mode == Mode.TRAINING ? SWT.CHECK : SWT.PUSH), "step." + kind.key(),
					NLS.bind(Messages.Patient_step_name, word));
			button.setText(Widgets.escaped(word));
			boolean wide = kinds.size() == 1 || button.computeSize(SWT.DEFAULT, SWT.DEFAULT).x > HALF;
			GridDataFactory.fillDefaults().grab(true, false).hint(40, SWT.DEFAULT).span(wide ? 2 : 1, 1).applyTo(button);
			button.addListener(SWT.Selection, e -> model.step(s -> s.act(kind)));
			steps.put(kind, button);
		}
	}

	/** Shows what was done: by the trainee so far, or in the attempt that was judged. */
	void show(Optional<ExerciseSession> session, Optional<Debrief> debrief) {
		Set<ActKind> done = EnumSet.noneOf(ActKind.class);
		Map<String, Decision> answers = new HashMap<>();
		Optional<Technique> taken = session.flatMap(ExerciseSession::technique)
				.or(() -> debrief.flatMap(d -> last(d.attempt(), AttemptEvent.TookUp.class)).map(AttemptEvent.TookUp::technique));
		Optional<Position> lies = session.flatMap(ExerciseSession::position)
				.or(() -> debrief.flatMap(d -> last(d.attempt(), AttemptEvent.Positioned.class))
						.map(AttemptEvent.Positioned::position));
		session.ifPresent(s -> {
			done.addAll(s.done());
			answers.putAll(s.answers());
		});
		debrief.ifPresent(d -> recall(d.attempt(), done, answers));
		boolean ticks = mode == Mode.TRAINING;
		steps.forEach((kind, button) -> {
			if (ticks) {
				button.setSelection(done.contains(kind));
			}
			button.setEnabled(session.isPresent() && !(ticks && done.contains(kind)));
		});
		for (Combo combo : decisions) {
			Decision decision = answers.get(((Scenario.ScreeningQuestion) combo.getData()).id());
			select(combo, decision == null ? 0 : decision.ordinal() + 1);
			combo.setEnabled(session.isPresent());
		}
		select(technique, taken.map(t -> t.ordinal() + 1).orElse(0));
		technique.setEnabled(session.isPresent());
		select(position, lies.map(p -> p.ordinal() + 1).orElse(0));
		position.setEnabled(session.isPresent());
		if (next != null) {
			say(next, session.map(s -> NLS.bind(Messages.Patient_next, next(s))).orElse(""));
		} else {
			say(noted, session.flatMap(ExerciseSession::lastAct).map(did -> NLS.bind(Messages.Patient_noted,
					NeedlePart.clock(did.timeS()), wording.word(did.act()))).orElse(session.isPresent() ? Messages.Patient_noted_none : ""));
		}
	}

	private void say(Label label, String words) {
		String before = label.getText();
		Widgets.set(label, words);
		if (!before.equals(label.getText())) {
			reflow.run();
		}
	}

	private static void select(Combo combo, int index) {
		if (combo.getSelectionIndex() != index) {
			combo.select(index);
		}
	}

	/** The next step of the procedure, in words. */
	private String next(ExerciseSession session) {
		if (!session.done().contains(ActKind.READ_CASE)) {
			return wording.word(ActKind.READ_CASE);
		}
		if (session.answers().size() < scenario.screening().size()) {
			return Messages.Next_screening;
		}
		if (session.answers().containsValue(Decision.DO_NOT_NEEDLE)) {
			return session.done().contains(ActKind.DECLINE) ? Messages.Next_finish : wording.word(ActKind.DECLINE);
		}
		if (!session.pierced()) {
			for (ActKind kind : List.of(ActKind.CONSENT, ActKind.POSITIONING, ActKind.HAND_HYGIENE, ActKind.GLOVES, ActKind.SKIN_PREPARATION,
					ActKind.PALPATION)) {
				if (!session.done().contains(kind) && (!WHERE_ASKED.contains(kind) || asked(kind))) {
					return wording.word(kind);
				}
			}
			if (session.technique().isEmpty()) {
				return wording.word(Step.TECHNIQUE);
			}
			return session.hold().frame().isEmpty() ? Messages.Next_entry : Messages.Next_insert;
		}
		if (session.hold().inside()) {
			return asked(ActKind.LEAVE) && !session.done().contains(ActKind.LEAVE) ? Messages.Next_leave : Messages.Next_treat;
		}
		for (ActKind kind : AFTER) {
			if (!session.done().contains(kind)) {
				return wording.word(kind);
			}
		}
		return Messages.Next_finish;
	}

	private boolean asked(ActKind kind) {
		return scenario.rubric().rules().stream().anyMatch(r -> r instanceof Rule.Act act && act.act() == kind);
	}

	private static <E extends AttemptEvent> Optional<E> last(Attempt attempt, Class<E> kind) {
		return attempt.events().stream().filter(kind::isInstance).map(kind::cast).reduce((earlier, later) -> later);
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
