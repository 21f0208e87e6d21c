package org.needlelab.geometry;

import java.util.Objects;

/**
 * An indexed triangle mesh. Triangles run counter-clockwise seen from outside. Coordinates are single precision
 * (0.1 micrometre at body scale) in millimetres; whatever is computed from them is computed in double precision.
 *
 * <p>The arrays are shared, not copied, so that a body of a million triangles is held once: treat them as read-only.
 */
public final class TriangleMesh {

	private final float[] xyz;
	private final int[] ijk;
	/** Whether it is closed, once asked. */
	private volatile Boolean closed;

	/**
	 * @param xyz three coordinates a vertex, mm
	 * @param ijk three vertex indices a triangle
	 * @throws IllegalArgumentException when a length is not a multiple of three, an index is out of range or a
	 *         coordinate is not finite
	 */
	public TriangleMesh(float[] xyz, int[] ijk) {
		Objects.requireNonNull(xyz);
		Objects.requireNonNull(ijk);
		if (xyz.length % 3 != 0 || ijk.length % 3 != 0) {
			throw new IllegalArgumentException("array lengths must be multiples of three: " + xyz.length + ", " + ijk.length);
		}
		int vertices = xyz.length / 3;
		for (int index : ijk) {
			if (index < 0 || index >= vertices) {
				throw new IllegalArgumentException("vertex " + index + " of " + vertices);
			}
		}
		requireFinite(xyz);
		this.xyz = xyz;
		this.ijk = ijk;
	}

	private static void requireFinite(float[] xyz) {
		for (float c : xyz) {
			if (!Float.isFinite(c)) {
				throw new IllegalArgumentException("coordinate is not finite");
			}
		}
	}

	/** Coordinates, three a vertex, mm; read-only. */
	public float[] xyz() {
		return xyz;
	}

	/** Vertex indices, three a triangle; read-only. */
	public int[] ijk() {
		return ijk;
	}

	/** Number of vertices. */
	public int vertexCount() {
		return xyz.length / 3;
	}

	/** Number of triangles. */
	public int triangleCount() {
		return ijk.length / 3;
	}

	/**
	 * True when every edge is walked as often one way as the other, so that inside and outside mean something. Edges are known by
	 * where their ends lie: seams of doubled vertices do not count as open. Found by a sum of 64-bit hashes, so that an open mesh passes for
	 * closed once in 2^64.
	 */
	public boolean closed() {
		if (closed == null) {
			closed = MeshExamination.balanced(this);
		}
		return closed;
	}

	/** The vertex of that index. */
	public Vec3 vertex(int index) {
		return new Vec3(xyz[3 * index], xyz[3 * index + 1], xyz[3 * index + 2]);
	}

	/**
	 * The same triangles over moved vertices (a morph).
	 *
	 * @throws IllegalArgumentException when the number of vertices differs
	 */
	public TriangleMesh withVertices(float[] moved) {
		if (moved.length != xyz.length) {
			throw new IllegalArgumentException("a morph keeps its vertices: " + moved.length + " for " + xyz.length);
		}
		requireFinite(moved);
		return new TriangleMesh(moved, ijk, true);
	}

	private TriangleMesh(float[] xyz, int[] ijk, boolean checked) {
		this.xyz = xyz;
		this.ijk = ijk;
	}

	/** Mirrored across the median plane x = 0, orientation kept outward. */
	public TriangleMesh mirrored() {
		float[] m = xyz.clone();
		for (int i = 0; i < m.length; i += 3) {
			m[i] = -m[i];
		}
		int[] t = ijk.clone();
		for (int i = 0; i < t.length; i += 3) {
			t[i + 1] = ijk[i + 2];
			t[i + 2] = ijk[i + 1];
		}
		return new TriangleMesh(m, t, true);
	}
}
