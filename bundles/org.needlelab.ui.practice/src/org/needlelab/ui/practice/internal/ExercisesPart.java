package org.needlelab.ui.practice.internal;

import java.util.List;
import java.util.Optional;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.needlelab.files.Wording;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.practice.Catalogue;
import org.needlelab.ui.practice.Exercise;
import org.needlelab.ui.practice.ExerciseSession;
import org.needlelab.ui.practice.History;
import org.needlelab.ui.practice.PracticeModel;
import org.needlelab.ui.practice.PracticeModel.Change;
import org.needlelab.ui.practice.Region;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

/** The exercises on offer: filters, the list, and a card of the one that is chosen in it, from which it is begun. */
public final class ExercisesPart {

	static final String ID = "org.needlelab.practice.part.exercises";

	private static final int RAIL = 210;
	private static final int CARD = 350;
	/** A title of which less is seen names no exercise, pixels. */
	private static final int LEAST_TITLE = 220;

	@Inject
	private PracticeController controller;
	private PracticeModel model;
	private Catalogue catalogue;
	private Filters filters;
	private Table table;
	private Label count;
	private CaseCard card;
	private Shell shell;
	private Runnable stopListening;

	@PostConstruct
	void create(Composite part, Shell window) {
		Composite parent = Widgets.page(part);
		shell = window;
		model = controller.model();
		catalogue = new Catalogue(controller.history(), controller.instructor().language());
		Widgets.help(parent, "practice.exercises");
		GridLayoutFactory.fillDefaults().numColumns(3).margins(14, 14).spacing(16, 0).applyTo(parent);
		Composite rail = column(parent, RAIL, false);
		filters = new Filters(rail, this::fill);
		Widgets.button(rail, "exercises.open", Messages.Exercises_open, Messages.Exercises_open_name,
				() -> FileHandlers.openScenario(shell, controller));
		list(column(parent, SWT.DEFAULT, true));
		card = new CaseCard(column(parent, CARD, false), controller, this::begin);
		fill();
		stopListening = model.listen(change -> {
			if (change == Change.EXERCISES || change == Change.HISTORY) {
				fill();
			} else if (change == Change.PHASE) {
				model.exercise().ifPresent(this::select);
			}
		});
	}

	private static Composite column(Composite parent, int width, boolean grabs) {
		Composite column = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 6).applyTo(column);
		GridDataFactory.fillDefaults().grab(grabs, true).hint(width, SWT.DEFAULT).applyTo(column);
		return column;
	}

	private void list(Composite parent) {
		count = Widgets.role(Widgets.keyed(Widgets.paragraph(parent, " "), "exercises.count"), "muted");
		table = Widgets.role(Widgets.named(new Table(parent, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.BORDER),
				"exercises.list", Messages.Exercises_list_name), "card");
		// a tooltip would hide the list
		table.setToolTipText(null);
		table.setHeaderVisible(true);
		GridDataFactory.fillDefaults().grab(true, true).hint(200, 200).applyTo(table);
		List<String> headings = List.of(Messages.Exercises_column_title, Messages.Exercises_column_region, Messages.Exercises_column_level,
				Messages.Exercises_column_standing);
		for (String heading : headings) {
			new TableColumn(table, SWT.NONE).setText(heading);
		}
		table.addListener(SWT.Resize, e -> fit());
		table.addListener(SWT.Selection, e -> shown());
		table.addListener(SWT.DefaultSelection, e -> begin());
	}

	/** Where the window is narrow the region gives room: a title that cannot be read names no exercise. */
	private void fit() {
		ProgressPart.fit(table, 0);
		TableColumn titles = table.getColumn(0);
		TableColumn regions = table.getColumn(1);
		int given = Math.min(regions.getWidth(), Math.max(0, LEAST_TITLE - titles.getWidth()));
		regions.setWidth(regions.getWidth() - given);
		titles.setWidth(titles.getWidth() + given);
	}

	/** Whether what is told of the user's attempts needs more room than it has. */
	private boolean outgrown() {
		TableColumn standing = table.getColumn(table.getColumnCount() - 1);
		int before = standing.getWidth();
		standing.pack();
		boolean wider = standing.getWidth() > before;
		standing.setWidth(before);
		return wider;
	}

	@PreDestroy
	void dispose() {
		stopListening.run();
	}

	@Focus
	void focus() {
		table.setFocus();
	}

	private void fill() {
		Optional<Exercise> selected = selected().or(model::exercise);
		table.removeAll();
		List<Exercise> found = catalogue.find(model.exercises(), filters.query());
		for (Exercise exercise : found) {
			TableItem item = Widgets.keyed(new TableItem(table, SWT.NONE), "exercise." + exercise.id());
			item.setText(new String[] { title(exercise), FacetWords.of(Region.of(exercise.scenario().targetId())),
					FacetWords.of(exercise.scenario().procedure().difficulty()), standing(exercise) });
			item.setData(exercise);
		}
		if (found.size() == model.exercises().size() || outgrown()) {
			fit();
		}
		Widgets.set(count, NLS.bind(Messages.Exercises_count, found.size(), model.exercises().size()));
		select(selected.filter(found::contains).or(() -> found.stream().findFirst()).orElse(null));
	}

	private String title(Exercise exercise) {
		String language = controller.instructor().language();
		String title = exercise.scenario().title().in(language);
		if (exercise.pack().isPresent()) {
			return NLS.bind(Messages.Exercises_pack, title, exercise.pack().get().in(language));
		}
		return exercise.shipped() ? title : NLS.bind(Messages.Exercises_own, title);
	}

	private String standing(Exercise exercise) {
		List<History.Entry> mine = controller.history().of(exercise.id());
		String word = FacetWords.of(catalogue.standing(exercise));
		return mine.isEmpty() ? word
				: word + " \u00B7 " + Wording.number(mine.get(mine.size() - 1).percent(), "0") + " %";
	}

	private Optional<Exercise> selected() {
		return table.getSelectionCount() == 0 ? Optional.empty() : Optional.of((Exercise) table.getSelection()[0].getData());
	}

	private void select(Exercise exercise) {
		for (int i = 0; i < table.getItemCount(); i++) {
			if (table.getItem(i).getData().equals(exercise)) {
				table.setSelection(i);
			}
		}
		shown();
	}

	private void shown() {
		card.show(selected());
	}

	private void begin() {
		selected().ifPresent(exercise -> {
			boolean leave = model.session().filter(ExerciseSession::pierced).isEmpty()
					|| Widgets.confirm(shell, Messages.Exercises_leave_title, Messages.Exercises_leave_text);
			if (leave) {
				model.mode(card.mode());
				controller.choose(exercise);
			}
		});
	}
}
