package org.needlelab.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspective;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MPartStack;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.junit.jupiter.api.Test;
import org.needlelab.ui.ContextHelp;
import org.needlelab.ui.Perspectives;
import org.needlelab.ui.Widgets;

/** Walks every control of every part of every perspective: each can be named by a screen reader, and has help. */
class AccessibilityTest {

	private static final List<Class<? extends Control>> USABLE = List.of(Button.class, Combo.class, Text.class, Spinner.class, Scale.class,
			Table.class, StyledText.class, ProgressBar.class, Link.class);

	@Test
	void everyControlHasAKeyAndAName() throws Exception {
		UiHarness ui = UiHarness.running();
		Shell window = ui.window("NeedleLab");
		EModelService models = ui.service(EModelService.class);
		MApplication application = ui.service(MApplication.class);
		Perspectives perspectives = ui.service(Perspectives.class);
		String before = ui.read(() -> perspectives.shown().getElementId());
		List<String> nameless = new ArrayList<>();
		Set<String> helpless = new TreeSet<>();
		ContextHelp help = ui.service(ContextHelp.class);
		int[] seen = { 0 };
		for (MPerspective perspective : ui.read(perspectives::all)) {
			ui.act(() -> perspectives.show(perspective.getElementId()));
			for (MPartStack stack : ui.read(() -> models.findElements(perspective, null, MPartStack.class))) {
				var selected = ui.read(stack::getSelectedElement);
				for (var element : List.copyOf(ui.read(stack::getChildren))) {
					if (element instanceof MPart part) {
						ui.act(() -> stack.setSelectedElement(part));
						ui.act(() -> walk(window, nameless, seen));
						ui.act(() -> helpless((Control) part.getWidget(), part.getElementId(), help, helpless));
					}
				}
				ui.act(() -> stack.setSelectedElement(selected));
			}
		}
		ui.act(() -> perspectives.show(before));
		assertTrue(application.getChildren().size() == 1 && seen[0] > 60, () -> "controls seen: " + seen[0]);
		assertEquals(List.of(), nameless.stream().distinct().toList());
		assertEquals(Set.of(), helpless, "F1 has something to say everywhere");
	}

	/** The parts of which some control has no help. To be called in the workbench's thread. */
	private static void helpless(Control control, String part, ContextHelp help, Set<String> found) {
		if (control instanceof Composite composite && composite.getChildren().length > 0) {
			for (Control child : composite.getChildren()) {
				helpless(child, part, help, found);
			}
		} else if (help.text(ContextHelp.topic(control)).equals(help.text(""))) {
			found.add(part);
		}
	}

	/** The controls below a window that a screen reader cannot name. To be called in the workbench's thread. */
	static List<String> nameless(Shell window) {
		List<String> nameless = new ArrayList<>();
		walk(window, nameless, new int[1]);
		return nameless;
	}

	private static void walk(Control control, List<String> nameless, int[] seen) {
		boolean usable = USABLE.stream().anyMatch(type -> type.isInstance(control))
				|| control instanceof Canvas && control.getData(Widgets.KEY) != null;
		if (usable && !platforms(control)) {
			seen[0]++;
			boolean words = control instanceof Button button && !button.getText().isBlank();
			Object name = control.getData(Widgets.NAME);
			boolean bodyView = String.valueOf(control.getData(Widgets.KEY)).startsWith("bodyView");
			if (control.getData(Widgets.KEY) == null || !bodyView && !words && (name == null || name.toString().isBlank())) {
				nameless.add(control.getClass().getSimpleName() + " " + control.getData(Widgets.KEY) + " in " + path(control));
			}
		}
		if (control instanceof Composite composite) {
			for (Control child : composite.getChildren()) {
				walk(child, nameless, seen);
			}
		}
	}

	/** What the platform makes for itself. */
	private static boolean platforms(Control control) {
		return control.getParent() != null && (control.getParent().getClass().getName().contains("CTabFolder")
				|| control.getParent() instanceof ToolBar);
	}

	private static String path(Control control) {
		StringBuilder path = new StringBuilder();
		for (Control c = control.getParent(); c != null; c = c.getParent()) {
			if (c.getData(Widgets.KEY) != null) {
				path.append(c.getData(Widgets.KEY)).append(" < ");
			}
		}
		return path.toString();
	}

	@Test
	void everyPlaceWithATopicHasItsHelp() throws Exception {
		UiHarness ui = UiHarness.running();
		ContextHelp help = ui.service(ContextHelp.class);
		for (String topic : List.of("exercises", "patient", "view", "needle", "debrief", "progress")) {
			assertTrue(help.text("practice." + topic).contains("\n\n"), topic);
		}
		assertEquals(help.text("nowhere"), help.text("practice.nothing"), "a sentence where there is none");
	}
}
