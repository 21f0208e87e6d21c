package org.needlelab.exam.item;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

import org.needlelab.exercise.LocalText;

/**
 * A number that is accepted, and how far off it may be. Decimal arithmetic, so that the bounds are exactly what the author
 * wrote.
 *
 * @param value the number
 * @param tolerance accepted are numbers from value - tolerance to value + tolerance, both included; not negative
 * @param credit what it is worth
 * @param feedback what practice mode says to it
 */
public record NumberAnswer(BigDecimal value, BigDecimal tolerance, double credit, Optional<LocalText> feedback) {

	/** Checks the tolerance; 1.50 and 1.5 are the same. */
	public NumberAnswer {
		Objects.requireNonNull(feedback);
		if (tolerance.signum() < 0) {
			throw new IllegalArgumentException("tolerance " + tolerance);
		}
		value = value.stripTrailingZeros();
		tolerance = tolerance.stripTrailingZeros();
	}

	/** A range, both ends included. */
	public static NumberAnswer between(BigDecimal low, BigDecimal high, double credit, Optional<LocalText> feedback) {
		BigDecimal half = new BigDecimal("0.5");
		return new NumberAnswer(high.add(low).multiply(half), high.subtract(low).multiply(half), credit, feedback);
	}

	/** Whether a number is accepted. */
	public boolean accepts(BigDecimal number) {
		return number.subtract(value).abs().compareTo(tolerance) <= 0;
	}
}
