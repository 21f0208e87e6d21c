package org.needlelab.ui.practice.internal;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;

/** The Help menu. */
public final class HelpHandlers {

	private HelpHandlers() {
	}

	/** Help, Keys. */
	public static final class Keys {

		/** Lists the keys. */
		@Execute
		void show(Shell shell) {
			MessageDialog.openInformation(shell, Messages.Keys_title, Messages.Keys_text);
		}
	}

	/** Help, About. */
	public static final class About {

		/** Says what this is. */
		@Execute
		void show(Shell shell) {
			MessageDialog.openInformation(shell, Messages.About_title, NLS.bind(Messages.About_text, PracticeAddon.software()));
		}
	}
}
