package org.needlelab.geometry;

/**
 * The triangle of a mesh that was nearest to the needle's last pose, asked again for the next: by the one of its corners or edges that was nearest first,
 * which is right when the plane there has its other corners behind it.
 */
abstract class NearestTriangle {

	/** A corner this part of the triangle's size above the plane does not touch it. */
	private static final double TOUCH = 1e-6;

	/** The nearest triangle: its place in leaf order, its corners, and the corner or edge that was nearest. */
	private int place = -1;
	private int index;
	final float[] corner = new float[9];
	private Feature feature = Feature.UNKNOWN;
	private int from;

	private enum Feature { UNKNOWN, CORNER, EDGE }

	/** Place of the triangle that was nearest last, or -1. */
	final int place() {
		return place;
	}

	/** Takes the triangle at a place in leaf order. */
	final void adopt(Nodes nodes, int nearest) {
		if (nearest != place) {
			place = nearest;
			for (int c = 0; c < 3; c++) {
				System.arraycopy(nodes.at, 3 * nodes.order.corner[3 * nearest + c], corner, 3 * c, 3);
			}
			feature = Feature.UNKNOWN;
		}
		index = nodes.triangle[nearest];
	}

	/** Completes an answer. */
	final void finish(SegmentSearch search, SegmentDistance out) {
		out.finish(search, place, index);
	}

	/** The nearest point of the triangle remembered; false when it lies beyond the bound. */
	final boolean nearest(SegmentSearch search, SegmentDistance out) {
		if (feature == Feature.CORNER && byCorner(search, out) || feature == Feature.EDGE && byEdge(search, out)) {
			return true;
		}
		if (SegmentTriangle.nearer(corner, 0, 3, 6, search.ax, search.ay, search.az, search.dx, search.dy, search.dz, search.dd,
				search.inverse, out)) {
			feature = Feature.UNKNOWN;
		}
		out.triangle = out.bestSquared < out.boundSquared ? index : -1;
		if (feature == Feature.UNKNOWN) {
			recognise(search, out);
		}
		return out.triangle >= 0;
	}

	/** A corner is the nearest point when the other two lie behind the plane at it. */
	private boolean byCorner(SegmentSearch search, SegmentDistance out) {
		double x = corner[from] - search.ax, y = corner[from + 1] - search.ay, z = corner[from + 2] - search.az;
		double t = search.along(x, y, z);
		double mx = x - t * search.dx, my = y - t * search.dy, mz = z - t * search.dz;
		double squared = mx * mx + my * my + mz * mz;
		int p = from < 6 ? from + 3 : 0;
		int q = from > 0 ? from - 3 : 6;
		if (squared < out.bestSquared && mx * (corner[p] - corner[from]) + my * (corner[p + 1] - corner[from + 1])
				+ mz * (corner[p + 2] - corner[from + 2]) >= 0 && mx * (corner[q] - corner[from])
						+ my * (corner[q + 1] - corner[from + 1]) + mz * (corner[q + 2] - corner[from + 2]) >= 0) {
			out.bestSquared = squared;
			out.t = t;
			out.meshX = x;
			out.meshY = y;
			out.meshZ = z;
			return true;
		}
		return false;
	}

	/** A point of an edge is the nearest when the corner across lies behind the plane at it. */
	private boolean byEdge(SegmentSearch search, SegmentDistance out) {
		double x = corner[from] - search.ax, y = corner[from + 1] - search.ay, z = corner[from + 2] - search.az;
		int p = from < 6 ? from + 3 : 0;
		int q = from > 0 ? from - 3 : 6;
		if (!SegmentTriangle.edge(x, y, z, (double) corner[p] - corner[from], (double) corner[p + 1] - corner[from + 1],
				(double) corner[p + 2] - corner[from + 2], search.dx, search.dy, search.dz, search.dd, search.inverse, out)) {
			return false;
		}
		double mx = out.meshX - out.t * search.dx, my = out.meshY - out.t * search.dy, mz = out.meshZ - out.t * search.dz;
		return mx * (corner[q] - search.ax - out.meshX) + my * (corner[q + 1] - search.ay - out.meshY)
				+ mz * (corner[q + 2] - search.az - out.meshZ) >= 0;
	}

	/** Finds out whether the nearest point is a corner or lies on an edge. */
	private void recognise(SegmentSearch search, SegmentDistance out) {
		double mx = out.meshX - out.t * search.dx, my = out.meshY - out.t * search.dy, mz = out.meshZ - out.t * search.dz;
		double least = TOUCH * Math.sqrt(out.bestSquared);
		int touching = 0;
		int last = 0;
		int other = 0;
		for (int c = 0; c < 9; c += 3) {
			double x = corner[c] - search.ax - out.meshX, y = corner[c + 1] - search.ay - out.meshY;
			double z = corner[c + 2] - search.az - out.meshZ;
			if (mx * x + my * y + mz * z <= least * (Math.abs(x) + Math.abs(y) + Math.abs(z))) {
				touching++;
				last = c;
			} else {
				other = c;
			}
		}
		if (touching == 1) {
			feature = Feature.CORNER;
			from = last;
		} else if (touching == 2) {
			feature = Feature.EDGE;
			from = other < 6 ? other + 3 : 0;
		}
	}
}
