package org.needlelab.files.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.geometry.TriangleMesh;

/** Collects corners of triangles into a mesh in which equal corners are one vertex. */
public final class MeshBuilder {

	private record Corner(float x, float y, float z) {
	}

	private final Map<Corner, Integer> vertices = new HashMap<>();
	private float[] xyz = new float[3 * 1024];
	private int[] ijk;
	private int corners;

	/** @param triangles how many there will be; a guess is enough */
	public MeshBuilder(int triangles) {
		this.ijk = new int[3 * Math.max(16, triangles)];
	}

	/** Adds the next corner; three make a triangle. */
	public void corner(float x, float y, float z) {
		// adding 0 makes a negative zero a positive one, so that both are the same corner
		Corner corner = new Corner(x + 0f, y + 0f, z + 0f);
		int next = vertices.size();
		Integer known = vertices.putIfAbsent(corner, next);
		if (known == null) {
			if (3 * next + 3 > xyz.length) {
				xyz = Arrays.copyOf(xyz, 2 * xyz.length);
			}
			xyz[3 * next] = corner.x();
			xyz[3 * next + 1] = corner.y();
			xyz[3 * next + 2] = corner.z();
		}
		if (corners == ijk.length) {
			ijk = Arrays.copyOf(ijk, 2 * ijk.length);
		}
		ijk[corners++] = known == null ? next : known;
	}

	/**
	 * The mesh.
	 *
	 * @throws InputException when it has no triangles
	 */
	public TriangleMesh build(SourceLocation where) throws InputException {
		if (corners < 3) {
			throw new InputException(Finding.error("mesh.no-triangles", where, Map.of()));
		}
		return new TriangleMesh(Arrays.copyOf(xyz, 3 * vertices.size()), Arrays.copyOf(ijk, corners - corners % 3));
	}
}
