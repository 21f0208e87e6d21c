package org.needlelab.geometry;

/**
 * How a mesh's triangles are grouped into the tree of a {@link MeshHierarchy}. Finding a good grouping is what takes time in a
 * build; one that was found for a mesh serves every morph of it and can be kept as numbers. Immutable.
 *
 * <p>A node has up to four children in slots 4n .. 4n + 3, used ones first; it comes before its children.
 */
public final class TriangleGrouping {

	/** By slot: index of the node below, {@link Nodes#leaf} code, or {@link Nodes#EMPTY}. */
	final int[] child;
	/** Triangle indices in the order of the leaves. */
	final int[] triangle;
	/** By slot: its range in leaf order. */
	final int[] first;
	final int[] end;

	private TriangleGrouping(int[] child, int[] triangle) {
		this.child = child;
		this.triangle = triangle;
		first = new int[child.length];
		end = new int[child.length];
		findRanges();
	}

	/**
	 * Groups the triangles of a mesh on one thread.
	 *
	 * @throws IllegalArgumentException when the mesh has no triangle
	 */
	public static TriangleGrouping of(TriangleMesh mesh) {
		return of(mesh, 1);
	}

	/**
	 * Groups the triangles of a mesh on up to the given number of threads. The result is the same for any number.
	 *
	 * @throws IllegalArgumentException as {@link #of(TriangleMesh)}, or when threads is less than 1
	 */
	public static TriangleGrouping of(TriangleMesh mesh, int threads) {
		return HierarchyBuilder.group(mesh, threads);
	}

	/**
	 * The grouping of numbers that {@link #slots} and {@link #triangles} gave.
	 *
	 * @throws IllegalArgumentException when the numbers are no grouping in which every triangle occurs once
	 */
	public static TriangleGrouping of(int[] slots, int[] triangles) {
		check(slots, triangles);
		return new TriangleGrouping(slots.clone(), triangles.clone());
	}

	/** Takes the arrays as they are: they must be right. */
	static TriangleGrouping trusted(int[] child, int[] triangle) {
		return new TriangleGrouping(child, triangle);
	}

	/** The tree as numbers, four a node. */
	public int[] slots() {
		return child.clone();
	}

	/** The triangles' indices in the order in which the tree refers to them. */
	public int[] triangles() {
		return triangle.clone();
	}

	/** Number of triangles. */
	public int triangleCount() {
		return triangle.length;
	}

	long memoryBytes() {
		return 4L * (child.length + triangle.length + first.length + end.length);
	}

	private void findRanges() {
		for (int slot = child.length - 1; slot >= 0; slot--) {
			if (child[slot] >= 0) {
				int last = 4 * child[slot] + 3;
				while (child[last] == Nodes.EMPTY) {
					last--;
				}
				first[slot] = first[4 * child[slot]];
				end[slot] = end[last];
			} else if (child[slot] != Nodes.EMPTY) {
				first[slot] = Nodes.leafFirst(child[slot]);
				end[slot] = first[slot] + Nodes.leafCount(child[slot]);
			}
		}
	}

	private static void check(int[] child, int[] triangle) {
		boolean[] seen = new boolean[triangle.length];
		for (int t : triangle) {
			if (t < 0 || t >= seen.length || seen[t]) {
				throw wrong("triangle " + t + " does not occur once");
			}
			seen[t] = true;
		}
		if (child.length < 4 || child.length % 4 != 0) {
			throw wrong(child.length + " slots");
		}
		boolean[] reached = new boolean[child.length / 4];
		reached[0] = true;
		int nodes = 1;
		int grouped = 0;
		for (int slot = 0; slot < child.length; slot++) {
			int code = child[slot];
			if (code >= 0) {
				if (code <= slot / 4 || code >= reached.length || reached[code]) {
					throw wrong("slot " + slot + " leads to " + code);
				}
				reached[code] = true;
				nodes++;
			} else if (code == Nodes.EMPTY) {
				if (slot % 4 == 0) {
					throw wrong("node " + slot / 4 + " is empty");
				}
			} else {
				if (slot % 4 > 0 && child[slot - 1] == Nodes.EMPTY) {
					throw wrong("slot " + slot + " follows an unused one");
				}
				if (Nodes.leafFirst(code) < 0 || Nodes.leafFirst(code) + Nodes.leafCount(code) > triangle.length) {
					throw wrong("slot " + slot + " lies outside");
				}
				grouped += Nodes.leafCount(code);
			}
		}
		if (grouped != triangle.length || nodes != reached.length) {
			throw wrong(grouped + " of " + triangle.length + " triangles are grouped");
		}
	}

	private static IllegalArgumentException wrong(String why) {
		return new IllegalArgumentException("no grouping of triangles: " + why);
	}
}
