package org.needlelab.ui.practice.internal;

import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** A column as wide as its part, whose texts wrap; scrolled when it is higher. */
final class ScrolledColumn {

	private final ScrolledComposite scroll;
	private final Composite content;

	ScrolledColumn(Composite parent) {
		scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
		scroll.setExpandHorizontal(true);
		scroll.setExpandVertical(true);
		scroll.setShowFocusedControl(true);
		content = new Composite(scroll, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(Widgets.MARGIN, Widgets.MARGIN).spacing(6, 4).applyTo(content);
		scroll.setContent(content);
		scroll.addListener(SWT.Resize, e -> reflow());
	}

	/** What the column is put into. */
	Composite content() {
		return content;
	}

	/** The whole, for layout in its parent. */
	Control control() {
		return scroll;
	}

	/** Removes everything. */
	void clear() {
		for (Control child : content.getChildren()) {
			child.dispose();
		}
	}

	/** Lays the column out anew; to be called after its contents changed. */
	void reflow() {
		int width = Math.max(60, scroll.getClientArea().width);
		content.layout(true, true);
		scroll.setMinHeight(content.computeSize(width, SWT.DEFAULT).y);
	}

	/** Shows the top. */
	void toTop() {
		scroll.setOrigin(0, 0);
	}
}
