package org.needlelab.anatomy;

import java.util.List;

import org.needlelab.geometry.TriangleMesh;

/**
 * The base subject compiled: meshes of all structures under the skin, and the skin's envelope. Patients are morphs of it.
 *
 * @param parts structures with their meshes
 * @param envelope closed surface of the deep fascia that carries fat and skin
 * @param outward three components a vertex of the envelope: the unit direction in which fat and skin are laid on; null
 *        vectors where the region is cut
 * @param landmarks landmarks
 */
public record BaseBody(List<Part> parts, TriangleMesh envelope, float[] outward, List<Landmark> landmarks) {

	/** Copies the lists. */
	public BaseBody {
		parts = List.copyOf(parts);
		landmarks = List.copyOf(landmarks);
	}

	/** A structure with its mesh in the base subject. */
	public record Part(Structure structure, TriangleMesh mesh) {
	}
}
