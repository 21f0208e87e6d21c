package org.needlelab.anatomy;

import java.util.List;
import java.util.Optional;

/**
 * A structure as an atlas defines it.
 *
 * @param id identifier without side
 * @param name TA2 English term
 * @param latin TA2 Latin term, may be empty
 * @param commonNames what people say
 * @param fma FMA identifier, may be empty
 * @param tissue tissue
 * @param side side it is written for
 * @param mirrored whether it is also there mirrored on the other side
 * @param danger why to avoid it
 * @param provenance where its shape comes from
 * @param shape its shape
 */
public record StructureDefinition(String id, String name, String latin, List<String> commonNames, String fma,
		Tissue tissue, Side side, boolean mirrored, Optional<Danger> danger, Provenance provenance, Shape shape) {

	/** The structure on one side. */
	public Structure on(Side where) {
		String sided = where == Side.MEDIAN ? id : id + ":" + where.key();
		return new Structure(sided, name, latin, commonNames, fma, where, tissue, danger, provenance);
	}
}
