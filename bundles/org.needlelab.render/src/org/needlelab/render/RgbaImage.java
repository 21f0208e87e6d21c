package org.needlelab.render;

/**
 * A picture: four bytes a pixel (red, green, blue, alpha), rows from the top.
 *
 * @param width pixels
 * @param height pixels
 * @param rgba the bytes, shared and read-only
 */
public record RgbaImage(int width, int height, byte[] rgba) {

	/** @throws IllegalArgumentException when the number of bytes does not fit */
	public RgbaImage {
		if (rgba.length != 4 * width * height) {
			throw new IllegalArgumentException(rgba.length + " bytes for " + width + " x " + height);
		}
	}

	/** Colour of a pixel as 0xRRGGBB. */
	public int rgb(int x, int y) {
		int i = 4 * (y * width + x);
		return (rgba[i] & 255) << 16 | (rgba[i + 1] & 255) << 8 | rgba[i + 2] & 255;
	}
}
