package org.needlelab.ui;

import java.util.Locale;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.e4.ui.di.UISynchronize;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspective;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.e4.ui.workbench.UIEvents.EventTags;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.swt.widgets.Display;
import org.needlelab.files.Wording;
import org.osgi.service.event.Event;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/**
 * Puts what all perspectives share into the application's context: {@link Settings}, {@link UserData}, {@link Wording},
 * {@link Problems}, {@link BackgroundWork}, {@link Perspectives}, {@link ContextHelp}. Comes before the perspectives' addons.
 */
public final class UiAddon {

	/** Where the platform's theme engine keeps the theme it restores. */
	private static final String THEME_NODE = "org.eclipse.e4.ui.css.swt.theme";
	private static final String THEME_KEY = "themeid";

	@Inject
	private IEclipseContext application;
	private Settings settings;

	@PostConstruct
	void start(MApplication model, EModelService models, UISynchronize sync) {
		settings = new Settings();
		// The platform sets the product's theme after the addons, but prefers what it kept itself; told so, it opens in the right colours.
		InstanceScope.INSTANCE.getNode(THEME_NODE).put(THEME_KEY, Theme.choose(Theme.Choice.kept(settings), Display.getDefault()));
		KeyBindings.restore(model, settings);
		Wording wording = Wording.in(Language.current().code());
		Problems problems = new Problems(wording);
		application.set(Settings.class, settings);
		application.set(UserData.class, UserData.here());
		application.set(Wording.class, wording);
		application.set(Problems.class, problems);
		application.set(BackgroundWork.class, new BackgroundWork(sync, problems));
		application.set(Perspectives.class, new Perspectives(model, models));
		ContextHelp help = new ContextHelp();
		help.add("ui", Translations.texts(Messages.class, Locale.getDefault()));
		application.set(ContextHelp.class, help);
		settings.listen(key -> {
			if (key.equals(Settings.THEME)) {
				sync.asyncExec(this::theme);
			}
		});
	}

	/** Once there is a window: its colours, and the welcome page where it is wanted. */
	@Inject
	@Optional
	void started(@UIEventTopic(UIEvents.UILifeCycle.APP_STARTUP_COMPLETE) Event event, Perspectives perspectives) {
		if (settings.is(Settings.WELCOME, false)) {
			perspectives.show(Perspectives.WELCOME);
		}
		application.set(Perspectives.SHOWN, perspectives.shown().getElementId());
	}

	@Inject
	@Optional
	void changed(@UIEventTopic(UIEvents.ElementContainer.TOPIC_SELECTEDELEMENT) Event event) {
		if (event.getProperty(EventTags.NEW_VALUE) instanceof MPerspective perspective) {
			application.set(Perspectives.SHOWN, perspective.getElementId());
		}
	}

	private void theme() {
		IThemeEngine engine = application.get(IThemeEngine.class);
		if (engine != null) {
			Theme.show(Theme.Choice.kept(settings), Display.getDefault(), engine);
		}
	}
}
