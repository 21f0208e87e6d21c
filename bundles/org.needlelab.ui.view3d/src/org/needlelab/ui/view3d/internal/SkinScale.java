package org.needlelab.ui.view3d.internal;

import java.util.function.DoubleConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;

/** How opaque the skin is: the first thing one wants to change to see what lies under it. */
public final class SkinScale {

	private static final int PERCENT = 100;
	private static final int WIDTH_PX = 96;

	private final Scale scale;

	/** @param changed told the opacity, 0 (hidden) to 1 */
	public SkinScale(Composite parent, DoubleConsumer changed) {
		Composite row = new Composite(parent, SWT.NONE);
		GridLayout grid = new GridLayout(2, false);
		grid.marginHeight = 0;
		grid.marginWidth = 0;
		row.setLayout(grid);
		new Label(row, SWT.NONE).setText(Texts.get("tissue.skin"));
		scale = Named.named(new Scale(row, SWT.HORIZONTAL), "pane.skin");
		scale.setMaximum(PERCENT);
		scale.setSelection(PERCENT);
		GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
		data.widthHint = WIDTH_PX;
		scale.setLayoutData(data);
		scale.addListener(SWT.Selection, e -> changed.accept(scale.getSelection() / (double) PERCENT));
	}

	/** Shows an opacity, 0 to 1. */
	public void show(double opacity) {
		int percent = (int) Math.round(PERCENT * opacity);
		if (scale.getSelection() != percent) {
			scale.setSelection(percent);
		}
	}

	/** Allows changes or not. */
	public void setEnabled(boolean enabled) {
		scale.setEnabled(enabled);
	}
}
