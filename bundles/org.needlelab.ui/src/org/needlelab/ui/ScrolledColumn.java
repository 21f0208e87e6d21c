package org.needlelab.ui;

import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Spinner;

/** A column as wide as its part, whose texts wrap; scrolled when it is higher. */
public final class ScrolledColumn {

	/** Turns of the wheel that come so soon after another belong to it, milliseconds. */
	private static final int SCROLLING_MS = 400;

	private final ScrolledComposite scroll;
	private final Composite content;
	/** The width that the column is laid out for, pixels. */
	private int width;
	/** When the wheel last moved the column, milliseconds of the events' clock. */
	private int scrolled = -SCROLLING_MS;
	/** Whether a mouse button is down. */
	private boolean pressed;
	/** Whether the layout waits for further changes, and whether it was asked for meanwhile. */
	private boolean held;
	private boolean asked;

	/** A column in a composite. */
	public ScrolledColumn(Composite parent) {
		scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
		scroll.setExpandHorizontal(true);
		scroll.setExpandVertical(true);
		content = Widgets.role(new Composite(scroll, SWT.NONE), "page");
		content.setBackgroundMode(SWT.INHERIT_DEFAULT);
		GridLayoutFactory.fillDefaults().margins(Widgets.MARGIN, Widgets.MARGIN).spacing(6, 4).applyTo(content);
		scroll.setContent(content);
		scroll.addListener(SWT.Resize, e -> {
			if (width() != width) {
				reflow();
			}
		});
		filter(SWT.MouseWheel, this::wheel);
		filter(SWT.MouseDown, e -> pressed = true);
		filter(SWT.MouseUp, e -> pressed = false);
		filter(SWT.FocusIn, this::focused);
	}

	private void filter(int type, Listener listener) {
		scroll.getDisplay().addFilter(type, listener);
		scroll.addListener(SWT.Dispose, e -> e.display.removeFilter(type, listener));
	}

	/** Shows what the keyboard comes to. What is pressed with the mouse is seen, and must not move away under the pointer. */
	private void focused(Event event) {
		if (!pressed && event.widget instanceof Control control && inside(control)) {
			reveal(control);
		}
	}

	/**
	 * Who scrolls the column must not choose something else in the list or number that comes under the pointer on the way, nor zoom
	 * the picture that does.
	 */
	private void wheel(Event event) {
		if (!(event.widget instanceof Control control) || !inside(control)) {
			return;
		}
		boolean changeable = control instanceof Combo || control instanceof Spinner || control instanceof Scale;
		boolean zooms = control.isListening(SWT.MouseWheel);
		boolean scrolling = event.time - scrolled < SCROLLING_MS;
		if (changeable || zooms && scrolling) {
			event.doit = false;
			event.type = SWT.None;
			scroll.setOrigin(0, scroll.getOrigin().y - event.count * Widgets.lineHeight(content));
		}
		if (!zooms || scrolling) {
			scrolled = event.time;
		}
	}

	private boolean inside(Control control) {
		Control above = control;
		while (above != null && above != content) {
			above = above.getParent();
		}
		return above == content;
	}

	/** What the column is put into. */
	public Composite content() {
		return content;
	}

	/** The whole, for layout in its parent. */
	public Control control() {
		return scroll;
	}

	/** Removes everything. */
	public void clear() {
		for (Control child : content.getChildren()) {
			child.dispose();
		}
	}

	/** Makes several changes, after which the column is laid out anew once if any of them asked for it. */
	public void together(Runnable changes) {
		held = true;
		try {
			changes.run();
		} finally {
			held = false;
		}
		if (asked) {
			reflow();
		}
	}

	/** Lays the column out anew; to be called after its contents changed. */
	public void reflow() {
		asked = held;
		if (held) {
			return;
		}
		width = width();
		// Asking texts how high they are is what takes long: it is done once, and both that follow go by what was found.
		int height = content.computeSize(width, SWT.DEFAULT, true).y;
		scroll.setMinHeight(height);
		content.layout(false, true);
	}

	private int width() {
		return Math.max(60, scroll.getClientArea().width);
	}

	/** Scrolls as little as it takes to show something in the column from its top on. */
	public void reveal(Control control) {
		int top = control.getDisplay().map(control.getParent(), content, control.getBounds()).y;
		int height = scroll.getClientArea().height;
		int from = scroll.getOrigin().y;
		if (top < from || top + Math.min(height, control.getSize().y) > from + height) {
			scroll.setOrigin(0, Math.max(0, Math.min(top - Widgets.MARGIN, top + control.getSize().y - height + Widgets.MARGIN)));
		}
	}

	/** How far down it is scrolled, pixels. */
	public int top() {
		return scroll.getOrigin().y;
	}

	/** Scrolls so far down, pixels, as far as there is something. */
	public void scrollTo(int top) {
		scroll.setOrigin(0, top);
	}

	/** Shows the top. */
	public void toTop() {
		scroll.setOrigin(0, 0);
	}
}
