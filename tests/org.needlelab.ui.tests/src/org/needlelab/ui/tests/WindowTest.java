package org.needlelab.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WindowTest {

	private static UiHarness ui;

	@BeforeAll
	static void open() throws Exception {
		ui = UiHarness.running();
	}


	@Test
	void windowOpensWithItsTitleAndMenu() throws Exception {
		Shell window = ui.window("NeedleLab");
		Point size = ui.read(window::getSize);
		assertTrue(size.x >= 800 && size.y >= 600, () -> "window of " + size);
		String[] menus = ui.read(() -> Arrays.stream(window.getMenuBar().getItems()).map(MenuItem::getText).toArray(String[]::new));
		assertEquals("&File", menus[0]);
	}
}
