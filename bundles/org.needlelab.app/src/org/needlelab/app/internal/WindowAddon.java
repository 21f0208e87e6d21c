package org.needlelab.app.internal;

import java.util.Arrays;

import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Monitor;
import org.needlelab.anatomy.PlaceExpression;
import org.needlelab.files.Schemas;
import org.needlelab.files.atlas.BodyStore;
import org.needlelab.ui.BodySource;
import org.needlelab.ui.Places;

import jakarta.annotation.PostConstruct;

/** Gives the window's perspectives what they are to work with; comes before their own addons in the application model. */
public final class WindowAddon {

	/** Puts the services into the application's context, and the window onto the screen. */
	@PostConstruct
	void start(IEclipseContext context, MApplication application) {
		Installation installation = Installation.here();
		BodyStore store = installation.bodies();
		context.set(BodyStore.class, store);
		context.set(BodySource.class, new CompiledBodies(store));
		context.set(Places.class, PlaceExpression::find);
		context.set(Schemas.class, installation.schemas());
		Rectangle screen = Display.getDefault().getPrimaryMonitor().getClientArea();
		for (MWindow window : application.getChildren()) {
			// a window manager may do this; a screen without one would hide the lowest buttons
			window.setWidth(Math.min(window.getWidth(), screen.width));
			window.setHeight(Math.min(window.getHeight(), screen.height));
			// a window kept from a monitor that is gone would open out of sight
			boolean visible = Arrays.stream(Display.getDefault().getMonitors()).map(Monitor::getClientArea)
					.anyMatch(area -> area.contains(window.getX() + window.getWidth() / 2, window.getY()));
			if (!visible) {
				window.setX(screen.x);
				window.setY(screen.y);
			}
		}
	}
}
