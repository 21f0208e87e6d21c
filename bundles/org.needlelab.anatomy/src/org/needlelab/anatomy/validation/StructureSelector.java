package org.needlelab.anatomy.validation;

import java.util.List;
import java.util.Objects;

import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.Tissue;

/**
 * Which structures are meant: an identifier with its side, the beginning of identifiers and an asterisk ({@code rib-*}), or all
 * of a tissue ({@code tissue:bone}).
 *
 * @param pattern how it is written
 */
public record StructureSelector(String pattern) {

	private static final String TISSUE = "tissue:";

	/** The pattern is not empty. */
	public StructureSelector {
		Objects.requireNonNull(pattern);
		if (pattern.isBlank()) {
			throw new IllegalArgumentException("no structure");
		}
	}

	/** Whether a structure is meant. */
	public boolean matches(Structure structure) {
		return matches(structure.id(), structure.tissue());
	}

	private boolean matches(String id, Tissue tissue) {
		if (pattern.startsWith(TISSUE)) {
			return tissue.key().equals(pattern.substring(TISSUE.length()));
		}
		return pattern.endsWith("*") ? id.startsWith(pattern.substring(0, pattern.length() - 1)) : id.equals(pattern);
	}

	/** Whether one of them means a structure. */
	static boolean any(List<StructureSelector> selectors, Structure structure) {
		return selectors.stream().anyMatch(s -> s.matches(structure));
	}
}
