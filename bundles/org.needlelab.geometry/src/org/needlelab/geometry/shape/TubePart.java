package org.needlelab.geometry.shape;

import java.util.ArrayList;
import java.util.List;

import org.needlelab.geometry.Vec3;

/**
 * A tube with elliptical sections as an implicit solid, with flat or round ends. Between sections the centre, the normal
 * and the ellipse as a matrix a² m m' + b² e e' (e = n x m) change linearly: a major axis may flip where a = b without
 * doing harm. Parallel sections give a straight tube measured along their common normal, which keeps a sheared stack of
 * sections (a vertebral body) from tilting.
 */
public final class TubePart implements Implicit {

	private final int n;
	private final Vec3[] centre;
	private final Vec3[] normal;
	/** Ellipse matrices: xx, xy, xz, yy, yz, zz. */
	private final double[][] ellipse;
	private final boolean straight;
	private final boolean flat;
	private final Vec3 min;
	private final Vec3 max;

	/**
	 * @param sections at least two
	 * @param flatEnds whether the ends are cut flat; else half ellipsoids are added
	 */
	public TubePart(List<Section> sections, boolean flatEnds) {
		List<Section> s = new ArrayList<>(sections);
		n = s.size();
		flat = flatEnds;
		centre = new Vec3[n];
		normal = new Vec3[n];
		ellipse = new double[n][];
		Vec3 lo = new Vec3(1e9, 1e9, 1e9);
		Vec3 hi = lo.times(-1);
		for (int i = 0; i < n; i++) {
			Section section = s.get(i);
			centre[i] = section.centre();
			Vec3 chord = s.get(Math.min(n - 1, i + 1)).centre().minus(s.get(Math.max(0, i - 1)).centre()).normalized();
			Vec3 given = section.normal().orElse(chord).normalized();
			normal[i] = given.dot(chord) < 0 ? given.times(-1) : given;
			ellipse[i] = matrix(section, normal[i]);
			double reach = Math.max(section.a(), section.b());
			lo = Parts.least(lo, centre[i].minus(new Vec3(reach, reach, reach)));
			hi = Parts.least(hi.times(-1), centre[i].times(-1).minus(new Vec3(reach, reach, reach))).times(-1);
		}
		min = lo;
		max = hi;
		straight = parallel();
	}

	private boolean parallel() {
		for (int i = 1; i < n; i++) {
			if (normal[i].dot(normal[0]) < 0.9998 || centre[i].minus(centre[i - 1]).dot(normal[0]) <= 0) {
				return false;
			}
		}
		return true;
	}

	private static double[] matrix(Section s, Vec3 n) {
		Vec3 wanted = s.major().orElse(n.anyPerpendicular());
		Vec3 across = wanted.plus(-wanted.dot(n), n);
		Vec3 m = across.length() < 1e-6 ? n.anyPerpendicular() : across.normalized();
		Vec3 e = n.cross(m);
		double a = s.a() * s.a();
		double b = s.b() * s.b();
		return new double[] {a * m.x() * m.x() + b * e.x() * e.x(), a * m.x() * m.y() + b * e.x() * e.y(),
				a * m.x() * m.z() + b * e.x() * e.z(), a * m.y() * m.y() + b * e.y() * e.y(),
				a * m.y() * m.z() + b * e.y() * e.z(), a * m.z() * m.z() + b * e.z() * e.z()};
	}

	@Override
	public Vec3 min() {
		return min;
	}

	@Override
	public Vec3 max() {
		return max;
	}

	@Override
	public double at(double x, double y, double z) {
		Vec3 p = new Vec3(x, y, z);
		int i = 0;
		double t = 0;
		if (straight) {
			double s = p.minus(centre[0]).dot(normal[0]);
			while (i < n - 2 && s > axial(i + 1)) {
				i++;
			}
			t = clamp((s - axial(i)) / (axial(i + 1) - axial(i)));
		} else {
			double best = Double.POSITIVE_INFINITY;
			for (int k = 0; k + 1 < n; k++) {
				Vec3 ab = centre[k + 1].minus(centre[k]);
				double u = clamp(p.minus(centre[k]).dot(ab) / ab.dot(ab));
				double d = p.distance(centre[k].plus(u, ab));
				if (d < best) {
					best = d;
					i = k;
					t = u;
				}
			}
		}
		return section(p, i, t);
	}

	private double axial(int i) {
		return centre[i].minus(centre[0]).dot(normal[0]);
	}

	private static double clamp(double t) {
		return Math.min(1, Math.max(0, t));
	}

	private double section(Vec3 p, int i, double t) {
		Vec3 c = centre[i].lerp(centre[i + 1], t);
		Vec3 nn = normal[i].lerp(normal[i + 1], t).normalized();
		Vec3 d = p.minus(c);
		double along = d.dot(nn);
		Vec3 r = d.plus(-along, nn);
		double lateral = r.length();
		double radius = radius(r, lateral, i, t);
		boolean beyondStart = i == 0 && t <= 0 && along < 0;
		boolean beyondEnd = i == n - 2 && t >= 1 && along > 0;
		double beyond = beyondStart || beyondEnd ? Math.abs(along) : 0;
		if (flat) {
			double over = lateral - radius;
			if (beyond > 0) {
				return over > 0 ? Math.sqrt(over * over + beyond * beyond) : beyond;
			}
			double toEnd = Math.min(axialRoom(p, 0), axialRoom(p, n - 1));
			return Math.max(over, -toEnd);
		}
		return Math.sqrt(lateral * lateral + beyond * beyond) - radius;
	}

	/** How far inside the end plane a place is. */
	private double axialRoom(Vec3 p, int end) {
		double d = p.minus(centre[end]).dot(normal[end]);
		double room = end == 0 ? d : -d;
		// a bent tube's far parts may lie behind the end plane without being cut by it
		return room < 0 ? Double.POSITIVE_INFINITY : room;
	}

	/** The section's radius in the direction r. */
	private double radius(Vec3 r, double lateral, int i, double t) {
		double[] e = ellipse[i];
		double[] g = ellipse[i + 1];
		double[] q = new double[6];
		for (int k = 0; k < 6; k++) {
			q[k] = e[k] + t * (g[k] - e[k]);
		}
		double trace = q[0] + q[3] + q[5];
		if (lateral < 1e-9) {
			return Math.sqrt(trace / 2);
		}
		Vec3 u = r.times(1 / lateral);
		// In the section's plane the matrix has eigenvalues a² and b²; the radius along u is ab / sqrt(a² + b² - u'Qu)
		double uqu = q[0] * u.x() * u.x() + q[3] * u.y() * u.y() + q[5] * u.z() * u.z()
				+ 2 * (q[1] * u.x() * u.y() + q[2] * u.x() * u.z() + q[4] * u.y() * u.z());
		double minors = q[0] * q[3] - q[1] * q[1] + q[0] * q[5] - q[2] * q[2] + q[3] * q[5] - q[4] * q[4];
		double w = Math.max(1e-9, trace - uqu);
		return Math.sqrt(Math.max(1e-9, minors) / w);
	}
}
