package org.needlelab.ui;

import java.util.List;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.di.AboutToShow;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspective;
import org.eclipse.e4.ui.model.application.ui.menu.ItemType;
import org.eclipse.e4.ui.model.application.ui.menu.MDirectMenuItem;
import org.eclipse.e4.ui.model.application.ui.menu.MMenuElement;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** The menus that do not belong to a perspective. */
public final class WindowHandlers {

	private static final String PERSPECTIVE = "org.needlelab.menu.window.perspective.";

	private WindowHandlers() {
	}

	/** Window, the perspectives. */
	public static final class PerspectiveItems {

		/** Fills the menu each time it opens. */
		@AboutToShow
		void fill(List<MMenuElement> items, EModelService models, Perspectives perspectives) {
			for (MPerspective perspective : perspectives.all()) {
				MDirectMenuItem item = models.createModelElement(MDirectMenuItem.class);
				item.setElementId(PERSPECTIVE + perspective.getElementId());
				item.setLabel(perspective.getLocalizedLabel());
				item.setType(ItemType.RADIO);
				item.setSelected(perspective == perspectives.shown());
				item.setContributionURI("bundleclass://org.needlelab.ui/" + Show.class.getName());
				items.add(item);
			}
		}
	}

	/** Shows a perspective; which one is the end of the item's identifier. */
	public static final class Show {

		/** Shows it. */
		@Execute
		void show(MDirectMenuItem item, Perspectives perspectives) {
			if (item.isSelected()) {
				perspectives.show(item.getElementId().substring(PERSPECTIVE.length()));
			}
		}
	}

	/** Window, Welcome. */
	public static final class Welcome {

		/** Shows the welcome page. */
		@Execute
		void show(Perspectives perspectives) {
			perspectives.show(Perspectives.WELCOME);
		}
	}

	/** Window, Preferences. */
	public static final class Preferences {

		/** Opens the preferences. */
		@Execute
		void show(Shell shell, Settings settings) {
			new PreferencesDialog(shell, settings).open();
		}
	}

	/** Help, Keys. */
	public static final class Keys {

		/** Opens the list of keys. */
		@Execute
		void show(Shell shell, MApplication application, Settings settings) {
			new KeysDialog(shell, application, settings).open();
		}
	}

	/** Help, for where one is. */
	public static final class Help {

		/** Opens the help of the control that has the focus. */
		@Execute
		void show(Shell shell, ContextHelp help) {
			help.show(shell, Display.getCurrent().getFocusControl());
		}
	}

	/** Help, About. */
	public static final class About {

		/** Says what this is. */
		@Execute
		void show(Shell shell) {
			MessageDialog.openInformation(shell, Messages.About_title, NLS.bind(Messages.About_text, Program.nameAndVersion()));
		}
	}
}
