package org.needlelab.ui;

import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** A column as wide as its part, whose texts wrap; scrolled when it is higher. */
public final class ScrolledColumn {

	private final ScrolledComposite scroll;
	private final Composite content;

	/** A column in a composite. */
	public ScrolledColumn(Composite parent) {
		scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
		scroll.setExpandHorizontal(true);
		scroll.setExpandVertical(true);
		scroll.setShowFocusedControl(true);
		content = Widgets.role(new Composite(scroll, SWT.NONE), "page");
		content.setBackgroundMode(SWT.INHERIT_DEFAULT);
		GridLayoutFactory.fillDefaults().margins(Widgets.MARGIN, Widgets.MARGIN).spacing(6, 4).applyTo(content);
		scroll.setContent(content);
		scroll.addListener(SWT.Resize, e -> reflow());
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

	/** Lays the column out anew; to be called after its contents changed. */
	public void reflow() {
		int width = Math.max(60, scroll.getClientArea().width);
		content.layout(true, true);
		scroll.setMinHeight(content.computeSize(width, SWT.DEFAULT).y);
	}

	/** Shows the top. */
	public void toTop() {
		scroll.setOrigin(0, 0);
	}
}
