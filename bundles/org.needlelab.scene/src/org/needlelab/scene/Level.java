package org.needlelab.scene;

/**
 * The triangles of a surface at one fineness. All levels use the surface's vertices.
 *
 * @param cellMm size of what is left out, mm; 0 for the level with all triangles
 * @param ijk vertices, three a triangle, in the patches' order; read-only
 * @param patches the groups of triangles
 */
public record Level(double cellMm, int[] ijk, Patches patches) {

	/** Number of triangles. */
	public int triangleCount() {
		return ijk.length / 3;
	}

	/** Brings triangles into drawing order and groups them. */
	static Level of(double cellMm, float[] xyz, int[] triangles) {
		return of(cellMm, xyz, triangles, SmoothNormals.faceNormals(xyz, triangles));
	}

	/** As above, where the triangles' unit normals are known. */
	static Level of(double cellMm, float[] xyz, int[] triangles, float[] normals) {
		int[] order = Patches.order(xyz, triangles, normals);
		int[] ijk = new int[triangles.length];
		float[] orderedNormals = new float[triangles.length];
		for (int i = 0; i < order.length; i++) {
			System.arraycopy(triangles, 3 * order[i], ijk, 3 * i, 3);
			System.arraycopy(normals, 3 * order[i], orderedNormals, 3 * i, 3);
		}
		return new Level(cellMm, ijk, Patches.cut(xyz, ijk, orderedNormals));
	}
}
