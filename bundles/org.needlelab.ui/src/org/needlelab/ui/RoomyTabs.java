package org.needlelab.ui;

import org.eclipse.e4.ui.workbench.renderers.swt.CTabRendering;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.graphics.Rectangle;

/** Draws tabs with room beside their titles, so that titles of several words stay apart. Named by the style sheets. */
public final class RoomyTabs extends CTabRendering {

	private static final int ROOM = 8;

	/** @param parent what has the tabs */
	public RoomyTabs(CTabFolder parent) {
		super(parent);
	}

	@Override
	protected Rectangle computeTrim(int part, int state, int x, int y, int width, int height) {
		Rectangle trim = super.computeTrim(part, state, x, y, width, height);
		if (part >= 0) {
			// parts from 0 are the tabs
			trim.x -= ROOM;
			trim.width += 2 * ROOM;
		}
		return trim;
	}
}
