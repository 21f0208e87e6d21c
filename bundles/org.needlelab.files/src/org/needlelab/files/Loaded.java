package org.needlelab.files;

import java.util.List;

import org.needlelab.base.Finding;

/**
 * What was read from a file.
 *
 * @param value the value
 * @param document the document it was read from, for places of findings
 * @param sha256 SHA-256 of the file's bytes, hexadecimal
 * @param warnings what the reader should look at; no errors
 */
public record Loaded<T>(T value, LocatedDocument document, String sha256, List<Finding> warnings) {

	/** Copies the warnings. */
	public Loaded {
		warnings = List.copyOf(warnings);
	}
}
