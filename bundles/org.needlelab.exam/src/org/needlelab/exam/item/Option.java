package org.needlelab.exam.item;

import java.util.Objects;
import java.util.Optional;

import org.needlelab.exercise.LocalText;

/**
 * One of the answers offered.
 *
 * @param id identifier within the item; no white space
 * @param text what the candidate reads
 * @param feedback what practice mode says when it is chosen
 */
public record Option(String id, LocalText text, Optional<LocalText> feedback) {

	/** Checks the identifier. */
	public Option {
		if (id.isEmpty() || id.chars().anyMatch(Character::isWhitespace)) {
			throw new IllegalArgumentException("option id '" + id + "'");
		}
		Objects.requireNonNull(text);
		Objects.requireNonNull(feedback);
	}
}
