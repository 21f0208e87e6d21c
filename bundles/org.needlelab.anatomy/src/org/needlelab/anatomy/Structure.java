package org.needlelab.anatomy;

import java.util.List;
import java.util.Optional;

/**
 * A named part of the body.
 *
 * @param id stable identifier with its side, for instance {@code rhomboid-major:left}
 * @param name Terminologia Anatomica 2 English term, without the side
 * @param latin Terminologia Anatomica 2 Latin term, may be empty
 * @param commonNames what people say, for search
 * @param fma Foundational Model of Anatomy identifier, digits only; empty when none is verified
 * @param side side of the body
 * @param tissue tissue
 * @param danger why to avoid it, when it can be harmed
 * @param provenance where its shape comes from
 */
public record Structure(String id, String name, String latin, List<String> commonNames, String fma, Side side,
		Tissue tissue, Optional<Danger> danger, Provenance provenance) {

	/** Copies the names. */
	public Structure {
		commonNames = List.copyOf(commonNames);
	}

	/** The identifier without its side. */
	public String baseId() {
		int colon = id.lastIndexOf(':');
		return colon < 0 ? id : id.substring(0, colon);
	}
}
