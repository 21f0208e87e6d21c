package org.needlelab.anatomy;

import java.util.List;

/**
 * Where the base subject's vertices and landmarks lie in one patient: all that tells bodies apart, for they share their
 * triangles. Coordinates are x, y, z after each other, LPS, mm. The arrays are not copied and must not be changed.
 *
 * @param deep vertices of each part under the skin, in the base subject's order
 * @param skin vertices of the skin
 * @param fat vertices of the subcutaneous tissue's outer surface
 * @param fascia vertices of the deep fascia
 * @param landmarks the landmarks, in the base subject's order
 */
public record BodyVertices(List<float[]> deep, float[] skin, float[] fat, float[] fascia, double[] landmarks) {

	/** Copies the list. */
	public BodyVertices {
		deep = List.copyOf(deep);
	}
}
