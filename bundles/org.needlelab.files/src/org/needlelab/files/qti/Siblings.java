package org.needlelab.files.qti;

import java.util.Optional;

/** Files beside an item. */
@FunctionalInterface
interface Siblings {

	/** No files. */
	Siblings NONE = path -> Optional.empty();

	/** The bytes of a file, by its path relative to the item; empty when it is not there. */
	Optional<byte[]> bytes(String path);
}
