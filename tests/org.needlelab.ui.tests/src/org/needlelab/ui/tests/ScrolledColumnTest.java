package org.needlelab.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needlelab.ui.ScrolledColumn;

/** A column that holds a picture which zooms by the wheel and takes clicks. */
class ScrolledColumnTest {

	private static final int HEIGHT = 600;

	private final AtomicInteger zoomed = new AtomicInteger();
	private UiHarness ui;
	private Shell shell;
	private ScrolledColumn column;
	private Label words;
	private Canvas picture;

	@BeforeEach
	void open() throws Exception {
		ui = UiHarness.running();
		Shell window = ui.window("NeedleLab");
		ui.act(() -> {
			shell = new Shell(window);
			shell.setLayout(new FillLayout());
			shell.setSize(300, 250);
			column = new ScrolledColumn(shell);
			words = new Label(column.content(), SWT.NONE);
			GridDataFactory.fillDefaults().hint(200, HEIGHT).applyTo(words);
			picture = new Canvas(column.content(), SWT.NONE);
			GridDataFactory.fillDefaults().hint(200, HEIGHT).applyTo(picture);
			picture.addListener(SWT.MouseWheel, e -> zoomed.incrementAndGet());
			shell.open();
			column.reflow();
		});
	}

	@AfterEach
	void close() throws Exception {
		ui.act(shell::dispose);
	}

	@Test
	void aPictureThatComesUnderThePointerWhileTheColumnIsScrolledIsNotZoomed() throws Exception {
		tell(words, SWT.MouseWheel, 10_000);
		int before = ui.read(column::top);
		tell(picture, SWT.MouseWheel, 10_100);
		tell(picture, SWT.MouseWheel, 10_400);
		assertEquals(0, zoomed.get());
		assertTrue(ui.read(column::top) > before, "it is the column that goes on");
		tell(picture, SWT.MouseWheel, 12_000);
		assertEquals(1, zoomed.get(), "after a rest the picture has the wheel");
		tell(picture, SWT.MouseWheel, 12_100);
		assertEquals(2, zoomed.get());
	}

	@Test
	void whatIsClickedDoesNotMoveAwayUnderThePointerAndWhatTheKeyboardComesToIsShown() throws Exception {
		// the window gave the picture the focus when it opened
		ui.act(() -> column.scrollTo(0));
		tell(picture, SWT.MouseDown, 0);
		tell(picture, SWT.FocusIn, 0);
		assertEquals(0, ui.read(column::top));
		tell(picture, SWT.MouseUp, 0);
		tell(picture, SWT.FocusIn, 0);
		assertTrue(ui.read(column::top) > 0);
	}

	private void tell(Control control, int type, int time) throws Exception {
		Event event = new Event();
		event.count = -3;
		event.time = time;
		ui.act(() -> control.notifyListeners(type, event));
	}
}
