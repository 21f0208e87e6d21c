package org.needlelab.scene;

/**
 * The size of a picture in pixels. Pixel coordinates run right and down from the top left corner; the centre of the first
 * pixel is (0.5, 0.5).
 *
 * @param width pixels, at least 1
 * @param height pixels, at least 1
 */
public record Viewport(int width, int height) {

	/** @throws IllegalArgumentException when a side is less than one pixel */
	public Viewport {
		if (width < 1 || height < 1) {
			throw new IllegalArgumentException("a viewport has at least one pixel: " + width + " x " + height);
		}
	}

	/** Width divided by height. */
	public double aspect() {
		return (double) width / height;
	}
}
