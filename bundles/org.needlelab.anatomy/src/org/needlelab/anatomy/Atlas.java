package org.needlelab.anatomy;

import java.util.List;

/**
 * A body's definition.
 *
 * @param name the atlas's name
 * @param version the atlas's version
 * @param licence licence of the definitions
 * @param structures structures in drawing order
 * @param landmarks landmarks of the base subject, both sides
 * @param skin how the skin is laid over it
 * @param population how it changes from patient to patient
 */
public record Atlas(String name, String version, String licence, List<StructureDefinition> structures,
		List<Landmark> landmarks, SkinDefinition skin, PopulationModel population) {

	/** Copies the lists. */
	public Atlas {
		structures = List.copyOf(structures);
		landmarks = List.copyOf(landmarks);
	}
}
