package org.needlelab.geometry;

/**
 * An axis-parallel box in mm, corners included.
 *
 * @param min the corner with the smallest coordinates
 * @param max the corner with the largest coordinates
 */
public record Box(Vec3 min, Vec3 max) {

	/** The centre. */
	public Vec3 center() {
		return min.plus(max).times(0.5);
	}

	/** Length of the diagonal in mm. */
	public double diagonalMm() {
		return max.minus(min).length();
	}
}
