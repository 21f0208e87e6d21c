package org.needlelab.ui;

import java.util.List;

import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspective;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspectiveStack;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.modeling.EModelService;

/**
 * The perspectives there are, as bundles have put them into the application model by their fragments: a perspective of the stack
 * {@value #STACK} with a label, a tooltip that says in a sentence what it is for, and the tag {@value #DOOR}. The welcome page
 * and the bar show a door for each; where a bundle is not installed, there is no door.
 */
public final class Perspectives {

	/** Identifier of the stack in the application model. */
	public static final String STACK = "org.needlelab.perspectives";
	/** Tag of perspectives that one enters from the welcome page. */
	public static final String DOOR = "Door";
	/** Identifier of the welcome page's perspective. */
	public static final String WELCOME = "org.needlelab.welcome";
	/** Context variable: the identifier of the perspective that is shown; for {@code @Evaluate} methods of menu contributions. */
	public static final String SHOWN = "org.needlelab.perspective";

	/** Event: a scenario is to be done as an exercise; the data is what was read from its file, {@code Loaded<Scenario>}. */
	public static final String PRACTISE = "org/needlelab/practise";
	/** Event: course packs were installed; the data is the shelf they are on, {@code PackShelf}. */
	public static final String INSTALLED = "org/needlelab/installed";

	private final MApplication application;
	private final EModelService models;

	/** Of an application model. */
	public Perspectives(MApplication application, EModelService models) {
		this.application = application;
		this.models = models;
	}

	/** All perspectives, the welcome page first. */
	public List<MPerspective> all() {
		return stack().getChildren().stream().filter(p -> p.isToBeRendered()).toList();
	}

	/** Those with a door. */
	public List<MPerspective> doors() {
		return all().stream().filter(p -> p.getTags().contains(DOOR)).toList();
	}

	/** The one that is shown. */
	public MPerspective shown() {
		return stack().getSelectedElement();
	}

	/** Shows the perspective of that identifier. */
	public void show(String id) {
		all().stream().filter(p -> p.getElementId().equals(id)).findFirst().ifPresent(p -> {
			stack().setSelectedElement(p);
			application.getContext().set(SHOWN, id);
		});
	}

	private MPerspectiveStack stack() {
		MWindow window = application.getChildren().get(0);
		return (MPerspectiveStack) models.find(STACK, window);
	}
}
