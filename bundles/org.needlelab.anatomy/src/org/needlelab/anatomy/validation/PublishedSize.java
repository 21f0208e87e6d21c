package org.needlelab.anatomy.validation;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A published size of a structure, or a volume of several that were measured as one.
 *
 * @param structures identifiers with their side; several only of a volume, which is their sum
 * @param kind diameter, cross-section, length or volume
 * @param low the least that passes, mm, mm² or ml
 * @param high the most that passes
 * @param mean the mean that the limits lie about, where the check is to tell how the model's value compares with it
 * @param source authors, year, place, and the figure
 */
public record PublishedSize(List<String> structures, AnatomyCheck.Kind kind, double low, double high, OptionalDouble mean,
		String source) {

	/** Nothing is null, and there is a structure. */
	public PublishedSize {
		structures = List.copyOf(structures);
	}
}
