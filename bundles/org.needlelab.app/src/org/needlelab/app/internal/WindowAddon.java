package org.needlelab.app.internal;

import org.eclipse.e4.core.contexts.IEclipseContext;
import org.needlelab.anatomy.PlaceExpression;
import org.needlelab.ui.practice.BodySource;
import org.needlelab.ui.practice.Places;

import jakarta.annotation.PostConstruct;

/** Gives the window's perspectives what they are to work with; comes before their own addons in the application model. */
public final class WindowAddon {

	/** Puts the services into the application's context. */
	@PostConstruct
	void start(IEclipseContext application) {
		application.set(BodySource.class, new CompiledBodies());
		application.set(Places.class, PlaceExpression::find);
	}
}
