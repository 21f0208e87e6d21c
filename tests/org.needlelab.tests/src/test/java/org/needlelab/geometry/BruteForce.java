package org.needlelab.geometry;

/**
 * Distances by other means than the engine's, over every triangle: a point by edges and by the foot in barycentric
 * coordinates, each judged by the distance of actual points; a segment by searching along it, since the distance of its points
 * to a triangle is convex.
 */
final class BruteForce {

	private BruteForce() {
	}

	static double point(TriangleMesh mesh, Vec3 p) {
		double least = Double.POSITIVE_INFINITY;
		for (int t = 0; t < mesh.triangleCount(); t++) {
			least = Math.min(least, point(mesh, t, p));
		}
		return least;
	}

	static double segment(TriangleMesh mesh, Vec3 a, Vec3 b) {
		double least = Double.POSITIVE_INFINITY;
		for (int t = 0; t < mesh.triangleCount(); t++) {
			if (lowerBound(mesh, t, a, b) < least) {
				least = Math.min(least, segment(mesh, t, a, b));
			}
		}
		return least;
	}

	/** No point of the triangle is nearer: the middles' distance less both half sizes. */
	private static double lowerBound(TriangleMesh mesh, int t, Vec3 a, Vec3 b) {
		Vec3 corner = mesh.vertex(mesh.ijk()[3 * t]);
		double reach = Math.max(corner.distance(mesh.vertex(mesh.ijk()[3 * t + 1])),
				corner.distance(mesh.vertex(mesh.ijk()[3 * t + 2])));
		return a.lerp(b, 0.5).distance(corner) - reach - a.distance(b) / 2 - 1e-9;
	}

	static double segment(TriangleMesh mesh, int t, Vec3 a, Vec3 b) {
		double golden = (Math.sqrt(5) - 1) / 2;
		double low = 0;
		double high = 1;
		double least = Math.min(point(mesh, t, a), point(mesh, t, b));
		double left = high - golden;
		double right = low + golden;
		double atLeft = point(mesh, t, a.lerp(b, left));
		double atRight = point(mesh, t, a.lerp(b, right));
		for (int i = 0; i < 80; i++) {
			least = Math.min(least, Math.min(atLeft, atRight));
			if (atLeft < atRight) {
				high = right;
				right = left;
				atRight = atLeft;
				left = high - golden * (high - low);
				atLeft = point(mesh, t, a.lerp(b, left));
			} else {
				low = left;
				left = right;
				atLeft = atRight;
				right = low + golden * (high - low);
				atRight = point(mesh, t, a.lerp(b, right));
			}
		}
		return least;
	}

	static double point(TriangleMesh mesh, int t, Vec3 p) {
		Vec3 a = mesh.vertex(mesh.ijk()[3 * t]);
		Vec3 b = mesh.vertex(mesh.ijk()[3 * t + 1]);
		Vec3 c = mesh.vertex(mesh.ijk()[3 * t + 2]);
		double least = Math.min(edge(a, b, p), Math.min(edge(b, c, p), edge(c, a, p)));
		Vec3 e = b.minus(a);
		Vec3 f = c.minus(a);
		Vec3 r = p.minus(a);
		// by volumes: the determinant of the edges' products would have lost twice as many digits on a sliver
		Vec3 n = e.cross(f);
		double nn = n.dot(n);
		if (nn > 0) {
			double v = r.cross(f).dot(n) / nn;
			double w = e.cross(r).dot(n) / nn;
			if (v >= 0 && w >= 0 && v + w <= 1) {
				least = Math.min(least, a.plus(v, e).plus(w, f).distance(p));
			}
		}
		return least;
	}

	private static double edge(Vec3 a, Vec3 b, Vec3 p) {
		Vec3 e = b.minus(a);
		double ee = e.dot(e);
		double t = ee > 0 ? Math.min(1, Math.max(0, p.minus(a).dot(e) / ee)) : 0;
		return a.plus(t, e).distance(p);
	}

	/** Distance along a ray of unit direction to the first triangle of either face, by the signs of three volumes. */
	static double firstHit(TriangleMesh mesh, Vec3 o, Vec3 d) {
		double nearest = Double.POSITIVE_INFINITY;
		for (int t = 0; t < mesh.triangleCount(); t++) {
			Vec3 a = mesh.vertex(mesh.ijk()[3 * t]).minus(o);
			Vec3 b = mesh.vertex(mesh.ijk()[3 * t + 1]).minus(o);
			Vec3 c = mesh.vertex(mesh.ijk()[3 * t + 2]).minus(o);
			double u = d.dot(b.cross(c));
			double v = d.dot(c.cross(a));
			double w = d.dot(a.cross(b));
			if (u > 0 && v > 0 && w > 0 || u < 0 && v < 0 && w < 0) {
				double distance = (u * a.dot(d) + v * b.dot(d) + w * c.dot(d)) / (u + v + w);
				nearest = distance >= 0 ? Math.min(nearest, distance) : nearest;
			}
		}
		return nearest;
	}

	/** Winding number of a closed mesh about a point by solid angles (Van Oosterom and Strackee). */
	static double winding(TriangleMesh mesh, Vec3 p) {
		double sum = 0;
		for (int t = 0; t < mesh.triangleCount(); t++) {
			Vec3 a = mesh.vertex(mesh.ijk()[3 * t]).minus(p);
			Vec3 b = mesh.vertex(mesh.ijk()[3 * t + 1]).minus(p);
			Vec3 c = mesh.vertex(mesh.ijk()[3 * t + 2]).minus(p);
			double la = a.length(), lb = b.length(), lc = c.length();
			double numerator = a.dot(b.cross(c));
			double denominator = la * lb * lc + a.dot(b) * lc + b.dot(c) * la + c.dot(a) * lb;
			sum += 2 * Math.atan2(numerator, denominator);
		}
		return sum / (4 * Math.PI);
	}
}
