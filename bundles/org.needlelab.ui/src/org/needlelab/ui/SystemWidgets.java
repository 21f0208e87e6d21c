package org.needlelab.ui;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.swt.SWT;

/**
 * Makes the system's own widgets dark or light. SWT has a switch for it on every system, the one that the Eclipse IDE uses, but
 * does not offer it in its public packages.
 */
final class SystemWidgets {

	private SystemWidgets() {
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
