package org.needlelab.geometry;

import java.util.Arrays;

/**
 * Folds the binary tree of a build into four-way nodes and lays them out depth first, so that a descent reads forward in
 * memory.
 */
final class NodeEmitter {

	private final int[] order;
	private final int[] lower;
	private final int[] upper;
	private final float[] area;

	private int[] child;
	private int nodes;

	NodeEmitter(int[] order, int[] lower, int[] upper, float[] area) {
		this.order = order;
		this.lower = lower;
		this.upper = upper;
		this.area = area;
	}

	/** Lays out the tree whose root splits at the given place. */
	TriangleGrouping emit(int rootSplit) {
		int guess = Math.max(4, 2 * order.length);
		child = new int[guess];
		node(0, order.length, rootSplit);
		return TriangleGrouping.trusted(Arrays.copyOf(child, 4 * nodes), order);
	}

	/** Emits the node over [lo, hi) and all below it; returns its index. */
	private int node(int lo, int hi, int split) {
		int index = nodes++;
		if (4 * nodes > child.length) {
			child = Arrays.copyOf(child, 2 * child.length);
		}
		int[] from = { lo, 0, 0, 0 };
		int[] to = { hi, 0, 0, 0 };
		int[] at = { split, 0, 0, 0 };
		int used = 1;
		while (used < 4) {
			int widest = widest(at, used);
			if (widest < 0) {
				break;
			}
			open(from, to, at, widest, used);
			used++;
		}
		for (int i = 0; i < 4; i++) {
			child[4 * index + i] = Nodes.EMPTY;
		}
		for (int i = 0; i < used; i++) {
			int below = at[i] < 0 ? Nodes.leaf(from[i], to[i] - from[i]) : node(from[i], to[i], at[i]);
			child[4 * index + i] = below;
		}
		return index;
	}

	private int widest(int[] at, int used) {
		int widest = -1;
		for (int i = 0; i < used; i++) {
			if (at[i] >= 0 && (widest < 0 || area[at[i]] > area[at[widest]])) {
				widest = i;
			}
		}
		return widest;
	}

	/** Replaces range i by its two halves, keeping the order of ranges. */
	private void open(int[] from, int[] to, int[] at, int i, int used) {
		for (int j = used; j > i + 1; j--) {
			from[j] = from[j - 1];
			to[j] = to[j - 1];
			at[j] = at[j - 1];
		}
		int mid = at[i];
		to[i + 1] = to[i];
		from[i + 1] = mid;
		at[i + 1] = upper[mid];
		to[i] = mid;
		at[i] = lower[mid];
	}
}
