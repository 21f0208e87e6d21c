package org.needlelab.ui.practice.internal;

import java.text.MessageFormat;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.needlelab.files.Wording;
import org.needlelab.ui.Chart;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.practice.Exercise;
import org.needlelab.ui.practice.History;
import org.needlelab.ui.practice.PracticeModel.Change;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

/** What this user has finished so far: a learning curve for an exercise, every attempt with its result, and a way out as CSV. */
public final class ProgressPart {

	private static final DateTimeFormatter WHEN = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);

	private static final int LEAST_TITLE = 90;

	@Inject
	private PracticeController controller;
	private Label summary;
	private Table exercises;
	private Table attempts;
	private Chart curve;
	private final List<String> ids = new ArrayList<>();
	private Runnable stopListening;

	@PostConstruct
	void create(Composite part, Shell shell) {
		Composite parent = Widgets.page(part);
		Widgets.help(parent, "practice.progress");
		GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).margins(14, 14).spacing(16, 10).applyTo(parent);
		summary = Widgets.keyed(Widgets.paragraph(parent, " "), "progress.summary");
		summary.setFont(Widgets.sized(summary, 1));
		GridDataFactory.swtDefaults().align(SWT.END, SWT.CENTER).applyTo(Widgets.button(parent, "progress.export",
				Messages.Progress_export, Messages.Progress_export_name, () -> FileHandlers.exportProgress(shell, controller)));
		exercises = table(parent, "progress.exercises", Messages.Progress_exercises_name, List.of(Messages.Exercises_column_title,
				Messages.Progress_column_attempts, Messages.Progress_column_last, Messages.Progress_column_best));
		curve = new Chart(parent, "progress.curve", Messages.Progress_curve_name);
		GridDataFactory.fillDefaults().grab(true, true).hint(200, 200).applyTo(curve);
		attempts = table(parent, "progress.attempts", Messages.Progress_attempts_name, List.of(Messages.Progress_column_when,
				Messages.Exercises_column_title, Messages.Progress_column_mode, Messages.Progress_column_result, Messages.Progress_column_time));
		GridDataFactory.fillDefaults().grab(true, true).span(2, 1).hint(200, 160).applyTo(attempts);
		exercises.addListener(SWT.Resize, e -> fit(exercises, 0));
		attempts.addListener(SWT.Resize, e -> fit(attempts, 1));
		exercises.addListener(SWT.Selection, e -> drawCurve());
		attempts.addListener(SWT.DefaultSelection, e -> open());
		fill();
		stopListening = controller.model().listen(change -> {
			if (change == Change.HISTORY || change == Change.EXERCISES) {
				fill();
			}
		});
	}

	private static Table table(Composite parent, String key, String name, List<String> headings) {
		Table table = Widgets.role(Widgets.named(new Table(parent, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER), key, name), "card");
		table.setToolTipText(null);
		table.setHeaderVisible(true);
		GridDataFactory.fillDefaults().grab(true, true).hint(200, 200).applyTo(table);
		for (String heading : headings) {
			new TableColumn(table, SWT.NONE).setText(heading);
		}
		return table;
	}

	@PreDestroy
	void dispose() {
		stopListening.run();
	}

	private void fill() {
		History history = controller.history();
		exercises.removeAll();
		attempts.removeAll();
		ids.clear();
		Set<String> seen = new LinkedHashSet<>();
		List<History.Entry> all = history.entries();
		for (int i = all.size() - 1; i >= 0; i--) {
			History.Entry entry = all.get(i);
			seen.add(entry.exercise());
			TableItem item = new TableItem(attempts, SWT.NONE);
			item.setText(new String[] { WHEN.withLocale(Locale.getDefault()).format(entry.finishedAt().atZone(ZoneId.systemDefault())),
					title(entry.exercise()), FacetWords.of(entry.mode()), result(entry), NeedlePart.clock(entry.durationS()) });
			item.setData(entry);
		}
		for (String id : seen) {
			List<History.Entry> mine = history.of(id);
			ids.add(id);
			double best = mine.stream().mapToDouble(History.Entry::percent).max().orElse(0);
			new TableItem(exercises, SWT.NONE).setText(new String[] { title(id), Integer.toString(mine.size()),
					percent(mine.get(mine.size() - 1).percent()), percent(best) + (history.mastered(id) ? " \u2605" : "") });
		}
		long mastered = seen.stream().filter(history::mastered).count();
		String words = all.isEmpty() ? Messages.Progress_none
				: MessageFormat.format(Messages.Progress_summary, all.size(), seen.size(), mastered);
		Widgets.set(summary, history.unreadable() == 0 ? words
				: words + " " + MessageFormat.format(Messages.Progress_unreadable, history.unreadable()));
		fit(exercises, 0);
		fit(attempts, 1);
		if (exercises.getItemCount() > 0) {
			exercises.setSelection(0);
		}
		drawCurve();
	}

	/** Every column as wide as its words, but for the titles', which has the room that is left, so that no column is cut off. */
	static void fit(Table table, int titles) {
		int left = table.getClientArea().width;
		for (TableColumn column : table.getColumns()) {
			column.pack();
			left -= column == table.getColumn(titles) ? 0 : column.getWidth();
		}
		if (left > 0) {
			table.getColumn(titles).setWidth(Math.max(left, LEAST_TITLE));
		}
	}

	private String title(String id) {
		return controller.model().exercise(id).map(Exercise::scenario)
				.map(s -> s.title().in(controller.instructor().language())).orElse(id);
	}

	private static String percent(double value) {
		return Wording.number(value, "0") + " %";
	}

	private static String result(History.Entry entry) {
		return (entry.passed() ? "\u2713 " : "\u2717 ") + percent(entry.percent());
	}

	private void drawCurve() {
		int index = exercises.getSelectionIndex();
		curve.show(index < 0 ? Chart.Content.empty(Messages.Progress_attempt, "%", Messages.Progress_none)
				: CaseCard.curve(controller.history().of(ids.get(index))));
	}

	/** Opens the debrief of an attempt anew. */
	private void open() {
		if (attempts.getSelectionCount() > 0) {
			controller.openAttempt(controller.history().file((History.Entry) attempts.getSelection()[0].getData()));
		}
	}
}
