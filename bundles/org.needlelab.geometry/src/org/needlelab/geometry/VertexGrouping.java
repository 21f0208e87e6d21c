package org.needlelab.geometry;

import java.util.Arrays;

/**
 * How the vertices of a mesh are grouped for questions of distance: a {@link TriangleGrouping} cut off at groups of
 * {@link #LEAF} triangles, where each vertex belongs to the first group that has a triangle of it. Depends on the triangles alone, so
 * morphs share it.
 *
 * <p>A node has up to four children in slots 4n .. 4n + 3, used ones first; it comes before its children. Leaves are numbered in
 * the order of their vertices.
 */
final class VertexGrouping {

	/** Groups of up to so many triangles are not divided further. */
	private static final int LEAF = 64;

	/** By slot: index of the node below, ~ the number of a leaf, or {@link Nodes#EMPTY}. */
	final int[] child;
	/** By slot: the leaves below are [firstLeaf, endLeaf). */
	final int[] firstLeaf;
	final int[] endLeaf;
	/** By leaf: its vertices are [first, that of the next leaf). */
	final int[] first;
	/** By place in the order of vertices: index in the mesh. */
	final int[] vertex;
	/** By place in leaf order of the triangle grouping: the places of its corners in the order of vertices. */
	final int[] corner;
	private int nodes;
	private int leaves;

	VertexGrouping(TriangleGrouping grouping, TriangleMesh mesh) {
		int[] ijk = mesh.ijk();
		int slots = count(grouping, 0);
		child = new int[slots];
		firstLeaf = new int[slots];
		endLeaf = new int[slots];
		Arrays.fill(child, Nodes.EMPTY);
		int[] leafEnd = new int[slots];
		node(grouping, 0, leafEnd);
		first = new int[leaves + 1];
		int[] place = new int[mesh.vertexCount()];
		Arrays.fill(place, -1);
		corner = new int[ijk.length];
		int[] order = new int[Math.min(mesh.vertexCount(), ijk.length)];
		int seen = 0;
		int t = 0;
		for (int leaf = 0; leaf < leaves; leaf++) {
			first[leaf] = seen;
			for (; t < leafEnd[leaf]; t++) {
				for (int c = 0; c < 3; c++) {
					int v = ijk[3 * grouping.triangle[t] + c];
					if (place[v] < 0) {
						place[v] = seen;
						order[seen++] = v;
					}
					corner[3 * t + c] = place[v];
				}
			}
		}
		first[leaves] = seen;
		vertex = Arrays.copyOf(order, seen);
	}

	int leaves() {
		return leaves;
	}

	long memoryBytes() {
		return 4L * (3L * child.length + first.length + vertex.length + corner.length);
	}

	private static boolean divided(TriangleGrouping grouping, int slot) {
		return grouping.child[slot] >= 0 && grouping.end[slot] - grouping.first[slot] > LEAF;
	}

	private static int count(TriangleGrouping grouping, int node) {
		int slots = 4;
		for (int slot = 4 * node; slot < 4 * node + 4 && grouping.child[slot] != Nodes.EMPTY; slot++) {
			slots += divided(grouping, slot) ? count(grouping, grouping.child[slot]) : 0;
		}
		return slots;
	}

	private int node(TriangleGrouping grouping, int from, int[] leafEnd) {
		int node = nodes++;
		for (int i = 0; i < 4 && grouping.child[4 * from + i] != Nodes.EMPTY; i++) {
			int slot = 4 * node + i;
			firstLeaf[slot] = leaves;
			if (divided(grouping, 4 * from + i)) {
				child[slot] = node(grouping, grouping.child[4 * from + i], leafEnd);
			} else {
				leafEnd[leaves] = grouping.end[4 * from + i];
				child[slot] = ~leaves++;
			}
			endLeaf[slot] = leaves;
		}
		return node;
	}

	/** By place in the order of vertices: where its triangles start in {@link #incident}. */
	int[] incidence() {
		int[] start = new int[vertex.length + 1];
		for (int v : corner) {
			start[v + 1]++;
		}
		for (int v = 0; v < vertex.length; v++) {
			start[v + 1] += start[v];
		}
		return start;
	}

	/** The triangles of each vertex, as places in leaf order of the triangle grouping. */
	int[] incident(int[] start) {
		int[] next = start.clone();
		int[] incident = new int[corner.length];
		for (int i = 0; i < corner.length; i++) {
			incident[next[corner[i]]++] = i / 3;
		}
		return incident;
	}
}
