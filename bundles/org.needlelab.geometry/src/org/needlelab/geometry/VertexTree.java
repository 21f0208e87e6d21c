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
		inParts(slots, threads, (from, to) -> measure(from, to, before == null, exact));
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

	private void measure(int fromSlot, int toSlot, boolean fit, float[] exact) {
		CylinderFit fitting = new CylinderFit();
		for (int slot = fromSlot; slot < toSlot; slot++) {
			if (grouping.child[slot] == Nodes.EMPTY) {
				continue;
			}
			fitting.points(at, from(slot), to(slot));
			if (fit) {
				fitting.chooseAxis(cylinder, CYLINDER * slot);
			}
			fitting.measure(cylinder, CYLINDER * slot, centre, CENTRE * slot);
			if (grouping.child[slot] < 0) {
				heights(slot, exact);
				cylinder[CYLINDER * slot + 5] = largest(slot);
			}
		}
	}

	private void heights(int slot, float[] exact) {
		int o = SupportDirections.COUNT * slot;
		int to = to(slot);
		float cx = centre[CENTRE * slot];
		float cy = centre[CENTRE * slot + 1];
		float cz = centre[CENTRE * slot + 2];
		float[] least = new float[SupportDirections.COUNT];
		float[] dx = SupportDirections.X;
		float[] dy = SupportDirections.Y;
		float[] dz = SupportDirections.Z;
		Arrays.fill(least, Float.POSITIVE_INFINITY);
		for (int v = from(slot); v < to; v++) {
			float x = at[3 * v] - cx;
			float y = at[3 * v + 1] - cy;
			float z = at[3 * v + 2] - cz;
			for (int d = 0; d < least.length; d++) {
				float h = dx[d] * x + dy[d] * y + dz[d] * z;
				least[d] = h < least[d] ? h : least[d];
			}
		}
		System.arraycopy(least, 0, exact, o, least.length);
	}

	private float largest(int slot) {
		double longest = 0;
		for (int i = triangles[from(slot)]; i < triangles[to(slot)]; i++) {
			int t = 3 * triangle[i];
			int p = 3 * grouping.corner[t], q = 3 * grouping.corner[t + 1], r = 3 * grouping.corner[t + 2];
			longest = Math.max(longest, Math.max(squared(p, q), Math.max(squared(q, r), squared(r, p))));
		}
		return Math.nextUp((float) (longest / 3));
	}

	private double squared(int p, int q) {
		double x = (double) at[p] - at[q], y = (double) at[p + 1] - at[q + 1], z = (double) at[p + 2] - at[q + 2];
		return x * x + y * y + z * z;
	}

	/** The heights of a node's slot from those of the slots below. */
	private void gather(int slot, float[] exact) {
		int o = SupportDirections.COUNT * slot;
		Arrays.fill(exact, o, o + SupportDirections.COUNT, Float.POSITIVE_INFINITY);
		cylinder[CYLINDER * slot + 5] = 0;
		for (int below = 4 * grouping.child[slot]; below < 4 * grouping.child[slot] + 4
				&& grouping.child[below] != Nodes.EMPTY; below++) {
			float x = centre[CENTRE * below] - centre[CENTRE * slot];
			float y = centre[CENTRE * below + 1] - centre[CENTRE * slot + 1];
			float z = centre[CENTRE * below + 2] - centre[CENTRE * slot + 2];
			int p = SupportDirections.COUNT * below;
			cylinder[CYLINDER * slot + 5] = Math.max(cylinder[CYLINDER * slot + 5], cylinder[CYLINDER * below + 5]);
			for (int d = 0; d < SupportDirections.COUNT; d++) {
				exact[o + d] = Math.min(exact[o + d],
						exact[p + d] + (SupportDirections.X[d] * x + SupportDirections.Y[d] * y + SupportDirections.Z[d] * z));
			}
		}
	}

	/** Rounds heights down to steps; a little more than floats can have lost on the way is taken off. */
	private void quantise(int fromSlot, int toSlot, float[] exact) {
		for (int slot = fromSlot; slot < toSlot; slot++) {
			if (grouping.child[slot] == Nodes.EMPTY) {
				continue;
			}
			int o = SupportDirections.COUNT * slot;
			float most = 0;
			for (int d = 0; d < SupportDirections.COUNT; d++) {
				most = Math.max(most, Math.abs(exact[o + d]));
			}
			// an empty group has infinite heights: it lies behind every plane
			most = Float.isInfinite(most) ? 0 : most;
			float step = most / 120 + Float.MIN_NORMAL;
			centre[CENTRE * slot + 3] = step;
			int to = HEIGHTS * (slot >> 2) + (slot & 3);
			for (int d = 0; d < SupportDirections.COUNT; d++) {
				height[to + 4 * d] = (byte) Math.max(-127, Math.min(127, Math.floor(exact[o + d] / step - 0.01f)));
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
