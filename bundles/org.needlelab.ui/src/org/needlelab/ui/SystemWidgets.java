package org.needlelab.ui;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Display;
import org.needlelab.scene.Colour;

/**
 * Says whether the system's own widgets are dark or light, and makes them so. SWT has a switch for it on every system, the one that the
 * Eclipse IDE uses, but does not offer it in its public packages.
 */
final class SystemWidgets {

	private SystemWidgets() {
	}

	/** Whether the system writes dark on light; told by its colours, for a theme's name need not tell. */
	static boolean light(Display display) {
		return luma(display.getSystemColor(SWT.COLOR_WIDGET_BACKGROUND)) >= luma(display.getSystemColor(SWT.COLOR_WIDGET_FOREGROUND));
	}

	private static double luma(Color color) {
		return new Colour(color.getRed() / 255.0, color.getGreen() / 255.0, color.getBlue() / 255.0).luma();
	}

	/** Whether the system is set to high contrast. GTK tells by the name of its theme only. */
	static boolean highContrast(Display display) {
		if (!Platform.WS_GTK.equals(Platform.getWS())) {
			return display.getHighContrast();
		}
		try {
			Object name = Class.forName("org.eclipse.swt.internal.gtk.OS", true, SWT.class.getClassLoader()).getMethod("getThemeName").invoke(null);
			return String.valueOf(name).startsWith("HighContrast");
		} catch (ReflectiveOperationException e) {
			Platform.getLog(SystemWidgets.class).log(Status.warning("getThemeName", e));
			return false;
		}
	}

	static void dark(boolean dark) {
		String ws = Platform.getWS();
		String type = switch (ws) {
		case Platform.WS_GTK -> "org.eclipse.swt.internal.gtk.OS";
		case Platform.WS_WIN32 -> "org.eclipse.swt.internal.win32.OS";
		default -> "org.eclipse.swt.internal.cocoa.OS";
		};
		String method = Platform.WS_GTK.equals(ws) ? "setDarkThemePreferred" : "setTheme";
		try {
			Class.forName(type, true, SWT.class.getClassLoader()).getMethod(method, boolean.class).invoke(null, dark);
		} catch (ReflectiveOperationException e) {
			// the window works all the same; only the system's widgets keep their colours
			Platform.getLog(SystemWidgets.class).log(Status.warning(type + "." + method, e));
		}
	}
}
