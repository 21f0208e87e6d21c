package org.needlelab.anatomy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A structure as an atlas defines it.
 *
 * @param id identifier without side
 * @param name TA2 English term
 * @param latin TA2 Latin term, may be empty
 * @param commonNames what people say
 * @param fma FMA identifiers, digits only: of a side, or under {@link Side#MEDIAN} the one that names no side; empty where none is verified
 * @param tissue tissue
 * @param side side it is written for
 * @param mirrored whether it is also there mirrored on the other side
 * @param danger why to avoid it
 * @param provenance where its shape comes from
 * @param shape its shape
 */
public record StructureDefinition(String id, String name, String latin, List<String> commonNames,
		Map<Side, String> fma, Tissue tissue, Side side, boolean mirrored, Optional<Danger> danger, Provenance provenance, Shape shape) {

	/** Checks that identifiers are digits. */
	public StructureDefinition {
		fma = Map.copyOf(fma);
		if (!fma.values().stream().allMatch(f -> f.matches("[0-9]+"))) {
			throw new IllegalArgumentException("FMA " + fma);
		}
	}

	/** The structure on one side. */
	public Structure on(Side where) {
		String sided = where == Side.MEDIAN ? id : id + ":" + where.key();
		return new Structure(sided, name, latin, commonNames, fma.getOrDefault(where, fma.getOrDefault(Side.MEDIAN, "")), where, tissue, danger, provenance);
	}
}
