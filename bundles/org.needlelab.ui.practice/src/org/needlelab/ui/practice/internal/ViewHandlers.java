package org.needlelab.ui.practice.internal;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.model.application.ui.menu.MDirectMenuItem;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.e4.ui.workbench.modeling.EPartService.PartState;
import org.needlelab.scene.ViewPreset;

/** The View menu. */
public final class ViewHandlers {

	private static final String LOOK = "org.needlelab.menu.view.look.";

	private ViewHandlers() {
	}

	/** Shows the exercises on offer. */
	public static final class Exercises {

		/** Brings the list up. */
		@Execute
		void show(EPartService parts) {
			parts.showPart(ExercisesPart.ID, PartState.ACTIVATE);
		}
	}

	/** Looks from a side; which one is the end of the item's identifier. */
	public static final class Look {

		/** Turns the camera. */
		@Execute
		void look(MDirectMenuItem item, IEventBroker events) {
			String key = item.getElementId().substring(LOOK.length());
			events.send(ViewPart.LOOK, ViewPreset.ofKey(key).orElse(null));
		}
	}

	/** Camera and what is shown as they were at first. */
	public static final class Reset {

		/** Resets both. */
		@Execute
		void reset(IEventBroker events) {
			events.send(ViewPart.LOOK, ViewPart.RESET);
		}
	}
}
