package org.needlelab.ui.practice.internal;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.swt.SWT;
import org.eclipse.swt.printing.PrintDialog;
import org.eclipse.swt.printing.PrinterData;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.needlelab.files.AttemptFile;
import org.needlelab.files.ScenarioFile;
import org.needlelab.ui.practice.PracticeModel;

/** Asks for files. */
public final class FileHandlers {

	private FileHandlers() {
	}

	static void openScenario(Shell shell, PracticeController controller) {
		ask(shell, SWT.OPEN, Messages.Dialog_scenario_open, Messages.Dialog_scenarios, ScenarioFile.ENDING, "")
				.ifPresent(controller::openScenario);
	}

	static void openAttempt(Shell shell, PracticeController controller) {
		ask(shell, SWT.OPEN, Messages.Dialog_attempt_open, Messages.Dialog_attempts, AttemptFile.ENDING, "")
				.ifPresent(controller::openAttempt);
	}

	static void saveAttempt(Shell shell, PracticeController controller) {
		controller.model().debrief().map(d -> d.scenario().id() + AttemptFile.ENDING)
				.flatMap(name -> ask(shell, SWT.SAVE, Messages.Dialog_attempt_save, Messages.Dialog_attempts, AttemptFile.ENDING, name))
				.ifPresent(controller::saveAttempt);
	}

	static void saveReport(Shell shell, PracticeController controller) {
		controller.model().debrief().ifPresent(d -> {
			FileDialog dialog = new FileDialog(shell, SWT.SAVE);
			dialog.setText(Messages.Dialog_report_save);
			dialog.setFilterNames(new String[] { "PDF (*.pdf)", "HTML (*.html)" });
			dialog.setFilterExtensions(new String[] { "*.pdf", "*.html" });
			dialog.setFileName(d.scenario().id() + ".pdf");
			dialog.setOverwrite(true);
			Optional.ofNullable(dialog.open()).map(Path::of).ifPresent(controller::saveReport);
		});
	}

	static void exportProgress(Shell shell, PracticeController controller) {
		ask(shell, SWT.SAVE, Messages.Dialog_progress_export, Messages.Dialog_tables, ".csv", "needlelab-progress.csv")
				.ifPresent(controller::exportProgress);
	}

	private static Optional<Path> ask(Shell shell, int style, String title, String kind, String ending, String name) {
		FileDialog dialog = new FileDialog(shell, style);
		dialog.setText(title);
		dialog.setFilterNames(new String[] { kind });
		dialog.setFilterExtensions(new String[] { "*" + ending });
		dialog.setFileName(name);
		dialog.setOverwrite(true);
		return Optional.ofNullable(dialog.open()).map(Path::of);
	}

	/** File, Open scenario. */
	public static final class OpenScenario {

		/** Asks for a scenario file and begins its exercise. */
		@Execute
		void open(Shell shell, PracticeController controller) {
			openScenario(shell, controller);
		}
	}

	/** File, Open attempt. */
	public static final class OpenAttempt {

		/** Asks for an attempt file and shows its debrief. */
		@Execute
		void open(Shell shell, PracticeController controller) {
			openAttempt(shell, controller);
		}
	}

	/** File, Save attempt. */
	public static final class SaveAttempt {

		/** Asks where to save the attempt. */
		@Execute
		void save(Shell shell, PracticeController controller) {
			saveAttempt(shell, controller);
		}

		@CanExecute
		boolean possible(PracticeModel model) {
			return model.debrief().isPresent();
		}
	}

	/** File, Save report. */
	public static final class SaveReport {

		/** Asks where to save the report, as PDF or HTML. */
		@Execute
		void save(Shell shell, PracticeController controller) {
			saveReport(shell, controller);
		}

		@CanExecute
		boolean possible(PracticeModel model) {
			return model.debrief().isPresent();
		}
	}

	/** File, Print. */
	public static final class Print {

		/** Asks for a printer and prints the report. */
		@Execute
		void print(Shell shell, PracticeController controller) {
			PrinterData where = new PrintDialog(shell).open();
			if (where != null) {
				controller.print(where);
			}
		}

		@CanExecute
		boolean possible(PracticeModel model) {
			return model.debrief().isPresent();
		}
	}

	/** File, Export progress. */
	public static final class ExportProgress {

		/** Asks where to write the table. */
		@Execute
		void export(Shell shell, PracticeController controller) {
			exportProgress(shell, controller);
		}
	}
}
