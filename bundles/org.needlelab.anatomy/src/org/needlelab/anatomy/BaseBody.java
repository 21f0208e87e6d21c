package org.needlelab.anatomy;

import java.util.List;

import org.needlelab.geometry.TriangleGrouping;
import org.needlelab.geometry.TriangleMesh;

/**
 * The base subject compiled: meshes of all structures under the skin, and the skin's envelope. Patients are morphs of it, and
 * keep the grouping of its triangles.
 *
 * @param parts structures with their meshes
 * @param envelope closed surface of the deep fascia that carries fat and skin
 * @param grouping how the envelope's triangles are grouped for queries
 * @param outward three components a vertex of the envelope: the unit direction in which fat and skin are laid on; null
 *        vectors where the region is cut
 * @param landmarks landmarks
 */
public record BaseBody(List<Part> parts, TriangleMesh envelope, TriangleGrouping grouping, float[] outward,
		List<Landmark> landmarks) {

	/** Copies the lists. */
	public BaseBody {
		parts = List.copyOf(parts);
		landmarks = List.copyOf(landmarks);
	}

	/** A structure with its mesh in the base subject, and how the mesh's triangles are grouped for queries. */
	public record Part(Structure structure, TriangleMesh mesh, TriangleGrouping grouping) {
	}
}
