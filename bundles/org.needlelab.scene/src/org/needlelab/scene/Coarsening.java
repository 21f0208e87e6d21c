package org.needlelab.scene;

import java.util.Arrays;

import org.needlelab.geometry.TriangleMesh;

/**
 * Leaves out triangles smaller than a cell: all vertices of a cell that face about the same way become one of them (after
 * J. Rossignac and P. Borrel, "Multi-resolution 3D approximations for rendering complex scenes", 1993). Taking the facing
 * into account keeps the two sides of a thin sheet apart.
 */
final class Coarsening {

	private static final int CELL_BITS = 11;

	private final TriangleMesh mesh;
	private final SmoothNormals smooth;
	private final int[] firstDrawn;

	Coarsening(TriangleMesh mesh, SmoothNormals smooth) {
		this.mesh = mesh;
		this.smooth = smooth;
		firstDrawn = new int[mesh.vertexCount() + 1];
		for (int drawn = 0; drawn < smooth.count; drawn++) {
			firstDrawn[smooth.source[drawn] + 1] = drawn + 1;
		}
		for (int v = 1; v < firstDrawn.length; v++) {
			firstDrawn[v] = Math.max(firstDrawn[v], firstDrawn[v - 1]);
		}
	}

	/** Triangles that are left, as vertices numbered like those of the smooth normals. */
	int[] triangles(double cellMm) {
		int[] representative = representatives(cellMm);
		int[] source = mesh.ijk();
		int[] left = new int[source.length];
		int n = 0;
		for (int t = 0; t < source.length; t += 3) {
			int a = representative[source[t]];
			int b = representative[source[t + 1]];
			int c = representative[source[t + 2]];
			if (a != b && b != c && c != a) {
				left[n++] = drawn(a, smooth.corners[t]);
				left[n++] = drawn(b, smooth.corners[t + 1]);
				left[n++] = drawn(c, smooth.corners[t + 2]);
			}
		}
		return Arrays.copyOf(left, n);
	}

	/** Of the vertices drawn at a mesh vertex, the one whose normal is most like that of the corner it replaces. */
	private int drawn(int meshVertex, int corner) {
		int best = firstDrawn[meshVertex];
		int bestDot = Integer.MIN_VALUE;
		for (int d = firstDrawn[meshVertex]; d < firstDrawn[meshVertex + 1]; d++) {
			int dot = dot(smooth.packed[d], smooth.packed[corner]);
			if (dot > bestDot) {
				bestDot = dot;
				best = d;
			}
		}
		return best;
	}

	private static int dot(int a, int b) {
		return part(a, 0) * part(b, 0) + part(a, 10) * part(b, 10) + part(a, 20) * part(b, 20);
	}

	private static int part(int packed, int shift) {
		return packed << 22 - shift >> 22;
	}

	private int[] representatives(double cellMm) {
		int vertices = mesh.vertexCount();
		long[] keys = new long[vertices];
		for (int v = 0; v < vertices; v++) {
			keys[v] = key(v, cellMm) << 28 | v;
		}
		Arrays.sort(keys);
		int[] representative = new int[vertices];
		for (int from = 0; from < vertices;) {
			int to = from;
			while (to < vertices && keys[to] >>> 28 == keys[from] >>> 28) {
				to++;
			}
			int middle = middle(keys, from, to);
			for (int i = from; i < to; i++) {
				representative[vertex(keys[i])] = middle;
			}
			from = to;
		}
		return representative;
	}

	private long key(int v, double cellMm) {
		long key = firstDrawn[v] < firstDrawn[v + 1] ? facing(smooth.packed[firstDrawn[v]]) : 0;
		for (int axis = 0; axis < 3; axis++) {
			long cell = (long) Math.floor(mesh.xyz()[3 * v + axis] / cellMm);
			key = key << CELL_BITS | cell & (1 << CELL_BITS) - 1;
		}
		return key;
	}

	private static int facing(int packed) {
		int x = part(packed, 0);
		int y = part(packed, 10);
		int z = part(packed, 20);
		int ax = Math.abs(x);
		int ay = Math.abs(y);
		int az = Math.abs(z);
		return ax >= ay && ax >= az ? x < 0 ? 1 : 0 : ay >= az ? y < 0 ? 3 : 2 : z < 0 ? 5 : 4;
	}

	/** The vertex nearest to the mean of a group. */
	private int middle(long[] keys, int from, int to) {
		double[] mean = new double[3];
		for (int i = from; i < to; i++) {
			for (int axis = 0; axis < 3; axis++) {
				mean[axis] += mesh.xyz()[3 * vertex(keys[i]) + axis] / (double) (to - from);
			}
		}
		int best = vertex(keys[from]);
		double bestSquared = Double.POSITIVE_INFINITY;
		for (int i = from; i < to; i++) {
			double squared = 0;
			for (int axis = 0; axis < 3; axis++) {
				double d = mesh.xyz()[3 * vertex(keys[i]) + axis] - mean[axis];
				squared += d * d;
			}
			if (squared < bestSquared) {
				bestSquared = squared;
				best = vertex(keys[i]);
			}
		}
		return best;
	}

	private static int vertex(long key) {
		return (int) (key & 0xFFFFFFF);
	}
}
