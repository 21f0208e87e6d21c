package org.needlelab.geometry;

/**
 * Nearest triangle to a segment: depth first, nearest box first. The loop is one long method so that its state stays in
 * registers.
 */
final class SegmentSearch {

	private SegmentSearch() {
	}

	/**
	 * Runs one query; the result is reset to its bound.
	 *
	 * @param start place in leaf order of a triangle thought to be near, or -1; it speeds up, it does not decide
	 */
	static void run(Nodes nodes, double ax, double ay, double az, double bx, double by, double bz, int start,
			SegmentDistance out) {
		double dx = bx - ax;
		double dy = by - ay;
		double dz = bz - az;
		double dd = dx * dx + dy * dy + dz * dz;
		double inverse = dd > 0 ? 1 / dd : 0;
		if (start >= 0 && SegmentTriangle.nearer(nodes.corner, 9 * start, ax, ay, az, dx, dy, dz, dd, inverse, out)) {
			out.triangle = start;
		}
		below(nodes, 0, ax, ay, az, dx, dy, dz, dd, inverse, out);
		finish(nodes, ax, ay, az, dx, dy, dz, out);
	}

	/**
	 * Searches a part of the tree; leaves the place of a nearer triangle in the result.
	 *
	 * @param root a node, or the code of a leaf
	 */
	static void below(Nodes nodes, int root, double ax, double ay, double az, double dx, double dy, double dz, double dd,
			double inverse, SegmentDistance out) {
		if (root < 0) {
			leaf(nodes, ~root, ax, ay, az, dx, dy, dz, dd, inverse, out);
			return;
		}
		int[] child = nodes.child;
		float[] boxes = nodes.oriented();
		int[] waiting = out.scratch.child;
		double[] key = out.scratch.key;
		double bestMm = Math.sqrt(out.bestSquared);
		int top = 0;
		int node = root;
		while (true) {
			int floor = top;
			for (int slot = 4 * node; slot < 4 * node + 4 && child[slot] != Nodes.EMPTY; slot++) {
				double bound = OrientedBound.segment(boxes, Nodes.ORIENTED * slot, ax, ay, az, dx, dy, dz, inverse, bestMm);
				if (bound < out.bestSquared) {
					int i = top++;
					for (; i > floor && key[i - 1] < bound; i--) {
						key[i] = key[i - 1];
						waiting[i] = waiting[i - 1];
					}
					key[i] = bound;
					waiting[i] = child[slot];
				}
			}
			node = -1;
			while (top > 0 && node < 0) {
				top--;
				if (key[top] < out.bestSquared) {
					node = waiting[top];
					if (node < 0) {
						leaf(nodes, ~node, ax, ay, az, dx, dy, dz, dd, inverse, out);
						bestMm = Math.sqrt(out.bestSquared);
					}
				}
			}
			if (node < 0) {
				return;
			}
		}
	}

	private static void leaf(Nodes nodes, int code, double ax, double ay, double az, double dx, double dy, double dz, double dd,
			double inverse, SegmentDistance out) {
		int from = code >>> Nodes.COUNT_BITS;
		int to = from + (code & Nodes.COUNT_MASK);
		for (int i = from; i < to; i++) {
			if (SegmentTriangle.nearer(nodes.corner, 9 * i, ax, ay, az, dx, dy, dz, dd, inverse, out)) {
				out.triangle = i;
			}
		}
	}

	/** Turns the place in leaf order and the offsets from a into the answer. */
	static void finish(Nodes nodes, double ax, double ay, double az, double dx, double dy, double dz, SegmentDistance out) {
		if (out.triangle < 0) {
			return;
		}
		out.place = out.triangle;
		out.triangle = nodes.triangle[out.place];
		out.distanceMm = Math.sqrt(out.bestSquared);
		out.segmentX = ax + out.t * dx;
		out.segmentY = ay + out.t * dy;
		out.segmentZ = az + out.t * dz;
		out.meshX += ax;
		out.meshY += ay;
		out.meshZ += az;
	}
}
