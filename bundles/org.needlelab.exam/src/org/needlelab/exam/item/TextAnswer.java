package org.needlelab.exam.item;

import java.util.Objects;
import java.util.Optional;

import org.needlelab.exercise.LocalText;

/**
 * A text that is accepted.
 *
 * @param text what is accepted; {@code *} stands for any characters, {@code \*} for a star
 * @param credit what it is worth
 * @param feedback what practice mode says to it
 */
public record TextAnswer(String text, double credit, Optional<LocalText> feedback) {

	/** Checks that nothing is missing. */
	public TextAnswer {
		Objects.requireNonNull(text);
		Objects.requireNonNull(feedback);
	}

	/** A text as a pattern that accepts just it. */
	public static String literal(String text) {
		return text.replace("\\", "\\\\").replace("*", "\\*");
	}
}
