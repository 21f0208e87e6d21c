package org.needlelab.ui.practice.internal;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.swt.SWT;
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
}
