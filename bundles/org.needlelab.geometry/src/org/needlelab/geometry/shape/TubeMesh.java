package org.needlelab.geometry.shape;

import java.util.ArrayList;
import java.util.List;

import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

/**
 * Lofts a closed mesh over elliptical sections: ribs, vessels, nerves, spindle-shaped muscles. The centreline is a cubic
 * through the centres over chord length, the ends are rounded caps.
 */
public final class TubeMesh {

	/** Rings of the rounded end, as fractions of the cap's height. */
	private static final double[] CAP = {0.5, 0.85};

	private record Ring(Vec3 centre, Vec3 tangent, Vec3 major, double a, double b) {
		Vec3 at(double cos, double sin) {
			Vec3 minor = tangent.cross(major);
			return centre.plus(a * cos, major).plus(b * sin, minor);
		}
	}

	private TubeMesh() {
	}

	/**
	 * Lofts a tube.
	 *
	 * @param sections at least two, with distinct neighbouring centres
	 * @param edgeMm wanted length of edges, mm; small sections get at least six sides
	 * @return a closed mesh, outward oriented
	 */
	public static TriangleMesh loft(List<Section> sections, double edgeMm) {
		List<Ring> rings = rings(sections, edgeMm);
		double widest = rings.stream().mapToDouble(r -> Math.max(r.a, r.b)).max().orElseThrow();
		int sides = (int) Math.min(36, Math.max(6, 2 * Math.ceil(Math.PI * widest / edgeMm)));
		MeshBuilder mesh = new MeshBuilder();
		List<Ring> all = new ArrayList<>();
		Ring first = rings.get(0);
		Ring last = rings.get(rings.size() - 1);
		for (int i = CAP.length - 1; i >= 0; i--) {
			all.add(capped(first, -CAP[i]));
		}
		all.addAll(rings);
		for (double c : CAP) {
			all.add(capped(last, c));
		}
		int south = mesh.vertex(first.centre.plus(-capHeight(first), first.tangent));
		int[][] ids = new int[all.size()][];
		for (int i = 0; i < ids.length; i++) {
			ids[i] = ring(mesh, all.get(i), sides);
		}
		int north = mesh.vertex(last.centre.plus(capHeight(last), last.tangent));
		stitch(mesh, ids, sides, south, north);
		return mesh.build();
	}

	private static void stitch(MeshBuilder mesh, int[][] ids, int sides, int south, int north) {
		int[] end = ids[ids.length - 1];
		for (int s = 0; s < sides; s++) {
			int n = (s + 1) % sides;
			mesh.triangle(south, ids[0][n], ids[0][s]);
			for (int i = 0; i + 1 < ids.length; i++) {
				mesh.quad(ids[i][s], ids[i][n], ids[i + 1][n], ids[i + 1][s]);
			}
			mesh.triangle(end[s], end[n], north);
		}
	}

	private static int[] ring(MeshBuilder mesh, Ring ring, int sides) {
		int[] ids = new int[sides];
		for (int s = 0; s < sides; s++) {
			double angle = 2 * Math.PI * s / sides;
			ids[s] = mesh.vertex(ring.at(StrictMath.cos(angle), StrictMath.sin(angle)));
		}
		return ids;
	}

	private static double capHeight(Ring r) {
		return 0.9 * Math.min(r.a, r.b);
	}

	/** A ring of the rounded end, {@code fraction} of the cap's height beyond the end (negative: before the start). */
	private static Ring capped(Ring r, double fraction) {
		double shrink = Math.sqrt(1 - fraction * fraction);
		return new Ring(r.centre.plus(fraction * capHeight(r), r.tangent), r.tangent, r.major, r.a * shrink, r.b * shrink);
	}

	private static List<Ring> rings(List<Section> sections, double edgeMm) {
		int n = sections.size();
		double[] knots = new double[n];
		double[][] values = new double[n][];
		Vec3 previous = null;
		for (int i = 0; i < n; i++) {
			Section s = sections.get(i);
			Vec3 c = s.centre();
			if (i > 0) {
				knots[i] = knots[i - 1] + Math.max(1e-6, c.distance(sections.get(i - 1).centre()));
			}
			Vec3 major = majorOf(s, chord(sections, i), previous);
			previous = major;
			values[i] = new double[] {c.x(), c.y(), c.z(), s.a(), s.b(), major.x(), major.y(), major.z()};
		}
		CubicCurve curve = new CubicCurve(knots, values);
		return sample(curve, sections, knots, edgeMm);
	}

	private static Vec3 chord(List<Section> s, int i) {
		Vec3 from = s.get(Math.max(0, i - 1)).centre();
		Vec3 to = s.get(Math.min(s.size() - 1, i + 1)).centre();
		return to.minus(from);
	}

	/** The section's major axis, turned so that it does not flip against its neighbour; a round one carries the neighbour's on. */
	private static Vec3 majorOf(Section s, Vec3 chord, Vec3 previous) {
		Vec3 tangent = chord.length() > 0 ? chord.normalized() : new Vec3(0, 0, 1);
		Vec3 wanted = s.major().orElse(previous == null ? tangent.anyPerpendicular() : previous);
		Vec3 across = wanted.plus(-wanted.dot(tangent), tangent);
		Vec3 major = across.length() < 1e-9 ? tangent.anyPerpendicular() : across.normalized();
		return previous != null && major.dot(previous) < 0 ? major.times(-1) : major;
	}

	private static List<Ring> sample(CubicCurve curve, List<Section> sections, double[] knots, double edgeMm) {
		List<Ring> rings = new ArrayList<>();
		for (int i = 0; i + 1 < knots.length; i++) {
			double length = knots[i + 1] - knots[i];
			double thin = Math.min(sections.get(i).a(), sections.get(i).b());
			double step = Math.min(3 * edgeMm, Math.max(2 * edgeMm, 1.5 * thin));
			int pieces = (int) Math.max(1, Math.ceil(length / step));
			for (int k = 0; k < pieces; k++) {
				rings.add(ringAt(curve, knots[i] + length * k / pieces));
			}
		}
		rings.add(ringAt(curve, curve.end()));
		return rings;
	}

	private static Ring ringAt(CubicCurve curve, double t) {
		double h = 0.01 * (curve.end() - curve.start());
		double[] v = curve.at(t);
		Vec3 tangent = point(curve.at(Math.min(curve.end(), t + h))).minus(point(curve.at(Math.max(curve.start(), t - h))))
				.normalized();
		Vec3 major = new Vec3(v[5], v[6], v[7]);
		Vec3 across = major.plus(-major.dot(tangent), tangent);
		Vec3 unit = across.length() < 1e-9 ? tangent.anyPerpendicular() : across.normalized();
		return new Ring(point(v), tangent, unit, Math.max(0.05, v[3]), Math.max(0.05, v[4]));
	}

	private static Vec3 point(double[] v) {
		return new Vec3(v[0], v[1], v[2]);
	}
}
