package org.needlelab.geometry;

/** Nearest triangle to a point by the axis-parallel boxes, nearest first. */
final class PointSearch {

	private PointSearch() {
	}

	/** Runs one query; the result must have been reset to its bound. */
	static void run(Nodes nodes, double x, double y, double z, QueryScratch scratch, SegmentDistance out) {
		int[] waiting = scratch.child;
		double[] key = scratch.key;
		int top = 0;
		int node = 0;
		while (node >= 0) {
			int floor = top;
			for (int slot = 4 * node; slot < 4 * node + 4 && nodes.child[slot] != Nodes.EMPTY; slot++) {
				double away = squared(nodes.boxes(), 24 * node + (slot & 3), x, y, z);
				if (away < out.bestSquared) {
					int i = top++;
					for (; i > floor && key[i - 1] < away; i--) {
						key[i] = key[i - 1];
						waiting[i] = waiting[i - 1];
					}
					key[i] = away;
					waiting[i] = nodes.child[slot];
				}
			}
			node = -1;
			while (top > 0 && node < 0) {
				top--;
				if (key[top] < out.bestSquared) {
					node = waiting[top];
					if (node < 0) {
						leaf(nodes, node, x, y, z, out);
					}
				}
			}
		}
		finish(nodes, x, y, z, out);
	}

	private static void leaf(Nodes nodes, int code, double x, double y, double z, SegmentDistance out) {
		int from = Nodes.leafFirst(code);
		int[] corner = nodes.order.corner;
		for (int i = from; i < from + Nodes.leafCount(code); i++) {
			if (SegmentTriangle.nearer(nodes.at, 3 * corner[3 * i], 3 * corner[3 * i + 1], 3 * corner[3 * i + 2], x, y, z, 0, 0, 0, 0, 0,
					out)) {
				out.triangle = i;
			}
		}
	}

	/** Squared distance of a point from a slot's box, mm². */
	private static double squared(float[] box, int at, double x, double y, double z) {
		double dx = outside(box[at], box[at + 12], x);
		double dy = outside(box[at + 4], box[at + 16], y);
		double dz = outside(box[at + 8], box[at + 20], z);
		return dx * dx + dy * dy + dz * dz;
	}

	private static double outside(float low, float high, double at) {
		return at < low ? low - at : at > high ? at - high : 0;
	}

	private static void finish(Nodes nodes, double x, double y, double z, SegmentDistance out) {
		if (out.triangle < 0) {
			return;
		}
		out.place = out.triangle;
		out.triangle = nodes.triangle[out.place];
		out.distanceMm = Math.sqrt(out.bestSquared);
		out.segmentX = x;
		out.segmentY = y;
		out.segmentZ = z;
		out.meshX += x;
		out.meshY += y;
		out.meshZ += z;
	}
}
