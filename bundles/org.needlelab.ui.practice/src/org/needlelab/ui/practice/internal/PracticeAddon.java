package org.needlelab.ui.practice.internal;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.e4.ui.di.UISynchronize;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.needlelab.base.Finding;
import org.needlelab.base.SourceLocation;
import org.needlelab.exercise.Scenario;
import org.needlelab.files.AttemptFile;
import org.needlelab.files.Loaded;
import org.needlelab.files.ScenarioFile;
import org.needlelab.files.Schemas;
import org.needlelab.files.Wording;
import org.needlelab.files.pack.PackShelf;
import org.needlelab.ui.BackgroundWork;
import org.needlelab.ui.ContextHelp;
import org.needlelab.ui.Language;
import org.needlelab.ui.Perspectives;
import org.needlelab.ui.Problems;
import org.needlelab.ui.Program;
import org.needlelab.ui.Stations;
import org.needlelab.ui.Translations;
import org.needlelab.ui.UserData;
import org.needlelab.ui.BodySource;
import org.needlelab.ui.practice.Exercise;
import org.needlelab.ui.practice.ExerciseLibrary;
import org.needlelab.ui.practice.History;
import org.needlelab.ui.practice.Instructor;
import org.needlelab.ui.Places;
import org.needlelab.ui.practice.PracticeModel;
import org.osgi.service.event.Event;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/** Puts the Practice perspective together when the application starts, before there is a window. */
public final class PracticeAddon {

	@Inject
	private Schemas schemas;

	/** Makes the model and the controller, for parts and handlers to be injected. */
	@PostConstruct
	void start(IEclipseContext application, BodySource bodies, Places places, Wording wording, Problems problems,
			BackgroundWork work, ContextHelp help, UserData data, UISynchronize sync) {
		ExerciseLibrary library = new ExerciseLibrary(new ScenarioFile(schemas));
		PracticeModel model = new PracticeModel(List.of(), System::nanoTime);
		Instructor instructor = new Instructor(bodies, places, wording, Language.current().code());
		help.add("practice", Translations.texts(Messages.class, Locale.getDefault()));
		application.set(PracticeModel.class, model);
		History history = history(data, problems);
		application.set(Stations.class, new StationDesk(instructor, library, schemas, history, problems, work, sync));
		application.set(PracticeController.class, new PracticeController(model, instructor, library, new AttemptFile(schemas),
				history, problems, work, sync, Clock.systemUTC(), Program.nameAndVersion()));
	}

	private static History history(UserData data, Problems problems) {
		History history = new History(data.folder());
		try {
			history.read();
		} catch (IOException e) {
			problems.show(List.of(Finding.error("file.unreadable", SourceLocation.of(data.folder().toString()),
					Map.of("reason", String.valueOf(e.getMessage())))));
		}
		return history;
	}

	/** The exercises are read once the window is there: it does not wait for them. */
	@Inject
	@Optional
	void started(@UIEventTopic(UIEvents.UILifeCycle.APP_STARTUP_COMPLETE) Event event, PracticeController controller,
			MApplication application, EModelService models, Perspectives perspectives, UserData data) {
		new Stage(controller.model(), application, models, perspectives);
		controller.offerShipped();
		controller.offerInstalled(new PackShelf(data.folder().resolve("packs"), schemas));
	}

	/** Another perspective has a scenario done. */
	@Inject
	@Optional
	void practise(@UIEventTopic(Perspectives.PRACTISE) Loaded<Scenario> scenario, PracticeController controller, Perspectives perspectives) {
		perspectives.show(InPractice.PERSPECTIVE);
		controller.choose(new Exercise(scenario, false));
	}

	/** Scenarios of packs that were installed are on offer at once. */
	@Inject
	@Optional
	void installed(@UIEventTopic(Perspectives.INSTALLED) PackShelf shelf, PracticeController controller) {
		controller.offerInstalled(shelf);
	}
}
