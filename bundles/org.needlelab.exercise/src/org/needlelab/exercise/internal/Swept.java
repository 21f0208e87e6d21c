package org.needlelab.exercise.internal;

import org.needlelab.geometry.Vec3;

/** Area between two segments. */
final class Swept {

	private Swept() {
	}

	/** The area between a segment and the same segment a little later, as two triangles, mm². */
	static double areaMm2(Vec3 tipBefore, Vec3 endBefore, Vec3 tip, Vec3 end) {
		return triangle(tip, tipBefore, end) + triangle(end, endBefore, tipBefore);
	}

	private static double triangle(Vec3 a, Vec3 b, Vec3 c) {
		return b.minus(a).cross(c.minus(a)).length() / 2;
	}
}
