package org.needlelab.ui.view3d;

import org.needlelab.anatomy.Structure;

/** The words for structures, which the host has in the user's language. */
@FunctionalInterface
public interface StructureWords {

	/** The name with its side. */
	String name(Structure structure);
}
