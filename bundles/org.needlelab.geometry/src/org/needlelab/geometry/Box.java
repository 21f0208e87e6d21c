package org.needlelab.geometry;

/**
 * An axis-parallel box in mm, corners included.
 *
 * @param min the corner with the smallest coordinates
 * @param max the corner with the largest coordinates
 */
public record Box(Vec3 min, Vec3 max) {

	/**
	 * The box around points; around none, one that meets nothing.
	 *
	 * @param xyz x, y, z of each, mm, finite
	 */
	public static Box around(float[] xyz) {
		float[] low = new float[3];
		float[] high = new float[3];
		// one axis after another, by comparisons: bodies have millions of coordinates, and this runs before they show
		for (int axis = 0; axis < 3; axis++) {
			float min = Float.POSITIVE_INFINITY;
			float max = Float.NEGATIVE_INFINITY;
			for (int i = axis; i < xyz.length; i += 3) {
				min = xyz[i] < min ? xyz[i] : min;
				max = xyz[i] > max ? xyz[i] : max;
			}
			low[axis] = min;
			high[axis] = max;
		}
		return new Box(new Vec3(low[0], low[1], low[2]), new Vec3(high[0], high[1], high[2]));
	}

	/** The centre. */
	public Vec3 center() {
		return min.plus(max).times(0.5);
	}

	/** Length of the diagonal in mm. */
	public double diagonalMm() {
		return max.minus(min).length();
	}
}
