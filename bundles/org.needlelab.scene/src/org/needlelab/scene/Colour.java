package org.needlelab.scene;

/**
 * A colour as screens show it (sRGB), parts from 0 to 1.
 *
 * @param red red
 * @param green green
 * @param blue blue
 */
public record Colour(double red, double green, double blue) {

	/** @throws IllegalArgumentException when a part is not between 0 and 1 */
	public Colour {
		if (!(red >= 0 && red <= 1 && green >= 0 && green <= 1 && blue >= 0 && blue <= 1)) {
			throw new IllegalArgumentException("colour " + red + ", " + green + ", " + blue);
		}
	}

	/** From 0xRRGGBB. */
	public static Colour rgb(int rgb) {
		return new Colour((rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0);
	}

	/** 0xRRGGBB. */
	public int rgb() {
		return (int) Math.round(red * 255) << 16 | (int) Math.round(green * 255) << 8 | (int) Math.round(blue * 255);
	}

	/** The colour at {@code t} on the way from this one (0) to the other (1). */
	public Colour mix(Colour other, double t) {
		return new Colour(red + t * (other.red - red), green + t * (other.green - green), blue + t * (other.blue - blue));
	}

	/** Perceived lightness, 0 to 1 (Rec. 709 weights on the sRGB parts). */
	public double luma() {
		return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
	}

	/** The same colour with its parts scaled, cut off at 1. */
	public Colour scaled(double factor) {
		return new Colour(Math.min(1, red * factor), Math.min(1, green * factor), Math.min(1, blue * factor));
	}
}
