package org.needlelab.scene;

import java.util.List;

import org.needlelab.anatomy.Structure;

/**
 * Where a plane cuts a structure, or the zone around it.
 *
 * @param structure what is cut
 * @param polygons closed outlines in the picture: x and y in turn, mm; read-only
 */
public record SliceRegion(Structure structure, List<float[]> polygons) {

	/** Copies the list. */
	public SliceRegion {
		polygons = List.copyOf(polygons);
	}
}
