package org.needlelab.geometry;

import java.util.Arrays;

/** Computes a {@link MeshCheck}. */
final class MeshExamination {

	private MeshExamination() {
	}

	/** See {@link TriangleMesh#closed()}. */
	static boolean balanced(TriangleMesh mesh) {
		float[] xyz = mesh.xyz();
		int[] ijk = mesh.ijk();
		long[] place = new long[mesh.vertexCount()];
		for (int v = 0; v < place.length; v++) {
			for (int c = 3 * v; c < 3 * v + 3; c++) {
				// adding nothing makes -0 a 0
				place[v] = mixed(place[v] + Float.floatToIntBits(xyz[c] + 0f));
			}
		}
		long sum = 0;
		for (int t = 0; t < ijk.length; t += 3) {
			for (int k = 0; k < 3; k++) {
				long from = place[ijk[t + k]];
				long to = place[ijk[t + (k + 1) % 3]];
				sum += from < to ? mixed(from + mixed(to)) : from > to ? -mixed(to + mixed(from)) : 0;
			}
		}
		return sum == 0;
	}

	/** Scatters bits (the finaliser of SplitMix64: Steele, Lea and Flood, Fast splittable pseudorandom number generators, 2014). */
	private static long mixed(long value) {
		long z = value + 0x9e3779b97f4a7c15L;
		z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
		z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
		return z ^ z >>> 31;
	}

	static MeshCheck of(TriangleMesh mesh) {
		int[] ijk = mesh.ijk();
		long[] edges = directedEdges(ijk);
		int boundary = 0;
		int nonManifold = 0;
		int inconsistent = 0;
		for (int i = 0; i < edges.length;) {
			int j = i;
			int forward = 0;
			while (j < edges.length && edges[j] >>> 1 == edges[i] >>> 1) {
				forward += (int) (edges[j] & 1);
				j++;
			}
			if (j - i == 1) {
				boundary++;
			} else if (j - i > 2) {
				nonManifold++;
			} else if (forward != 1) {
				inconsistent++;
			}
			i = j;
		}
		int degenerate = 0;
		double volume = 0;
		double area = 0;
		// a corner of the mesh as origin keeps the terms of the volume small
		Vec3 origin = ijk.length > 0 ? mesh.vertex(ijk[0]) : Vec3.ZERO;
		for (int t = 0; t < ijk.length; t += 3) {
			Vec3 a = mesh.vertex(ijk[t]).minus(origin);
			Vec3 b = mesh.vertex(ijk[t + 1]).minus(origin);
			Vec3 c = mesh.vertex(ijk[t + 2]).minus(origin);
			Vec3 normal = b.minus(a).cross(c.minus(a));
			double longest = Math.max(b.minus(a).dot(b.minus(a)), c.minus(a).dot(c.minus(a)));
			// twice the area against what rounding alone can make of a triangle without any
			if (!(normal.length() > 1e-14 * longest)) {
				degenerate++;
			}
			area += normal.length() / 2;
			volume += a.dot(b.cross(c)) / 6;
		}
		boolean closed = ijk.length > 0 && boundary == 0 && nonManifold == 0 && inconsistent == 0;
		return new MeshCheck(closed, boundary, nonManifold, inconsistent, degenerate, components(mesh), volume, area);
	}

	/**
	 * Every side of every triangle, sorted: smaller vertex, larger vertex, lowest bit set when it runs from the smaller to the
	 * larger. Vertex indices are below 2^31, so 31 + 31 + 1 bits hold them. A side between a vertex and itself is left out.
	 */
	private static long[] directedEdges(int[] ijk) {
		long[] edges = new long[ijk.length];
		int count = 0;
		for (int t = 0; t < ijk.length; t += 3) {
			for (int k = 0; k < 3; k++) {
				int from = ijk[t + k];
				int to = ijk[t + (k + 1) % 3];
				if (from != to) {
					long low = Math.min(from, to);
					edges[count++] = low << 32 | (long) Math.max(from, to) << 1 | (from < to ? 1 : 0);
				}
			}
		}
		edges = Arrays.copyOf(edges, count);
		Arrays.parallelSort(edges);
		return edges;
	}

	private static int components(TriangleMesh mesh) {
		int[] parent = new int[mesh.vertexCount()];
		Arrays.fill(parent, -1);
		int[] ijk = mesh.ijk();
		for (int v : ijk) {
			parent[v] = v;
		}
		int parts = 0;
		for (int p : parent) {
			parts += p >= 0 ? 1 : 0;
		}
		for (int t = 0; t < ijk.length; t += 3) {
			for (int k = 1; k < 3; k++) {
				int a = root(parent, ijk[t]);
				int b = root(parent, ijk[t + k]);
				if (a != b) {
					parent[Math.max(a, b)] = Math.min(a, b);
					parts--;
				}
			}
		}
		return parts;
	}

	private static int root(int[] parent, int v) {
		while (parent[v] != v) {
			parent[v] = parent[parent[v]];
			v = parent[v];
		}
		return v;
	}
}
