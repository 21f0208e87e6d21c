package org.needlelab.scene;

import org.needlelab.geometry.Vec3;

/**
 * How a surface looks.
 *
 * @param colour its own colour
 * @param opacity 0 invisible to 1 opaque
 * @param gloss strength of the highlight, 0 dull to 1 wet
 * @param softness how much light seeps around into the shade, 0 like stone to 1 like skin
 * @param grainDirection unit direction along which fibres run, or the null vector for a plain surface
 * @param grain strength of the fibre pattern, 0 none to 1
 * @param swellMm how far outside the surface it is drawn, mm; more than 0 makes it a soft cloud around the surface instead of a
 *                wall, 0 draws the surface itself
 */
public record Material(Colour colour, double opacity, double gloss, double softness, Vec3 grainDirection, double grain,
		double swellMm) {

	/** @throws IllegalArgumentException when opacity, gloss, softness or grain is not between 0 and 1 */
	public Material {
		requireShare("opacity", opacity);
		requireShare("gloss", gloss);
		requireShare("softness", softness);
		requireShare("grain", grain);
		if (!(swellMm >= 0) || Double.isInfinite(swellMm)) {
			throw new IllegalArgumentException("swelling of " + swellMm + " mm");
		}
	}

	private static void requireShare(String what, double value) {
		if (!(value >= 0 && value <= 1)) {
			throw new IllegalArgumentException(what + " " + value + " is not between 0 and 1");
		}
	}

	/** An opaque plain surface. */
	public static Material plain(Colour colour, double gloss, double softness) {
		return new Material(colour, 1, gloss, softness, Vec3.ZERO, 0, 0);
	}

	/** A soft cloud that reaches as far as a margin, mm more than 0, around a surface. */
	public static Material cloud(Colour colour, double opacity, double marginMm) {
		return new Material(colour, opacity, 0, 1, Vec3.ZERO, 0, marginMm);
	}

	/** Whether it is a soft cloud around its surface. */
	public boolean cloud() {
		return swellMm > 0;
	}

	/** The same with another opacity. */
	public Material withOpacity(double newOpacity) {
		return new Material(colour, newOpacity, gloss, softness, grainDirection, grain, swellMm);
	}

	/** The same in another colour. */
	public Material withColour(Colour newColour) {
		return new Material(newColour, opacity, gloss, softness, grainDirection, grain, swellMm);
	}

	/** The same with fibres. */
	public Material withGrain(Vec3 direction, double strength) {
		return new Material(colour, opacity, gloss, softness, direction, strength, swellMm);
	}
}
