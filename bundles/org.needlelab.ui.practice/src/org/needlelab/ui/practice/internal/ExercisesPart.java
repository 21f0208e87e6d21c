package org.needlelab.ui.practice.internal;

import java.util.Optional;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.practice.Exercise;
import org.needlelab.ui.practice.ExerciseSession;
import org.needlelab.ui.practice.PracticeModel;
import org.needlelab.ui.practice.PracticeModel.Change;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

/** The exercises on offer; choosing one begins it. */
public final class ExercisesPart {

	static final String ID = "org.needlelab.practice.part.exercises";

	@Inject
	private PracticeController controller;
	private PracticeModel model;
	private Table table;
	private Runnable stopListening;

	@PostConstruct
	void create(Composite parent, Shell shell) {
		model = controller.model();
		GridLayoutFactory.fillDefaults().margins(Widgets.MARGIN, Widgets.MARGIN).applyTo(parent);
		table = Widgets.named(new Table(parent, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL), "exercises.list",
				Messages.Exercises_list_name);
		// a tooltip would hide the list
		table.setToolTipText(null);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
		TableColumn column = new TableColumn(table, SWT.NONE);
		table.addListener(SWT.Resize, e -> column.setWidth(table.getClientArea().width));
		table.addListener(SWT.Selection, e -> chosen(shell));
		Widgets.button(parent, "exercises.open", Messages.Exercises_open, Messages.Exercises_open_name,
				() -> FileHandlers.openScenario(shell, controller));
		fill();
		stopListening = model.listen(change -> {
			if (change == Change.EXERCISES) {
				fill();
			} else if (change == Change.PHASE) {
				mark();
			}
		});
	}

	@PreDestroy
	void dispose() {
		stopListening.run();
	}

	private void fill() {
		table.removeAll();
		for (Exercise exercise : model.exercises()) {
			TableItem item = Widgets.keyed(new TableItem(table, SWT.NONE), "exercise." + exercise.id());
			String title = exercise.scenario().title().in(controller.instructor().language());
			item.setText(exercise.shipped() ? title : NLS.bind(Messages.Exercises_own, title));
			item.setData(exercise);
		}
		mark();
	}

	private void mark() {
		Optional<Exercise> current = model.exercise();
		int index = current.map(model.exercises()::indexOf).orElse(-1);
		if (table.getSelectionIndex() != index) {
			table.setSelection(index);
		}
	}

	private void chosen(Shell shell) {
		if (table.getSelectionCount() == 0) {
			return;
		}
		Exercise exercise = (Exercise) table.getSelection()[0].getData();
		boolean same = model.exercise().equals(Optional.of(exercise)) && model.phase() != PracticeModel.Phase.DEBRIEFED;
		if (same) {
			return;
		}
		boolean leave = model.session().filter(ExerciseSession::pierced).isEmpty()
				|| MessageDialog.openConfirm(shell, Messages.Exercises_leave_title, Messages.Exercises_leave_text);
		if (leave) {
			controller.choose(exercise);
		} else {
			mark();
		}
	}
}
