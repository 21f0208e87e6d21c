package org.needlelab.scene;

import java.util.Optional;

import org.needlelab.geometry.Box;
import org.needlelab.geometry.Vec3;

/** Arithmetic on boxes that drawing needs. */
final class Boxes {

	private Boxes() {
	}

	static Box union(Box a, Box b) {
		return new Box(
				new Vec3(Math.min(a.min().x(), b.min().x()), Math.min(a.min().y(), b.min().y()), Math.min(a.min().z(), b.min().z())),
				new Vec3(Math.max(a.max().x(), b.max().x()), Math.max(a.max().y(), b.max().y()), Math.max(a.max().z(), b.max().z())));
	}

	static Optional<Box> union(Optional<Box> a, Box b) {
		return Optional.of(a.map(box -> union(box, b)).orElse(b));
	}

	/** The cube of that half side around a point. */
	static Box around(Vec3 centre, double halfSideMm) {
		Vec3 half = new Vec3(halfSideMm, halfSideMm, halfSideMm);
		return new Box(centre.minus(half), centre.plus(half));
	}

	/** The box with its sides moved out. */
	static Box grown(Box box, double byMm) {
		Vec3 by = new Vec3(byMm, byMm, byMm);
		return byMm == 0 ? box : new Box(box.min().minus(by), box.max().plus(by));
	}

	/** Corner 0..7; bit 0, 1, 2 choose the maximum of x, y, z. */
	static Vec3 corner(Box box, int index) {
		return new Vec3((index & 1) == 0 ? box.min().x() : box.max().x(), (index & 2) == 0 ? box.min().y() : box.max().y(),
				(index & 4) == 0 ? box.min().z() : box.max().z());
	}

	/** Where a ray enters a box, mm from its origin, 0 when it starts inside; positive infinity when it misses. */
	static double entry(Box box, ViewRay ray) {
		double[] o = {ray.origin().x(), ray.origin().y(), ray.origin().z()};
		double[] d = {ray.direction().x(), ray.direction().y(), ray.direction().z()};
		double[] min = {box.min().x(), box.min().y(), box.min().z()};
		double[] max = {box.max().x(), box.max().y(), box.max().z()};
		double enter = 0;
		double leave = Double.POSITIVE_INFINITY;
		for (int axis = 0; axis < 3; axis++) {
			if (d[axis] == 0) {
				if (o[axis] < min[axis] || o[axis] > max[axis]) {
					return Double.POSITIVE_INFINITY;
				}
				continue;
			}
			double a = (min[axis] - o[axis]) / d[axis];
			double b = (max[axis] - o[axis]) / d[axis];
			enter = Math.max(enter, Math.min(a, b));
			leave = Math.min(leave, Math.max(a, b));
		}
		return enter <= leave ? enter : Double.POSITIVE_INFINITY;
	}
}
