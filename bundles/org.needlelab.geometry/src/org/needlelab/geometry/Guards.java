package org.needlelab.geometry;

import java.util.Arrays;

/**
 * What a search of one mesh leaves behind for the next poses: boxes and triangles that together hold the whole mesh, each
 * behind a plane of its own. A plane has its box or triangle behind it for good, wherever the needle goes, so a pose asks only
 * how far the needle's ends are before each plane; what lies farther than the best distance is left alone, the rest is
 * searched. Planes that are well away are not even asked before the needle has moved far enough.
 *
 * <p>Answers are those of a search of the whole, up to {@link #SAME_MM}.
 */
final class Guards {

	/** More than so many and a mesh is searched as a whole. */
	private static final int MOST = 640;
	/** Boxes nearer than the best distance and this are opened when guards are set up, mm. */
	private static final double OPEN_MM = 0.25;
	/** Guards farther than the best distance and this are not asked at every pose, mm. */
	private static final double RESERVE_MM = 1;
	/** What lies behind the plane between the needle and its nearest point, up to this, is not nearer, mm. */
	private static final double SAME_MM = 1e-10;
	/** Planes' normals are made this much too short, so that no rounding makes them too long. */
	private static final double SHORT = 1 - 1e-12;
	/** Work since the guards were set up, in tests of triangles, that is worth setting them up anew. */
	private static final int WORN = 40;
	private static final int BOX_WORK = 4;

	/** By guard: normal and height; the guarded part has n · x ≥ height. */
	private double[] plane = new double[4 * 64];
	/** By guard: a slot, or ~ the place of a triangle. */
	private int[] part = new int[64];
	private int count;
	/** The first so many are asked at every pose. */
	private int near;
	/** No other guard was nearer than this when the needle had travelled so far, mm. */
	private double farMm;
	private double farTravelMm;
	private int work;
	private boolean usable;
	/** The current pose. */
	private double ax;
	private double ay;
	private double az;
	private double bx;
	private double by;
	private double bz;

	/** Whether they can answer; else the mesh has to be searched, and they can be set up. */
	boolean usable() {
		return usable && work < WORN;
	}

	private void pose(double px, double py, double pz, double qx, double qy, double qz) {
		ax = px;
		ay = py;
		az = pz;
		bx = qx;
		by = qy;
		bz = qz;
	}

	/**
	 * Sets up guards for a pose that was searched.
	 *
	 * @param bestMm its distance, or the bound when nothing was found
	 * @param travelMm how far the needle has come in all
	 * @return a lower bound of the distance of all that is guarded, mm
	 */
	double build(Nodes nodes, double px, double py, double pz, double qx, double qy, double qz, double bestMm, double travelMm,
			QueryScratch scratch) {
		pose(px, py, pz, qx, qy, qz);
		count = 0;
		work = 0;
		usable = true;
		int[] child = nodes.child;
		int[] waiting = scratch.child;
		int top = 0;
		waiting[top++] = 0;
		double least = Double.POSITIVE_INFINITY;
		while (top > 0 && usable) {
			int node = waiting[--top];
			for (int slot = 4 * node; slot < 4 * node + 4 && child[slot] != Nodes.EMPTY; slot++) {
				boxPlane(nodes.oriented(), slot);
				double distance = before(count);
				if (distance >= bestMm + OPEN_MM) {
					least = distance < least ? distance : least;
					add(slot);
				} else if (child[slot] >= 0) {
					waiting[top++] = child[slot];
				} else {
					least = Math.min(least, triangles(nodes, child[slot]));
				}
			}
		}
		near = count;
		farMm = Double.POSITIVE_INFINITY;
		if (usable) {
			sortOut(bestMm, travelMm);
		}
		return least;
	}

	private double triangles(Nodes nodes, int leaf) {
		double least = Double.POSITIVE_INFINITY;
		int from = Nodes.leafFirst(leaf);
		for (int place = from; place < from + Nodes.leafCount(leaf); place++) {
			trianglePlane(nodes.corner, place);
			least = Math.min(least, before(count));
			add(~place);
		}
		return least;
	}

	private void add(int guarded) {
		part[count++] = guarded;
		if (count == MOST) {
			usable = false;
			count--;
		} else if (count == part.length) {
			part = Arrays.copyOf(part, 2 * count);
			plane = Arrays.copyOf(plane, 8 * count);
		}
	}

	/** How far the needle is before a plane, mm; negative when it reaches through. */
	private double before(int guard) {
		int g = 4 * guard;
		double nx = plane[g], ny = plane[g + 1], nz = plane[g + 2];
		double a = nx * ax + ny * ay + nz * az;
		double b = nx * bx + ny * by + nz * bz;
		return plane[g + 3] - (a > b ? a : b);
	}

	/** Writes the normal of the next guard's plane: from the segment's point nearest to a place, to that place. */
	private void normalTo(double x, double y, double z) {
		double dx = bx - ax, dy = by - ay, dz = bz - az;
		double rx = x - ax, ry = y - ay, rz = z - az;
		double dd = dx * dx + dy * dy + dz * dz;
		double t = dd > 0 ? (rx * dx + ry * dy + rz * dz) / dd : 0;
		t = t < 0 ? 0 : t > 1 ? 1 : t;
		double mx = rx - t * dx, my = ry - t * dy, mz = rz - t * dz;
		double length = Math.sqrt(mx * mx + my * my + mz * mz);
		double scale = length > 0 ? SHORT / length : 0;
		plane[4 * count] = mx * scale;
		plane[4 * count + 1] = my * scale;
		plane[4 * count + 2] = mz * scale;
	}

	private void boxPlane(float[] b, int slot) {
		int o = Nodes.ORIENTED * slot;
		normalTo(b[o], b[o + 1], b[o + 2]);
		plane[4 * count + 3] = lowest(b, o, plane[4 * count], plane[4 * count + 1], plane[4 * count + 2]);
	}

	/** The least n · x in a box; the last term makes up for axes that are not quite square to each other. */
	private static double lowest(float[] b, int o, double nx, double ny, double nz) {
		return nx * b[o] + ny * b[o + 1] + nz * b[o + 2] - b[o + 12] * Math.abs(nx * b[o + 3] + ny * b[o + 4] + nz * b[o + 5])
				- b[o + 13] * Math.abs(nx * b[o + 6] + ny * b[o + 7] + nz * b[o + 8])
				- b[o + 14] * Math.abs(nx * b[o + 9] + ny * b[o + 10] + nz * b[o + 11]) - 1e-6 * b[o + 15];
	}

	private void trianglePlane(float[] c, int place) {
		int o = 9 * place;
		normalTo(((double) c[o] + c[o + 3] + c[o + 6]) / 3, ((double) c[o + 1] + c[o + 4] + c[o + 7]) / 3,
				((double) c[o + 2] + c[o + 5] + c[o + 8]) / 3);
		plane[4 * count + 3] = lowestCorner(c, o, plane[4 * count], plane[4 * count + 1], plane[4 * count + 2]);
	}

	private static double lowestCorner(float[] c, int o, double nx, double ny, double nz) {
		double p = nx * c[o] + ny * c[o + 1] + nz * c[o + 2];
		double q = nx * c[o + 3] + ny * c[o + 4] + nz * c[o + 5];
		double r = nx * c[o + 6] + ny * c[o + 7] + nz * c[o + 8];
		p = p < q ? p : q;
		return p < r ? p : r;
	}

	/** Parts the guards into those to be asked at every pose and the others. */
	private void sortOut(double bestMm, double travelMm) {
		near = 0;
		farMm = Double.POSITIVE_INFINITY;
		farTravelMm = travelMm;
		for (int i = 0; i < count; i++) {
			double distance = before(i);
			if (distance < bestMm + RESERVE_MM) {
				swap(i, near++);
			} else {
				farMm = distance < farMm ? distance : farMm;
			}
		}
	}

	private void swap(int i, int j) {
		int p = part[i];
		part[i] = part[j];
		part[j] = p;
		for (int k = 0; k < 4; k++) {
			double v = plane[4 * i + k];
			plane[4 * i + k] = plane[4 * j + k];
			plane[4 * j + k] = v;
		}
	}

	/**
	 * Finds the nearest triangle; the result holds what is known already.
	 *
	 * @param travelMm how far the needle has come in all
	 */
	void search(Nodes nodes, double px, double py, double pz, double qx, double qy, double qz, double inverse, double travelMm,
			SegmentDistance out) {
		pose(px, py, pz, qx, qy, qz);
		double best = ask(nodes, 0, near, Math.sqrt(out.bestSquared), inverse, out);
		if (best > 0 && farMm - (travelMm - farTravelMm) < best) {
			best = ask(nodes, near, count, best, inverse, out);
			sortOut(best, travelMm);
		}
	}

	private double ask(Nodes nodes, int from, int to, double known, double inverse, SegmentDistance out) {
		double best = known;
		for (int i = from; i < to && best > 0; i++) {
			if (before(i) < best && !parted(nodes, part[i], best, out)) {
				open(nodes, part[i], inverse, out);
				best = Math.sqrt(out.bestSquared);
			}
		}
		return best;
	}

	/** Whether the plane at the nearest point found so far, across the way to it, has the part behind it. */
	private boolean parted(Nodes nodes, int guarded, double best, SegmentDistance out) {
		if (out.triangle < 0) {
			return false;
		}
		double scale = 1 / best;
		double nx = (out.meshX - out.t * (bx - ax)) * scale, ny = (out.meshY - out.t * (by - ay)) * scale;
		double nz = (out.meshZ - out.t * (bz - az)) * scale;
		double a = nx * ax + ny * ay + nz * az;
		double b = nx * bx + ny * by + nz * bz;
		double lowest = guarded >= 0 ? lowest(nodes.oriented(), Nodes.ORIENTED * guarded, nx, ny, nz)
				: lowestCorner(nodes.corner, 9 * ~guarded, nx, ny, nz);
		return lowest - (a > b ? a : b) >= best - SAME_MM;
	}

	private void open(Nodes nodes, int guarded, double inverse, SegmentDistance out) {
		double dx = bx - ax, dy = by - ay, dz = bz - az;
		double dd = dx * dx + dy * dy + dz * dz;
		if (guarded < 0) {
			work++;
			if (SegmentTriangle.nearer(nodes.corner, 9 * ~guarded, ax, ay, az, dx, dy, dz, dd, inverse, out)) {
				out.triangle = ~guarded;
			}
		} else {
			work += BOX_WORK;
			SegmentSearch.below(nodes, nodes.child[guarded], ax, ay, az, dx, dy, dz, dd, inverse, out);
		}
	}
}
