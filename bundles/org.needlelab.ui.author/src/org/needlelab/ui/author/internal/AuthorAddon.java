package org.needlelab.ui.author.internal;

import java.util.Locale;

import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.needlelab.files.ScenarioFile;
import org.needlelab.files.Schemas;
import org.needlelab.files.Wording;
import org.needlelab.files.atlas.BodyStore;
import org.needlelab.ui.BackgroundWork;
import org.needlelab.ui.BodySource;
import org.needlelab.ui.ContextHelp;
import org.needlelab.ui.Places;
import org.needlelab.ui.Problems;
import org.needlelab.ui.Settings;
import org.needlelab.ui.Translations;
import org.needlelab.ui.UserData;
import org.needlelab.ui.author.Workshop;

import jakarta.annotation.PostConstruct;

/** Puts the Author perspective together when the application starts, before there is a window. */
public final class AuthorAddon {

	/** Makes the controller, for parts to be injected. */
	@PostConstruct
	void start(IEclipseContext application, BodyStore bodies, BodySource bodySource, Places places, Wording wording, Problems problems,
			BackgroundWork work, ContextHelp help, UserData data, IEventBroker events, Settings settings, Schemas schemas) {
		help.add("author", Translations.texts(Messages.class, Locale.getDefault()));
		Workshop workshop = new Workshop(data.folder().resolve("author"), new ScenarioFile(schemas));
		AuthorController controller = new AuthorController(workshop, schemas, bodies, bodySource, places, problems, work, wording, data, events);
		application.set(AuthorController.class, controller);
		application.set(BankController.class, new BankController(controller, settings));
	}
}
