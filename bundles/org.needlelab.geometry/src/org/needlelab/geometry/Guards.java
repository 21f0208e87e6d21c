package org.needlelab.geometry;

import java.util.Arrays;

/**
 * What is known of one mesh after a search, for the next poses. All vertices but a few were shown to be farther than the nearest
 * point by some slack: behind its plane, which they stay for good, or by their distance, which shrinks by no more than the needle moves. The
 * few, and the other corners of their triangles, are held against the plane at the nearest point of each pose. While all that
 * holds there is nothing to search.
 */
final class Guards {

	/** With more vertices to look at than this a search is as quick. */
	private static final int MOST = 160;
	/** Vertices farther behind the plane than the nearest point and this need not be looked at, mm. */
	private static final double PLANE_MM = 0.1;
	/** Nor do vertices farther away than the nearest point and this, mm. */
	private static final double FAR_MM = 2;
	/** Poses to wait after a failure before guards are set up again. */
	private static final int PAUSE = 8;
	/** Times a nearer point may turn up in one pose before all is searched. */
	private static final int TRIES = 4;

	/** Places of the vertices looked at, and where they are. */
	private int[] vertex = new int[64];
	private float[] at = new float[3 * 64];
	private int count;
	/** Squared size of the largest triangle of a vertex collected. */
	private double size;
	/** The plane of the search and how far the needle reached along its normal. */
	private double nx;
	private double ny;
	private double nz;
	private double reach;
	/** What is behind it is this far from the needle of the search, what is not is this far away at least, mm. */
	private double behindMm;
	private double farMm;
	private double bestMm;
	private double travelMm;
	private boolean usable;
	private int pause;

	/** Sets the guards up for the pose just searched. */
	void setUp(Nodes nodes, SegmentSearch search, double travelled) {
		usable = false;
		if (pause > 0) {
			pause--;
			return;
		}
		nx = search.nx;
		ny = search.ny;
		nz = search.nz;
		reach = reach(search);
		bestMm = search.best;
		travelMm = travelled;
		count = 0;
		size = 0;
		behindMm = Double.POSITIVE_INFINITY;
		farMm = Double.POSITIVE_INFINITY;
		if (bestMm > 0 && collect(nodes.vertices(), search) && addCorners(nodes)) {
			usable = true;
			for (int i = 0; i < count; i++) {
				System.arraycopy(nodes.vertices().at, 3 * vertex[i], at, 3 * i, 3);
			}
		} else {
			pause = PAUSE;
		}
	}

	private double reach(SegmentSearch search) {
		double a = nx * search.ax + ny * search.ay + nz * search.az;
		double b = nx * (search.ax + search.dx) + ny * (search.ay + search.dy) + nz * (search.az + search.dz);
		return a > b ? a : b;
	}

	private boolean collect(VertexTree tree, SegmentSearch search) {
		int[] child = tree.grouping.child;
		int[] waiting = search.waiting;
		int top = 0;
		waiting[top++] = 0;
		while (top > 0) {
			int node = waiting[--top];
			for (int slot = 4 * node; slot < 4 * node + 4 && child[slot] != Nodes.EMPTY; slot++) {
				float slotSize = tree.size(slot);
				double spare = 2 * search.sag * slotSize;
				if (!parted(search.behind(slot) - spare, search.away(slot) - spare)) {
					if (child[slot] >= 0) {
						waiting[top++] = child[slot];
					} else {
						size = slotSize > size ? slotSize : size;
						if (!vertices(tree, ~child[slot], search, spare)) {
							return false;
						}
					}
				}
			}
		}
		return true;
	}

	private boolean vertices(VertexTree tree, int leaf, SegmentSearch search, double spare) {
		for (int v = tree.grouping.first[leaf]; v < tree.grouping.first[leaf + 1]; v++) {
			double x = tree.at[3 * v] - search.ax, y = tree.at[3 * v + 1] - search.ay, z = tree.at[3 * v + 2] - search.az;
			double behind = search.nx * x + search.ny * y + search.nz * z - search.reach;
			if (!parted(behind - spare, behind < bestMm + PLANE_MM + spare ? search.away(x, y, z) - spare : 0) && !add(v)) {
				return false;
			}
		}
		return true;
	}

	/** Whether something is far enough; keeps the least that it relies on. */
	private boolean parted(double behind, double away) {
		if (behind >= bestMm + PLANE_MM) {
			behindMm = behind < behindMm ? behind : behindMm;
			return true;
		}
		if (away >= bestMm + FAR_MM) {
			farMm = away < farMm ? away : farMm;
			return true;
		}
		return false;
	}

	private boolean add(int v) {
		if (count == MOST) {
			return false;
		}
		if (count == vertex.length) {
			vertex = Arrays.copyOf(vertex, MOST);
			at = Arrays.copyOf(at, 3 * MOST);
		}
		vertex[count++] = v;
		return true;
	}

	/** Adds the other corners of the triangles of the vertices collected. */
	private boolean addCorners(Nodes nodes) {
		VertexGrouping grouping = nodes.vertices().grouping;
		int own = count;
		for (int i = 0; i < own; i++) {
			for (int t = grouping.triangles[vertex[i]]; t < grouping.triangles[vertex[i] + 1]; t++) {
				for (int corner = 0; corner < 3; corner++) {
					int v = nodes.vertexOf(grouping.triangle[t], corner);
					if (!known(v) && !add(v)) {
						return false;
					}
				}
			}
		}
		return true;
	}

	private boolean known(int v) {
		for (int i = 0; i < count; i++) {
			if (vertex[i] == v) {
				return true;
			}
		}
		return false;
	}

	/** Finds the nearest point of a new pose from that of the search's start; false when all has to be searched. */
	boolean answer(SegmentSearch search, double travelled) {
		if (!usable) {
			return false;
		}
		for (int i = 0; i < TRIES && search.best > 0; i++) {
			if (!search.look(at, vertex, count, size)) {
				return holds(search, travelled);
			}
		}
		return search.best == 0;
	}

	private boolean holds(SegmentSearch search, double travelled) {
		return search.best >= 0.5 * bestMm && behindMm + reach - reach(search) >= search.best
				&& farMm - (travelled - travelMm) >= search.best;
	}
}
