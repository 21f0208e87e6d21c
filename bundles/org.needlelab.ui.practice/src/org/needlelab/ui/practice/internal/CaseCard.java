package org.needlelab.ui.practice.internal;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.needlelab.exercise.Scenario;
import org.needlelab.ui.Chart;
import org.needlelab.ui.ScrolledColumn;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.practice.Complaint;
import org.needlelab.ui.practice.Exercise;
import org.needlelab.ui.practice.History;
import org.needlelab.ui.practice.Mode;
import org.needlelab.ui.practice.Region;

/** Beside the list of exercises: the patient's story, how this user has done so far, and the way in. */
final class CaseCard {

	private final PracticeController controller;
	private final ScrolledColumn column;
	private final Button training;
	private final Button assessment;
	private final Button begin;
	private final Label modeNote;
	private Optional<Exercise> shown = Optional.empty();
	private int attempts = -1;

	CaseCard(Composite parent, PracticeController controller, Runnable beginning) {
		this.controller = controller;
		GridLayoutFactory.fillDefaults().spacing(0, 8).applyTo(parent);
		column = new ScrolledColumn(parent);
		Widgets.named(column.control(), "card", Messages.Card_name).setToolTipText(null);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(column.control());
		Composite modes = Widgets.row(parent, 2);
		training = mode(modes, "mode.training", Mode.TRAINING);
		assessment = mode(modes, "mode.assessment", Mode.ASSESSMENT);
		training.setSelection(true);
		modeNote = Widgets.role(Widgets.keyed(Widgets.paragraph(parent, Messages.Mode_training_about), "mode.note"), "muted");
		GridDataFactory.fillDefaults().grab(true, false).hint(10, 2 * Widgets.lineHeight(modeNote)).applyTo(modeNote);
		begin = Widgets.button(parent, "exercise.begin", Messages.Card_begin, Messages.Card_begin_name, beginning);
		begin.setFont(Widgets.bold(begin));
		begin.setToolTipText(null);
		GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, 42).applyTo(begin);
		show(Optional.empty());
	}

	private Button mode(Composite parent, String key, Mode mode) {
		Button button = Widgets.named(new Button(parent, SWT.RADIO), key, FacetWords.of(mode));
		button.setText(FacetWords.of(mode));
		button.addListener(SWT.Selection, e -> Widgets.set(modeNote,
				mode() == Mode.TRAINING ? Messages.Mode_training_about : Messages.Mode_assessment_about));
		return button;
	}

	/** How the exercise is to be done. */
	Mode mode() {
		return assessment.getSelection() ? Mode.ASSESSMENT : Mode.TRAINING;
	}

	/** Shows an exercise. */
	void show(Optional<Exercise> exercise) {
		int now = exercise.map(e -> controller.history().of(e.id()).size()).orElse(0);
		if (exercise.equals(shown) && now == attempts) {
			return;
		}
		shown = exercise;
		attempts = now;
		begin.setEnabled(exercise.isPresent());
		column.clear();
		exercise.ifPresent(e -> fill(column.content(), e));
		column.reflow();
		column.toTop();
	}

	private void fill(Composite parent, Exercise exercise) {
		Scenario scenario = exercise.scenario();
		String language = controller.instructor().language();
		Label title = Widgets.keyed(Widgets.paragraph(parent, scenario.title().in(language)), "card.title");
		title.setFont(Widgets.large(title, 4));
		Widgets.role(Widgets.paragraph(parent, String.join(" \u00B7 ", FacetWords.of(Region.of(scenario.targetId())),
				FacetWords.of(Complaint.of(scenario)), FacetWords.of(scenario.procedure().difficulty()))), "muted");
		Widgets.heading(parent, Messages.Patient_card);
		Widgets.keyed(Widgets.paragraph(parent, PatientWords.person(scenario, controller.instructor().wording())), "card.person");
		Widgets.heading(parent, Messages.Patient_case);
		Widgets.formatted(parent, "card.case", Messages.Patient_case, scenario.caseText().in(language), "page");
		Widgets.heading(parent, Messages.Patient_task);
		Widgets.formatted(parent, "card.task", Messages.Patient_task, scenario.task().in(language), "page");
		Widgets.heading(parent, Messages.Card_history);
		List<History.Entry> mine = controller.history().of(exercise.id());
		if (mine.isEmpty()) {
			Widgets.role(Widgets.paragraph(parent, Messages.Card_noHistory), "muted");
		} else {
			Chart chart = new Chart(parent, "card.curve", Messages.Progress_curve_name);
			GridDataFactory.fillDefaults().grab(true, false).hint(200, 140).applyTo(chart);
			chart.show(curve(mine));
		}
	}

	/** Percent over attempts, with the pass mark as the level of mastery. */
	static Chart.Content curve(List<History.Entry> entries) {
		List<Chart.Dot> dots = new ArrayList<>();
		for (int i = 0; i < entries.size(); i++) {
			dots.add(new Chart.Dot(i + 1.0, entries.get(i).percent(), PracticeColours.of(entries.get(i).passed())));
		}
		History.Entry last = entries.get(entries.size() - 1);
		long passed = entries.stream().filter(History.Entry::passed).count();
		return new Chart.Content(Messages.Progress_attempt, "%", dots, 100, OptionalDouble.of(last.passPercent()),
				Messages.Progress_mastery, MessageFormat.format(Messages.Progress_words, passed, entries.size()));
	}
}
