package org.needlelab.geometry;

/**
 * Nearest triangle to a point: depth first, nearest box first. The loop is one long method so that its state stays in
 * registers.
 */
final class PointSearch {

	private PointSearch() {
	}

	static void run(Nodes nodes, double x, double y, double z, ClosestPoint out) {
		int[] child = nodes.child;
		float[] boxes = nodes.oriented();
		int[] waiting = out.scratch.child;
		double[] key = out.scratch.key;
		int top = 0;
		int node = 0;
		while (true) {
			int floor = top;
			for (int slot = 4 * node; slot < 4 * node + 4 && child[slot] != Nodes.EMPTY; slot++) {
				double bound = OrientedBound.point(boxes, Nodes.ORIENTED * slot, x, y, z);
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
						leaf(nodes, ~node, x, y, z, out);
					}
				}
			}
			if (node < 0) {
				break;
			}
		}
		if (out.triangle >= 0) {
			out.triangle = nodes.triangle[out.triangle];
			out.distanceMm = Math.sqrt(out.bestSquared);
		}
	}

	private static void leaf(Nodes nodes, int code, double x, double y, double z, ClosestPoint out) {
		int from = code >>> Nodes.COUNT_BITS;
		int to = from + (code & Nodes.COUNT_MASK);
		for (int i = from; i < to; i++) {
			if (PointTriangle.nearer(nodes.corner, 9 * i, x, y, z, out)) {
				out.triangle = i;
			}
		}
	}
}
