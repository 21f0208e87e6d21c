package org.needlelab.ui.practice;

/**
 * How far a needle leans from straight in.
 *
 * @param cranialDegrees tip towards the head, degrees; negative towards the feet
 * @param lateralDegrees tip away from the midline, degrees; negative towards it
 */
public record Tilt(double cranialDegrees, double lateralDegrees) {

	/** Straight in. */
	public static final Tilt NONE = new Tilt(0, 0);
	/** A needle that leans more would lie along the skin, degrees. */
	public static final double MAX_DEGREES = 80;

	/** Cuts both off at {@link #MAX_DEGREES}. */
	public Tilt {
		cranialDegrees = Math.max(-MAX_DEGREES, Math.min(MAX_DEGREES, cranialDegrees));
		lateralDegrees = Math.max(-MAX_DEGREES, Math.min(MAX_DEGREES, lateralDegrees));
	}

	/** Leaning more. */
	public Tilt plus(double cranial, double lateral) {
		return new Tilt(cranialDegrees + cranial, lateralDegrees + lateral);
	}
}
