package org.needlelab.geometry;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Groups the triangles of a mesh into a tree of four-way nodes: binary splits by the surface area heuristic over bins, then
 * two levels of them folded into one.
 *
 * <p>An inner node of the binary tree covers a range [lo, hi) of the triangle order and splits it at mid; no other node splits
 * there, so mid names the node and its record lies at index mid. Ranges are disjoint, hence threads never meet, and the tree
 * depends on nothing but the mesh.
 */
final class HierarchyBuilder {

	/** Most triangles in a leaf. */
	static final int LEAF = 4;
	/** Deepest a tree gets: {@link #SAH_DEPTH} levels by area, then halves. */
	static final int MAX_DEPTH = 72;

	private static final int SAH_DEPTH = 40;
	private static final int NO_SPLIT = -1;
	/** Ranges of at least so many triangles are worth a task of their own. */
	private static final int TASK = 8192;

	private final int count;
	private final int[] order;
	/** Box of each triangle: min x, y, z, max x, y, z. */
	private final float[] box;
	/** By mid: where the lower and the upper half split in turn, and half the surface of the node's box. */
	private final int[] lower;
	private final int[] upper;
	private final float[] area;

	private HierarchyBuilder(TriangleMesh mesh) {
		count = mesh.triangleCount();
		order = new int[count];
		box = new float[6 * count];
		lower = new int[count];
		upper = new int[count];
		area = new float[count];
		float[] xyz = mesh.xyz();
		int[] ijk = mesh.ijk();
		for (int t = 0; t < count; t++) {
			order[t] = t;
			for (int c = 0; c < 3; c++) {
				float p = xyz[3 * ijk[3 * t] + c];
				float q = xyz[3 * ijk[3 * t + 1] + c];
				float r = xyz[3 * ijk[3 * t + 2] + c];
				box[6 * t + c] = Math.min(p, Math.min(q, r));
				box[6 * t + 3 + c] = Math.max(p, Math.max(q, r));
			}
		}
	}

	static TriangleGrouping group(TriangleMesh mesh, int threads) {
		if (threads < 1) {
			throw new IllegalArgumentException("threads must be at least 1, is " + threads);
		}
		if (mesh.triangleCount() == 0) {
			throw new IllegalArgumentException("a mesh without triangles has no hierarchy");
		}
		HierarchyBuilder builder = new HierarchyBuilder(mesh);
		if (threads == 1 || builder.count < 2 * TASK) {
			int root = builder.split(0, builder.count, 0, new Bins());
			return builder.emit(root);
		}
		ForkJoinPool pool = new ForkJoinPool(threads);
		try {
			SplitTask task = builder.new SplitTask(0, builder.count, 0);
			pool.invoke(task);
			return builder.emit(task.split);
		} finally {
			pool.shutdown();
		}
	}

	private TriangleGrouping emit(int rootSplit) {
		return new NodeEmitter(order, lower, upper, area).emit(rootSplit);
	}

	/** Results of independent work, in order, on up to the given number of threads. */
	static List<MeshHierarchy> overEach(int count, int threads, IntFunction<MeshHierarchy> work) {
		if (threads < 1) {
			throw new IllegalArgumentException("threads must be at least 1, is " + threads);
		}
		if (threads == 1) {
			return IntStream.range(0, count).mapToObj(work).toList();
		}
		ForkJoinPool pool = new ForkJoinPool(threads);
		try {
			return pool.submit(() -> IntStream.range(0, count).parallel().mapToObj(work).toList()).join();
		} finally {
			pool.shutdown();
		}
	}

	/** Splits a range and all below it on this thread; returns mid, or NO_SPLIT for a leaf. */
	private int split(int lo, int hi, int depth, Bins bins) {
		if (hi - lo <= LEAF) {
			return NO_SPLIT;
		}
		int mid = divide(lo, hi, depth, bins);
		lower[mid] = split(lo, mid, depth + 1, bins);
		upper[mid] = split(mid, hi, depth + 1, bins);
		return mid;
	}

	/** The same with tasks for large ranges. */
	private final class SplitTask extends RecursiveAction {
		private static final long serialVersionUID = 1L;
		private final int lo;
		private final int hi;
		private final int depth;
		int split;

		SplitTask(int lo, int hi, int depth) {
			this.lo = lo;
			this.hi = hi;
			this.depth = depth;
		}

		@Override
		protected void compute() {
			Bins bins = new Bins();
			if (hi - lo < TASK) {
				split = split(lo, hi, depth, bins);
				return;
			}
			int mid = divide(lo, hi, depth, bins);
			SplitTask first = new SplitTask(lo, mid, depth + 1);
			SplitTask second = new SplitTask(mid, hi, depth + 1);
			invokeAll(first, second);
			lower[mid] = first.split;
			upper[mid] = second.split;
			split = mid;
		}
	}

	/** Reorders one range so that its two halves are [lo, mid) and [mid, hi); returns mid. */
	private int divide(int lo, int hi, int depth, Bins bins) {
		bins.bound(box, order, lo, hi);
		int mid = depth < SAH_DEPTH && bins.choose(box, order, lo, hi) ? partition(lo, hi, bins) : (lo + hi) >>> 1;
		if (mid == lo || mid == hi) {
			mid = (lo + hi) >>> 1;
		}
		area[mid] = bins.area();
		return mid;
	}

	private int partition(int lo, int hi, Bins bins) {
		int i = lo;
		int j = hi - 1;
		while (true) {
			while (i <= j && bins.below(box, order[i])) {
				i++;
			}
			while (i <= j && !bins.below(box, order[j])) {
				j--;
			}
			if (i >= j) {
				return i;
			}
			int swap = order[i];
			order[i++] = order[j];
			order[j--] = swap;
		}
	}
}
