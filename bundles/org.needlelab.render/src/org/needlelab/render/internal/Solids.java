package org.needlelab.render.internal;

import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;
import org.needlelab.scene.Surface;

/** Small surfaces of revolution: needles, lines, balls. */
final class Solids {

	private static final int AROUND = 14;

	private Solids() {
	}

	/**
	 * A closed surface around an axis.
	 *
	 * @param from start of the axis, mm
	 * @param direction unit direction of the axis
	 * @param profile pairs of distance along the axis and radius, mm; the ends are closed flat
	 */
	static Surface lathe(Vec3 from, Vec3 direction, double... profile) {
		int rings = profile.length / 2;
		Vec3 side = direction.anyPerpendicular();
		Vec3 other = direction.cross(side);
		float[] xyz = new float[3 * (rings * AROUND + 2)];
		for (int ring = 0; ring < rings; ring++) {
			Vec3 centre = from.plus(profile[2 * ring], direction);
			for (int k = 0; k < AROUND; k++) {
				double angle = 2 * Math.PI * k / AROUND;
				double r = profile[2 * ring + 1];
				put(xyz, ring * AROUND + k, centre.plus(r * Math.cos(angle), side).plus(r * Math.sin(angle), other));
			}
		}
		int first = rings * AROUND;
		put(xyz, first, from.plus(profile[0], direction));
		put(xyz, first + 1, from.plus(profile[2 * rings - 2], direction));
		return Surface.of(new TriangleMesh(xyz, triangles(rings)));
	}

	private static int[] triangles(int rings) {
		int[] ijk = new int[6 * rings * AROUND];
		int n = 0;
		int last = (rings - 1) * AROUND;
		int cap = rings * AROUND;
		for (int k = 0; k < AROUND; k++) {
			int next = (k + 1) % AROUND;
			for (int ring = 0; ring < last; ring += AROUND) {
				n = put(ijk, n, ring + k, ring + next, ring + AROUND + next);
				n = put(ijk, n, ring + k, ring + AROUND + next, ring + AROUND + k);
			}
			n = put(ijk, n, cap, next, k);
			n = put(ijk, n, cap + 1, last + k, last + next);
		}
		return ijk;
	}

	/** A round rod of even thickness. */
	static Surface rod(Vec3 from, Vec3 to, double radiusMm) {
		Vec3 along = to.minus(from);
		return lathe(from, along.normalized(), 0, radiusMm, along.length(), radiusMm);
	}

	/** A ball. */
	static Surface ball(Vec3 centre, double radiusMm) {
		int rings = 13;
		double[] profile = new double[2 * rings];
		for (int i = 0; i < rings; i++) {
			double angle = Math.PI * (i + 0.15) / (rings - 0.7);
			profile[2 * i] = -radiusMm * Math.cos(angle);
			profile[2 * i + 1] = radiusMm * Math.sin(angle);
		}
		return lathe(centre, new Vec3(0, 0, 1), profile);
	}

	private static void put(float[] xyz, int vertex, Vec3 p) {
		xyz[3 * vertex] = (float) p.x();
		xyz[3 * vertex + 1] = (float) p.y();
		xyz[3 * vertex + 2] = (float) p.z();
	}

	private static int put(int[] ijk, int at, int a, int b, int c) {
		ijk[at] = a;
		ijk[at + 1] = b;
		ijk[at + 2] = c;
		return at + 3;
	}
}
