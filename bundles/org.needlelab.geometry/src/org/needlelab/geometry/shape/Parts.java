package org.needlelab.geometry.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.needlelab.geometry.Vec3;

/** The parts that bones are blended from. */
public final class Parts {

	private Parts() {
	}

	/**
	 * An ellipsoid.
	 *
	 * @param centre centre, mm
	 * @param radii half axes along major, normal x major and normal, mm
	 * @param major unit direction of the first half axis
	 * @param normal unit direction of the third
	 */
	public static Implicit ellipsoid(Vec3 centre, Vec3 radii, Vec3 major, Vec3 normal) {
		Vec3 n = normal.normalized();
		Vec3 m = major.plus(-major.dot(n), n).normalized();
		Vec3 e = n.cross(m);
		double reach = Math.max(radii.x(), Math.max(radii.y(), radii.z()));
		return boxed(centre.minus(new Vec3(reach, reach, reach)), centre.plus(new Vec3(reach, reach, reach)), (x, y, z) -> {
			Vec3 d = new Vec3(x - centre.x(), y - centre.y(), z - centre.z());
			double u = d.dot(m) / radii.x();
			double v = d.dot(e) / radii.y();
			double w = d.dot(n) / radii.z();
			double k0 = Math.sqrt(u * u + v * v + w * w);
			double gu = u / radii.x();
			double gv = v / radii.y();
			double gw = w / radii.z();
			double k1 = Math.sqrt(gu * gu + gv * gv + gw * gw);
			return k1 < 1e-12 ? -Math.min(radii.x(), Math.min(radii.y(), radii.z())) : k0 * (k0 - 1) / k1;
		});
	}

	/**
	 * A sheet of balls: the union of balls of half the local thickness around a grid of mid-surface points.
	 *
	 * @param rows rows of the grid
	 * @param columns columns of the grid
	 * @param points row by row; empty where there is none
	 */
	public static Implicit sheet(int rows, int columns, List<Optional<SheetMesh.Point>> points) {
		List<SheetTriangle> triangles = new ArrayList<>();
		for (int r = 0; r + 1 < rows; r++) {
			for (int c = 0; c + 1 < columns; c++) {
				var p00 = points.get(r * columns + c);
				var p01 = points.get(r * columns + c + 1);
				var p10 = points.get((r + 1) * columns + c);
				var p11 = points.get((r + 1) * columns + c + 1);
				add(triangles, p00, p10, p01.isPresent() ? p01 : p11);
				add(triangles, p11, p01, p10.isPresent() ? p10 : p00);
			}
		}
		Vec3 lo = new Vec3(1e9, 1e9, 1e9);
		Vec3 hi = lo.times(-1);
		for (SheetTriangle t : triangles) {
			lo = least(lo, t.min());
			hi = least(hi.times(-1), t.max().times(-1)).times(-1);
		}
		return boxed(lo, hi, (x, y, z) -> {
			double best = Double.POSITIVE_INFINITY;
			for (SheetTriangle t : triangles) {
				best = Math.min(best, t.atLeast(x, y, z) < best ? t.at(x, y, z) : best);
			}
			return best;
		});
	}

	private static void add(List<SheetTriangle> out, Optional<SheetMesh.Point> a, Optional<SheetMesh.Point> b,
			Optional<SheetMesh.Point> c) {
		if (a.isPresent() && b.isPresent() && c.isPresent()) {
			out.add(SheetTriangle.of(a.get(), b.get(), c.get()));
		}
	}

	static Vec3 least(Vec3 a, Vec3 b) {
		return new Vec3(Math.min(a.x(), b.x()), Math.min(a.y(), b.y()), Math.min(a.z(), b.z()));
	}

	/** A function of place. */
	@FunctionalInterface
	interface Field {
		double at(double x, double y, double z);
	}

	static Implicit boxed(Vec3 min, Vec3 max, Field field) {
		return new Implicit() {
			@Override
			public double at(double x, double y, double z) {
				return field.at(x, y, z);
			}

			@Override
			public Vec3 min() {
				return min;
			}

			@Override
			public Vec3 max() {
				return max;
			}
		};
	}
}
