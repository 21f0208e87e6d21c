package org.needlelab.app.internal;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.workbench.IWorkbench;

/** File, Quit. */
public final class QuitHandler {

	/** Closes the window and ends the program. */
	@Execute
	public void quit(IWorkbench workbench) {
		workbench.close();
	}
}
