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
 */
public record Material(Colour colour, double opacity, double gloss, double softness, Vec3 grainDirection, double grain) {

	/** @throws IllegalArgumentException when opacity, gloss, softness or grain is not between 0 and 1 */
	public Material {
		requireShare("opacity", opacity);
		requireShare("gloss", gloss);
		requireShare("softness", softness);
		requireShare("grain", grain);
	}

	private static void requireShare(String what, double value) {
		if (!(value >= 0 && value <= 1)) {
			throw new IllegalArgumentException(what + " " + value + " is not between 0 and 1");
		}
	}

	/** An opaque plain surface. */
	public static Material plain(Colour colour, double gloss, double softness) {
		return new Material(colour, 1, gloss, softness, Vec3.ZERO, 0);
	}

	/** The same with another opacity. */
	public Material withOpacity(double newOpacity) {
		return new Material(colour, newOpacity, gloss, softness, grainDirection, grain);
	}

	/** The same in another colour. */
	public Material withColour(Colour newColour) {
		return new Material(newColour, opacity, gloss, softness, grainDirection, grain);
	}

	/** The same with fibres. */
	public Material withGrain(Vec3 direction, double strength) {
		return new Material(colour, opacity, gloss, softness, direction, strength);
	}
}
