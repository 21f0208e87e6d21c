package org.needlelab.geometry.shape;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;

import org.needlelab.geometry.Vec3;

/** Smooth union of parts, less cavities. */
record Blend(List<Implicit> parts, List<Implicit> cavities, double blendMm) implements Implicit {

	@Override
	public double at(double x, double y, double z) {
		double d = Double.POSITIVE_INFINITY;
		for (Implicit part : parts) {
			if (outsideBox(part, x, y, z) < d + blendMm) {
				d = smoothMin(d, part.at(x, y, z), blendMm);
			}
		}
		for (Implicit cavity : cavities) {
			d = -smoothMin(-d, cavity.at(x, y, z), 0.5 * blendMm);
		}
		return d;
	}

	private static double smoothMin(double a, double b, double k) {
		if (k <= 0 || Math.abs(a - b) >= k) {
			return Math.min(a, b);
		}
		double h = k - Math.abs(a - b);
		return Math.min(a, b) - h * h / (4 * k);
	}

	private static double outsideBox(Implicit part, double x, double y, double z) {
		Vec3 lo = part.min();
		Vec3 hi = part.max();
		double dx = Math.max(0, Math.max(lo.x() - x, x - hi.x()));
		double dy = Math.max(0, Math.max(lo.y() - y, y - hi.y()));
		double dz = Math.max(0, Math.max(lo.z() - z, z - hi.z()));
		return Math.sqrt(dx * dx + dy * dy + dz * dz);
	}

	@Override
	public Vec3 min() {
		return corner(Implicit::min, (a, b) -> new Vec3(Math.min(a.x(), b.x()), Math.min(a.y(), b.y()), Math.min(a.z(), b.z())));
	}

	@Override
	public Vec3 max() {
		return corner(Implicit::max, (a, b) -> new Vec3(Math.max(a.x(), b.x()), Math.max(a.y(), b.y()), Math.max(a.z(), b.z())));
	}

	private Vec3 corner(Function<Implicit, Vec3> of, BinaryOperator<Vec3> both) {
		return parts.stream().map(of).reduce(both).orElseThrow();
	}
}
