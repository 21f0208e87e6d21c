package org.needlelab.ui.practice.internal;

import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MPartStack;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.e4.ui.workbench.modeling.IPartListener;
import org.needlelab.ui.Perspectives;
import org.needlelab.ui.practice.ExerciseSession;
import org.needlelab.ui.practice.PracticeModel;
import org.needlelab.ui.practice.PracticeModel.Change;

/**
 * Brings up the parts that matter: the exercises alone while none is chosen; patient, body and needle while one is done; the
 * debrief in the needle's place once it was judged. Whoever looks through the exercises or the progress meanwhile has the whole width.
 */
final class Stage {

	private static final String PART = "org.needlelab.practice.part.";
	private static final String STACK = "org.needlelab.practice.";

	private final PracticeModel model;
	private final MWindow window;
	private final EModelService models;
	private final Perspectives perspectives;
	private boolean undoable;

	Stage(PracticeModel model, MApplication application, EModelService models, Perspectives perspectives) {
		this.model = model;
		this.window = application.getChildren().get(0);
		this.models = models;
		this.perspectives = perspectives;
		arrange();
		window.getContext().get(EPartService.class).addPartListener(new IPartListener() {
			@Override
			public void partVisible(MPart part) {
				makeRoom(part.getElementId());
			}

			@Override
			public void partActivated(MPart part) {
				// room is made for what is seen, active or not
			}

			@Override
			public void partBroughtToTop(MPart part) {
				// comes with being seen
			}

			@Override
			public void partDeactivated(MPart part) {
				// it is still seen
			}

			@Override
			public void partHidden(MPart part) {
				// what takes its place makes room for itself
			}
		});
		model.listen(change -> {
			if (change == Change.PHASE) {
				arrange();
			}
			offerUndo();
		});
	}

	/** Tools and menus ask anew what is possible when undo became possible or ceased to be: nothing else would make them. */
	private void offerUndo() {
		boolean now = model.session().filter(ExerciseSession::undoable).isPresent();
		if (now != undoable) {
			undoable = now;
			window.getContext().get(IEventBroker.class).post(UIEvents.REQUEST_ENABLEMENT_UPDATE_TOPIC, UIEvents.ALL_ELEMENT_ID);
		}
	}

	private void arrange() {
		switch (model.phase()) {
		case NONE -> {
			sides(false);
			select("center", "exercises", true);
		}
		case PREPARING, PRACTISING -> {
			sides(true);
			select("right", "needle", false);
			select("center", "view", true);
		}
		case DEBRIEFED -> {
			sides(true);
			select("center", "view", false);
			select("right", "debrief", true);
		}
		}
	}

	private void makeRoom(String part) {
		if (part.equals(PART + "exercises") || part.equals(PART + "progress")) {
			sides(false);
		} else if (part.equals(PART + "view")) {
			sides(model.phase() != PracticeModel.Phase.NONE);
		}
	}

	private void sides(boolean visible) {
		for (String side : new String[] { "left", "right" }) {
			MUIElement stack = models.find(STACK + side, window);
			stack.setVisible(visible);
		}
	}

	private void select(String stack, String part, boolean activate) {
		MPart found = (MPart) models.find(PART + part, window);
		((MPartStack) models.find(STACK + stack, window)).setSelectedElement(found);
		boolean here = perspectives.shown().getElementId().equals(InPractice.PERSPECTIVE);
		if (activate && here) {
			window.getContext().get(EPartService.class).activate(found, true);
		}
	}
}
