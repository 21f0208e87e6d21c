package org.needlelab.ui.view3d;

import java.util.Optional;

import org.needlelab.anatomy.Structure;

/** The words for structures, which the host has in the user's language. */
public interface StructureWords {

	/** The name with its side. */
	String name(Structure structure);

	/** What supplies it, with how far that is to be trusted; empty when nothing is known. */
	default Optional<String> innervation(Structure structure) {
		return Optional.empty();
	}
}
