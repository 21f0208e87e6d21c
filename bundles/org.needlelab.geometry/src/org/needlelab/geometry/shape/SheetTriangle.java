package org.needlelab.geometry.shape;

import org.needlelab.geometry.Vec3;

/** A triangle of a sheet whose thickness changes linearly over it. */
record SheetTriangle(Vec3 a, Vec3 b, Vec3 c, double ra, double rb, double rc, Vec3 centre, double reach) {

	static SheetTriangle of(SheetMesh.Point a, SheetMesh.Point b, SheetMesh.Point c) {
		Vec3 centre = a.at().plus(b.at()).plus(c.at()).times(1.0 / 3);
		double thick = Math.max(a.thickness(), Math.max(b.thickness(), c.thickness())) / 2;
		double reach = Math.max(centre.distance(a.at()), Math.max(centre.distance(b.at()), centre.distance(c.at()))) + thick;
		return new SheetTriangle(a.at(), b.at(), c.at(), a.thickness() / 2, b.thickness() / 2, c.thickness() / 2, centre, reach);
	}

	Vec3 min() {
		return centre.minus(new Vec3(reach, reach, reach));
	}

	Vec3 max() {
		return centre.plus(new Vec3(reach, reach, reach));
	}

	/** A lower bound of {@link #at}. */
	double atLeast(double x, double y, double z) {
		double dx = x - centre.x();
		double dy = y - centre.y();
		double dz = z - centre.z();
		return Math.sqrt(dx * dx + dy * dy + dz * dz) - reach;
	}

	/** Distance to the nearest point of the triangle less the radius there. */
	double at(double x, double y, double z) {
		Vec3 p = new Vec3(x, y, z);
		Vec3 ab = b.minus(a);
		Vec3 ac = c.minus(a);
		Vec3 n = ab.cross(ac);
		double nn = n.dot(n);
		if (nn > 1e-18) {
			Vec3 ap = p.minus(a);
			double wb = ap.cross(ac).dot(n) / nn;
			double wc = ab.cross(ap).dot(n) / nn;
			if (wb >= 0 && wc >= 0 && wb + wc <= 1) {
				return Math.abs(ap.dot(n)) / Math.sqrt(nn) - (ra + wb * (rb - ra) + wc * (rc - ra));
			}
		}
		return Math.min(edge(p, a, b, ra, rb), Math.min(edge(p, b, c, rb, rc), edge(p, c, a, rc, ra)));
	}

	private static double edge(Vec3 p, Vec3 a, Vec3 b, double ra, double rb) {
		Vec3 ab = b.minus(a);
		double l = ab.dot(ab);
		double t = l < 1e-18 ? 0 : Math.min(1, Math.max(0, p.minus(a).dot(ab) / l));
		return p.distance(a.plus(t, ab)) - (ra + t * (rb - ra));
	}
}
