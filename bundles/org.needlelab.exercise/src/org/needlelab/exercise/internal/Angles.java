package org.needlelab.exercise.internal;

import org.needlelab.geometry.Vec3;

/** Angles between directions. */
public final class Angles {

	private Angles() {
	}

	/** The angle between two directions, degrees; exact near 0 and 180, where an arc cosine is not. */
	public static double degrees(Vec3 a, Vec3 b) {
		return StrictMath.toDegrees(StrictMath.atan2(a.cross(b).length(), a.dot(b)));
	}

	/** Share of the points for a value: all up to the limit, none from the zero on, straight between. */
	static double share(double value, double limit, double zeroAt) {
		return value <= limit ? 1 : value >= zeroAt ? 0 : (zeroAt - value) / (zeroAt - limit);
	}
}
