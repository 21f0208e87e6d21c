package org.needlelab.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspective;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.e4.ui.workbench.modeling.EPartService.PartState;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Scrollable;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.ToolItem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.needlelab.ui.Perspectives;
import org.needlelab.ui.Settings;
import org.needlelab.ui.Theme;

/** What belongs to no perspective: the welcome page, switching, menus, preferences, keys, colours. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WindowTest {

	private static UiHarness ui;
	private static Shell window;

	@BeforeAll
	static void open() throws Exception {
		ui = UiHarness.running();
		window = ui.window("NeedleLab");
	}

	@Test
	@Order(1)
	void windowOpensWithItsTitleAndMenu() {
		Point size = ui.read(window::getSize);
		assertTrue(size.x >= 800 && size.y >= 600, () -> "window of " + size);
		assertEquals("&File", menus().get(0));
	}

	@Test
	@Order(2)
	void theWelcomePageHasADoorForEveryPerspective() throws Exception {
		Perspectives perspectives = ui.service(Perspectives.class);
		ui.act(() -> perspectives.show(Perspectives.WELCOME));
		assertTrue(!menus().contains("&Needle"), "menus of a perspective only while it is shown");
		List<String> doors = ui.read(() -> perspectives.doors().stream().map(MPerspective::getElementId).toList());
		assertTrue(doors.contains("org.needlelab.practice"), doors.toString());
		for (String door : doors) {
			Button button = ui.widget(window, Button.class, "door." + door);
			assertTrue(!ui.read(button::getText).startsWith("%"), "translated");
		}
		ui.screenshot("target/welcome.png");
		ui.select(ui.widget(window, Button.class, "door.org.needlelab.practice"));
		ui.until("the Practice perspective", () -> perspectives.shown().getElementId().equals("org.needlelab.practice"));
		ui.until("its menus", () -> Arrays.stream(window.getMenuBar().getItems()).anyMatch(i -> i.getText().equals("&Needle")));
		ToolItem item = ui.widget(window, ToolItem.class, "perspective.org.needlelab.practice");
		assertTrue(ui.read(item::getSelection), "the bar shows where one is");
	}

	@Test
	@Order(2)
	void theWindowOpensInTheColoursThatWereChosenForIt() {
		// the platform would else take the product's, whatever the system's colours are
		String begun = InstanceScope.INSTANCE.getNode("org.eclipse.e4.ui.css.swt.theme").get("themeid", "none");
		Theme theme = ui.read(() -> Theme.of(window.getDisplay()));
		assertEquals("org.needlelab." + theme.name().toLowerCase(Locale.ROOT), begun);
		assertEquals(begun, ui.read(() -> ui.service(IThemeEngine.class).getActiveTheme().getId()));
	}

	@Test
	@Order(3)
	void preferencesChangeTheColoursAtOnce() throws Exception {
		Settings settings = ui.service(Settings.class);
		ui.later(() -> menuItem("&Window", "&Preferences\u2026").notifyListeners(SWT.Selection, null));
		Shell dialog = ui.window("Preferences");
		Combo theme = ui.widget(dialog, Combo.class, "preferences.theme");
		for (int choice : new int[] { 2, 1 }) {
			ui.act(() -> theme.select(choice));
			ui.select(theme);
			ui.until("the colours", () -> Theme.of(window.getDisplay()) == (choice == 2 ? Theme.DARK : Theme.LIGHT));
			ui.screenshot("target/preferences-" + choice + ".png");
		}
		assertEquals("LIGHT", settings.text(Settings.THEME, ""));
		ui.select(ui.widget(dialog, Button.class, "preferences.close"));
	}

	@Test
	@Order(4)
	void keysAreListedAndCanBeChanged() throws Exception {
		ui.later(() -> menuItem("&Help", "&Keys and Mouse\u2026").notifyListeners(SWT.Selection, null));
		Shell dialog = ui.window("Keys and mouse");
		Table table = ui.widget(dialog, Table.class, "keys.list");
		int tap = ui.read(() -> index(table, "Tap the Needle"));
		assertEquals("T", ui.read(() -> table.getItem(tap).getText(1)));
		ui.screenshot("target/keys.png");
		ui.act(() -> table.setSelection(tap));
		ui.select(table);
		ui.select(ui.widget(dialog, Button.class, "keys.change"));
		ui.key(table, 'k', 'k');
		ui.until("the new key", () -> table.getItem(tap).getText(1).equals("K"));
		ui.select(ui.widget(dialog, Button.class, "keys.change"));
		ui.key(table, 'w', 'w');
		assertEquals("K", ui.read(() -> table.getItem(tap).getText(1)), "W withdraws already");
		ui.select(ui.widget(dialog, Button.class, "keys.reset"));
		assertEquals("T", ui.read(() -> table.getItem(tap).getText(1)));
		ui.select(ui.widget(dialog, Button.class, "keys.close"));
	}

	@Test
	@Order(5)
	void keysOfTheMenusActInEveryPartOfThePracticePerspective() throws Exception {
		Perspectives perspectives = ui.service(Perspectives.class);
		ui.act(() -> perspectives.show("org.needlelab.practice"));
		MPerspective practice = ui.read(perspectives::shown);
		EPartService parts = ui.read(() -> practice.getContext().get(EPartService.class));
		Scrollable exercises = ui.widget(window, Scrollable.class, "exercises.list");
		for (String part : List.of("view", "progress", "patient", "needle", "debrief")) {
			ui.act(() -> parts.showPart("org.needlelab.practice.part.progress", PartState.VISIBLE));
			ui.until("the exercises to be hidden", () -> !exercises.isVisible());
			ui.act(() -> parts.activate(parts.findPart("org.needlelab.practice.part." + part)));
			ui.key(window, SWT.MOD1, (char) ('l' - 'a' + 1), 'l');
			ui.until("the exercises by Ctrl+L from " + part, exercises::isVisible);
		}
	}

	private static int index(Table table, String what) {
		List<String> rows = Arrays.stream(table.getItems()).map(TableItem::getText).toList();
		return rows.indexOf(what);
	}

	private static List<String> menus() {
		return ui.read(() -> Arrays.stream(window.getMenuBar().getItems()).map(MenuItem::getText).toList());
	}

	private static MenuItem menuItem(String menu, String text) {
		List<MenuItem> found = new ArrayList<>();
		for (MenuItem top : window.getMenuBar().getItems()) {
			if (top.getText().equals(menu)) {
				top.getMenu().notifyListeners(SWT.Show, null);
				Arrays.stream(top.getMenu().getItems()).filter(i -> i.getText().split("\t")[0].equals(text)).forEach(found::add);
			}
		}
		return Objects.requireNonNull(found.get(0));
	}
}
