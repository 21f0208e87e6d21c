package org.needlelab.geometry;

import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/**
 * What questions of distance need of a mesh: its vertices in the order of their {@link VertexGrouping}, and by group two bounds.
 * <b>Heights</b> of a group's own vertices along {@link SupportDirections} tell whether all of them lie behind a plane. A <b>cylinder</b>
 * around all triangles that have one of the vertices tells how near those can come.
 */
final class VertexTree {

	/** Values of a slot in {@link #centre}: x, y, z, and the step of its heights. */
	static final int CENTRE = 4;
	/** Values of a slot in {@link #cylinder}: unit axis, half the height, radius; squared size of the largest triangle. */
	static final int CYLINDER = 6;
	/** Bytes of a node in {@link #height}: by direction one a slot. */
	static final int HEIGHTS = 4 * SupportDirections.COUNT;
	/** A circle over the longest edge holds a triangle if its squared radius is a third of the edge's square; more by what floats lose. */
	private static final float LARGER = 1 / 3f + 1e-6f;
	/** Slots that are worth a task of their own. */
	private static final int TASK = 512;

	final VertexGrouping grouping;
	/** By vertex: where its triangles start in {@link #triangle}; those are places in leaf order. Shared by morphs. */
	final int[] triangles;
	final int[] triangle;
	/** By place three coordinates; those of {@link Nodes}. */
	final float[] at;
	final float[] centre;
	final float[] cylinder;
	/** By node, direction and slot: no vertex lies lower along the direction, seen from the centre, than this times the step. */
	final byte[] height;
	/** By direction: place of a vertex that lies nearly lowest along it. */
	final int[] lowest = new int[SupportDirections.COUNT];

	/** @param before the tree of the same triangles whose cylinders' axes are to be kept, or null */
	VertexTree(VertexGrouping grouping, float[] at, VertexTree before, int threads) {
		this.grouping = grouping;
		this.at = at;
		triangles = before == null ? grouping.incidence() : before.triangles;
		triangle = before == null ? grouping.incident(triangles) : before.triangle;
		int slots = grouping.child.length;
		centre = new float[CENTRE * slots];
		cylinder = before == null ? new float[CYLINDER * slots] : before.cylinder.clone();
		height = new byte[SupportDirections.COUNT * slots];
		float[] exact = new float[SupportDirections.COUNT * slots];
		int[] size = sizes();
		inParts(slots, threads, (from, to) -> measure(from, to, before == null, size, exact));
		for (int slot = slots - 1; slot >= 0; slot--) {
			if (grouping.child[slot] >= 0) {
				gather(slot, exact);
			}
		}
		inParts(slots, threads, (from, to) -> quantise(from, to, exact));
		for (int d = 0; d < lowest.length; d++) {
			lowest[d] = findLowest(d, exact);
		}
	}

	long memoryBytes() {
		return 4L * (triangles.length + triangle.length + centre.length + cylinder.length + lowest.length) + height.length;
	}

	/** The largest squared radius of a circle that holds a triangle of one of a group's vertices, mm². */
	float size(int slot) {
		return cylinder[CYLINDER * slot + 5];
	}

	/** No vertex of a group is farther than this from a point, mm. */
	double reach(int slot, double x, double y, double z) {
		double rx = centre[CENTRE * slot] - x, ry = centre[CENTRE * slot + 1] - y, rz = centre[CENTRE * slot + 2] - z;
		return Math.sqrt(rx * rx + ry * ry + rz * rz) + cylinder[CYLINDER * slot + 3] + cylinder[CYLINDER * slot + 4];
	}

	private interface Part {
		void work(int from, int to);
	}

	private static void inParts(int slots, int threads, Part part) {
		if (threads == 1 || slots < 2 * TASK) {
			part.work(0, slots);
			return;
		}
		ForkJoinPool pool = new ForkJoinPool(threads);
		try {
			int parts = (slots + TASK - 1) / TASK;
			pool.submit(() -> IntStream.range(0, parts).parallel()
					.forEach(p -> part.work(p * TASK, Math.min(slots, (p + 1) * TASK)))).join();
		} finally {
			pool.shutdown();
		}
	}

	private int from(int slot) {
		return grouping.first[grouping.firstLeaf[slot]];
	}

	private int to(int slot) {
		return grouping.first[grouping.endLeaf[slot]];
	}

	private void measure(int fromSlot, int toSlot, boolean fit, int[] size, float[] exact) {
		Scratch scratch = new Scratch();
		CylinderFit fitting = scratch.fitting;
		for (int slot = fromSlot; slot < toSlot; slot++) {
			if (grouping.child[slot] == Nodes.EMPTY) {
				continue;
			}
			boolean leaf = grouping.child[slot] < 0;
			if (fit || leaf) {
				fitting.points(at, from(slot), to(slot));
			}
			if (fit) {
				fitting.chooseAxis(cylinder, CYLINDER * slot);
			}
			if (leaf) {
				fitting.measure(cylinder, CYLINDER * slot, centre, CENTRE * slot);
				heights(slot, scratch, exact);
				cylinder[CYLINDER * slot + 5] = largest(size, from(slot), to(slot));
			}
		}
	}

	/** Working memory of one thread. */
	private static final class Scratch {
		private final CylinderFit fitting = new CylinderFit();
		private final float[] least = new float[SupportDirections.HALF];
		private final float[] most = new float[SupportDirections.HALF];
	}

	/** Heights both ways along a line at once. */
	private void heights(int slot, Scratch scratch, float[] exact) {
		float cx = centre[CENTRE * slot];
		float cy = centre[CENTRE * slot + 1];
		float cz = centre[CENTRE * slot + 2];
		float[] least = scratch.least;
		float[] most = scratch.most;
		Arrays.fill(least, Float.POSITIVE_INFINITY);
		Arrays.fill(most, Float.NEGATIVE_INFINITY);
		int to = 3 * to(slot);
		for (int v = 3 * from(slot); v < to; v += 3) {
			along(at[v] - cx, at[v + 1] - cy, at[v + 2] - cz, least, most);
		}
		int o = SupportDirections.COUNT * slot;
		for (int d = 0; d < least.length; d++) {
			exact[o + d] = least[d];
			exact[o + SupportDirections.HALF + d] = -most[d];
		}
	}

	/** Minima by {@link Math}: this loop is done eight directions at a time. */
	private static void along(float x, float y, float z, float[] least, float[] most) {
		float[] dx = SupportDirections.X;
		float[] dy = SupportDirections.Y;
		float[] dz = SupportDirections.Z;
		for (int d = 0; d < SupportDirections.HALF; d++) {
			float h = dx[d] * x + dy[d] * y + dz[d] * z;
			least[d] = Math.min(least[d], h);
			most[d] = Math.max(most[d], h);
		}
	}

	private static float largest(int[] size, int from, int to) {
		int largest = 0;
		for (int v = from; v < to; v++) {
			largest = Math.max(largest, size[v]);
		}
		return Float.intBitsToFloat(largest);
	}

	/**
	 * By vertex: the squared radius of a circle that holds any triangle of it, mm². As the bits of a float, which are in the same order: the greater of two
	 * whole numbers is taken without a jump.
	 */
	private int[] sizes() {
		int[] size = new int[at.length / 3];
		int[] corner = grouping.corner;
		for (int t = 0; t < corner.length; t += 3) {
			int p = corner[t], q = corner[t + 1], r = corner[t + 2];
			int own = Math.max(Math.max(squared(3 * p, 3 * q), squared(3 * q, 3 * r)), squared(3 * r, 3 * p));
			size[p] = Math.max(size[p], own);
			size[q] = Math.max(size[q], own);
			size[r] = Math.max(size[r], own);
		}
		return size;
	}

	/** A part of the squared length of an edge. */
	private int squared(int p, int q) {
		float x = at[p] - at[q], y = at[p + 1] - at[q + 1], z = at[p + 2] - at[q + 2];
		return Float.floatToRawIntBits((x * x + y * y + z * z) * LARGER);
	}

	/** The bounds of a node's slot from those of the slots below. */
	private void gather(int slot, float[] exact) {
		int o = SupportDirections.COUNT * slot;
		Arrays.fill(exact, o, o + SupportDirections.COUNT, Float.POSITIVE_INFINITY);
		cylinder[CYLINDER * slot + 5] = 0;
		int first = 4 * grouping.child[slot];
		int end = first;
		while (end < first + 4 && grouping.child[end] != Nodes.EMPTY) {
			cylinder[CYLINDER * slot + 5] = Math.max(cylinder[CYLINDER * slot + 5], cylinder[CYLINDER * end + 5]);
			end++;
		}
		CylinderFit.around(cylinder, centre, slot, first, end);
		for (int below = first; below < end; below++) {
			lower(exact, o, SupportDirections.COUNT * below, centre[CENTRE * below] - centre[CENTRE * slot],
					centre[CENTRE * below + 1] - centre[CENTRE * slot + 1], centre[CENTRE * below + 2] - centre[CENTRE * slot + 2]);
		}
	}

	private static void lower(float[] exact, int to, int from, float x, float y, float z) {
		float[] dx = SupportDirections.X;
		float[] dy = SupportDirections.Y;
		float[] dz = SupportDirections.Z;
		for (int d = 0; d < SupportDirections.COUNT; d++) {
			exact[to + d] = Math.min(exact[to + d], exact[from + d] + (dx[d] * x + dy[d] * y + dz[d] * z));
		}
	}

	/** Rounds heights down to steps; a little more than floats can have lost on the way is taken off. */
	private void quantise(int fromSlot, int toSlot, float[] exact) {
		for (int slot = fromSlot; slot < toSlot; slot++) {
			if (grouping.child[slot] == Nodes.EMPTY) {
				continue;
			}
			int o = SupportDirections.COUNT * slot;
			boolean empty = exact[o] == Float.POSITIVE_INFINITY;
			int bits = 0;
			for (int d = o; d < o + SupportDirections.COUNT; d++) {
				bits = Math.max(bits, Float.floatToRawIntBits(exact[d]) & Integer.MAX_VALUE);
			}
			float most = empty ? 0 : Float.intBitsToFloat(bits);
			float step = most / 120 + Float.MIN_NORMAL;
			float inverse = 1 / step;
			centre[CENTRE * slot + 3] = step;
			int to = HEIGHTS * (slot >> 2) + (slot & 3);
			for (int d = 0; d < SupportDirections.COUNT; d++) {
				// cut off after it was made positive; an empty group lies behind every plane
				height[to + 4 * d] = (byte) (empty ? 127 : (int) (exact[o + d] * inverse + (128 - 0.02f)) - 128);
			}
		}
	}

	private int findLowest(int direction, float[] exact) {
		int node = 0;
		while (true) {
			int best = -1;
			float least = Float.POSITIVE_INFINITY;
			for (int slot = 4 * node; slot < 4 * node + 4 && grouping.child[slot] != Nodes.EMPTY; slot++) {
				float h = exact[SupportDirections.COUNT * slot + direction]
						+ SupportDirections.X[direction] * (centre[CENTRE * slot] - centre[0])
						+ SupportDirections.Y[direction] * (centre[CENTRE * slot + 1] - centre[1])
						+ SupportDirections.Z[direction] * (centre[CENTRE * slot + 2] - centre[2]);
				if (h < least) {
					least = h;
					best = grouping.child[slot];
				}
			}
			if (best < 0) {
				return lowestOf(~best, direction);
			}
			node = best;
		}
	}

	private int lowestOf(int leaf, int direction) {
		int best = grouping.first[leaf];
		float least = Float.POSITIVE_INFINITY;
		for (int v = grouping.first[leaf]; v < grouping.first[leaf + 1]; v++) {
			float h = SupportDirections.X[direction] * (at[3 * v] - centre[0]) + SupportDirections.Y[direction] * (at[3 * v + 1] - centre[1])
					+ SupportDirections.Z[direction] * (at[3 * v + 2] - centre[2]);
			if (h < least) {
				least = h;
				best = v;
			}
		}
		return best;
	}
}
