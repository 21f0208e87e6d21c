package org.needlelab.ui.practice.internal;

import java.util.List;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.di.AboutToShow;
import org.eclipse.e4.ui.model.application.ui.menu.ItemType;
import org.eclipse.e4.ui.model.application.ui.menu.MDirectMenuItem;
import org.eclipse.e4.ui.model.application.ui.menu.MMenuElement;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.e4.ui.workbench.modeling.EPartService.PartState;
import org.needlelab.scene.ViewPreset;
import org.needlelab.ui.practice.Layer;
import org.needlelab.ui.practice.PracticeModel;

/** The View menu. */
public final class ViewHandlers {

	private static final String LOOK = "org.needlelab.menu.view.look.";
	private static final String LAYER = "org.needlelab.menu.view.layer.";
	private static final String TOGGLE = "bundleclass://org.needlelab.ui.practice/" + ViewHandlers.class.getName() + "$Toggle";

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

	/** The layers as a menu that shows which are on. */
	public static final class Layers {

		/** Fills the menu each time it opens. */
		@AboutToShow
		void fill(List<MMenuElement> items, EModelService models, PracticeModel model) {
			for (Layer layer : Layer.values()) {
				MDirectMenuItem item = models.createModelElement(MDirectMenuItem.class);
				item.setElementId(LAYER + layer.key());
				item.setLabel(LayerBar.word(layer));
				item.setType(ItemType.CHECK);
				item.setSelected(model.layers().contains(layer));
				item.setContributionURI(TOGGLE);
				items.add(item);
			}
		}
	}

	/** Shows or hides a layer; which one is the end of the item's identifier. */
	public static final class Toggle {

		/** Turns it over. */
		@Execute
		void toggle(MDirectMenuItem item, PracticeModel model) {
			String key = item.getElementId().substring(LAYER.length());
			for (Layer layer : Layer.values()) {
				if (layer.key().equals(key)) {
					model.show(layer, !model.layers().contains(layer));
				}
			}
		}
	}

	/** Camera and layers as they were at first. */
	public static final class Reset {

		/** Resets both. */
		@Execute
		void reset(PracticeModel model, IEventBroker events) {
			model.resetLayers();
			events.send(ViewPart.LOOK, null);
		}
	}
}
