package org.needlelab.geometry;

/**
 * What a mesh is like: whether it bounds a solid, and its figures.
 *
 * @param closed true when every edge joins exactly two triangles that run along it in opposite directions
 * @param boundaryEdges edges with one triangle only
 * @param nonManifoldEdges edges with more than two triangles
 * @param inconsistentEdges edges with two triangles that run along it in the same direction
 * @param degenerateTriangles triangles without area (repeated vertices, or corners on a line)
 * @param components parts that share no vertex with one another
 * @param volumeMm3 signed volume, positive when the triangles' outer faces look outwards; meaningful when closed
 * @param areaMm2 area of all triangles
 */
public record MeshCheck(boolean closed, int boundaryEdges, int nonManifoldEdges, int inconsistentEdges,
		int degenerateTriangles, int components, double volumeMm3, double areaMm2) {

	/** Examines a mesh. */
	public static MeshCheck of(TriangleMesh mesh) {
		return MeshExamination.of(mesh);
	}

	/** True when the mesh is closed, has a positive volume and no degenerate triangle. */
	public boolean solid() {
		return closed && volumeMm3 > 0 && degenerateTriangles == 0;
	}
}
