package org.needlelab.ui.view3d.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.needlelab.scene.DepthPaint;
import org.needlelab.ui.view3d.BodyView;

/** The colours of safe depths with their limits, under the picture. */
public final class DepthLegend extends Canvas {

	private static final int CHIP_PX = 40;
	private boolean working;

	/** Hidden at first. */
	public DepthLegend(Composite parent) {
		super(parent, SWT.DOUBLE_BUFFERED);
		setData(BodyView.KEY, "legend.depths");
		setData(BodyView.NAME, Texts.get("legend.name"));
		setToolTipText(Texts.get("legend.name"));
		GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
		data.heightHint = 40;
		setLayoutData(data);
		addListener(SWT.Paint, e -> paint(e.gc));
		show(false);
	}

	/** Shows or hides it. */
	public void show(boolean shown) {
		((GridData) getLayoutData()).exclude = !shown;
		setVisible(shown);
		getParent().layout();
	}

	/** Says that depths are being worked out. */
	public void working() {
		working = true;
		redraw();
	}

	/** Says what the colours mean. */
	public void ready() {
		working = false;
		redraw();
	}

	private void paint(GC gc) {
		gc.setAntialias(SWT.ON);
		int line = gc.getFontMetrics().getHeight();
		gc.drawText(Texts.get(working ? "legend.working" : "legend.title"), 8, 2, true);
		if (working) {
			return;
		}
		int x = 8;
		int y = line + 4;
		for (int band = 0; band < DepthPaint.bands(); band++) {
			int rgb = DepthPaint.colour(band).rgb();
			String text = band + 1 < DepthPaint.bands() ? "< " + (int) DepthPaint.limitMm(band) : Texts.get("legend.deeper");
			Point extent = gc.textExtent(text);
			int width = Math.max(CHIP_PX, extent.x + 10);
			gc.setBackground(new Color(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255));
			gc.fillRectangle(x, y, width, line + 1);
			gc.setForeground(gc.getDevice().getSystemColor(DepthPaint.colour(band).luma() > 0.45 ? SWT.COLOR_BLACK : SWT.COLOR_WHITE));
			gc.drawText(text, x + (width - extent.x) / 2, y, true);
			x += width;
		}
		gc.setForeground(getForeground());
		gc.drawText(Texts.get("slice.mm"), x + 6, y, true);
	}
}
