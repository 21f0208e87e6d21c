package org.needlelab.scene;

/**
 * The part of a slice's plane that is looked at.
 *
 * @param left left edge, mm
 * @param top upper edge, mm
 * @param right right edge, mm
 * @param bottom lower edge, mm
 */
public record SliceWindow(double left, double top, double right, double bottom) {

	/** @throws IllegalArgumentException when it has no area */
	public SliceWindow {
		if (!(right > left && bottom > top)) {
			throw new IllegalArgumentException("no window from " + left + ", " + top + " to " + right + ", " + bottom);
		}
	}

	/** Width, mm. */
	public double width() {
		return right - left;
	}

	/** Height, mm. */
	public double height() {
		return bottom - top;
	}
}
