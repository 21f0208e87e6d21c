package org.needlelab.files.internal;

import java.util.List;
import java.util.Optional;

import org.needlelab.exercise.RigidFrame;
import org.needlelab.geometry.Vec3;

/** Rigid transforms as sixteen numbers, row by row. */
public final class Matrices {

	private static final double LAST_ROW_TOLERANCE = 1e-6;
	/** No tracker sees farther than a kilometre, mm. */
	private static final double FARTHEST_MM = 1e6;

	private Matrices() {
	}

	/** The words of a list of numbers, apart by blanks, commas or semicolons, in brackets or not. */
	public static String[] words(String text) {
		String bare = text.replaceAll("[\\[\\](){},;\\s]+", " ").strip();
		return bare.isEmpty() ? new String[0] : bare.split(" ");
	}

	/** The number a word is; NaN when it is none. */
	public static double number(String word) {
		try {
			return word.matches("[-+0-9.eE]+") ? Double.parseDouble(word) : Double.NaN;
		} catch (NumberFormatException e) {
			return Double.NaN;
		}
	}

	/** The transform, its axes made exactly orthonormal; empty when it is not rigid or leads farther than a kilometre. */
	public static Optional<RigidFrame> rigid(List<Double> m) {
		Vec3 x = new Vec3(m.get(0), m.get(4), m.get(8));
		Vec3 y = new Vec3(m.get(1), m.get(5), m.get(9));
		Vec3 z = new Vec3(m.get(2), m.get(6), m.get(10));
		boolean affine = Math.abs(m.get(12)) + Math.abs(m.get(13)) + Math.abs(m.get(14)) <= LAST_ROW_TOLERANCE
				&& Math.abs(m.get(15) - 1) <= LAST_ROW_TOLERANCE;
		Vec3 origin = new Vec3(m.get(3), m.get(7), m.get(11));
		if (!affine || !RigidFrame.orthonormal(x, y, z) || !(origin.length() <= FARTHEST_MM)) {
			return Optional.empty();
		}
		Vec3 unitZ = z.normalized();
		Vec3 unitX = x.plus(-x.dot(unitZ), unitZ).normalized();
		return Optional.of(new RigidFrame(unitX, unitZ.cross(unitX), unitZ, origin));
	}
}
