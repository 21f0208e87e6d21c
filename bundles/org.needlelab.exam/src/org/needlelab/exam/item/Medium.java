package org.needlelab.exam.item;

import java.util.Objects;

import org.needlelab.exercise.LocalText;

/**
 * A picture or film that belongs to an item.
 *
 * @param id identifier within the item
 * @param file path beside the bank's file, with forward slashes
 * @param type media type, for instance {@code image/png}
 * @param alternative what it shows, in words: for who cannot see it
 */
public record Medium(String id, String file, String type, LocalText alternative) {

	/** Checks that nothing is missing. */
	public Medium {
		Objects.requireNonNull(id);
		Objects.requireNonNull(file);
		Objects.requireNonNull(type);
		Objects.requireNonNull(alternative);
	}
}
