package org.needlelab.scene;

import org.needlelab.geometry.Vec3;

/**
 * A ball that marks a place: a trigger point, a target volume, a palpated landmark.
 *
 * @param key what it is, for tests and picking
 * @param centre mm
 * @param radiusMm mm, more than 0
 * @param colour its colour
 * @param opacity 0 to 1
 * @param seenThrough whether it shows faintly through opaque surfaces in front of it
 */
public record MarkerItem(String key, Vec3 centre, double radiusMm, Colour colour, double opacity, boolean seenThrough) {

	/** @throws IllegalArgumentException when the radius is not positive */
	public MarkerItem {
		if (!(radiusMm > 0)) {
			throw new IllegalArgumentException("radius " + radiusMm + " mm");
		}
	}
}
