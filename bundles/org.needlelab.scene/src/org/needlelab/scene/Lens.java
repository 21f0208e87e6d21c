package org.needlelab.scene;

/** How a camera maps depth: with perspective or parallel. */
public sealed interface Lens {

	/**
	 * Things farther away look smaller.
	 *
	 * @param verticalFieldOfViewRad angle between the picture's top and bottom edge, radians, more than 0 and less than pi
	 */
	record Perspective(double verticalFieldOfViewRad) implements Lens {

		/** @throws IllegalArgumentException when the angle is out of range */
		public Perspective {
			if (!(verticalFieldOfViewRad > 0 && verticalFieldOfViewRad < Math.PI)) {
				throw new IllegalArgumentException("field of view " + verticalFieldOfViewRad + " rad");
			}
		}
	}

	/**
	 * Parallel lines of sight: lengths can be compared across the picture.
	 *
	 * @param heightMm height of what the picture shows, mm, more than 0
	 */
	record Orthographic(double heightMm) implements Lens {

		/** @throws IllegalArgumentException when the height is not positive */
		public Orthographic {
			if (!(heightMm > 0) || Double.isInfinite(heightMm)) {
				throw new IllegalArgumentException("picture height " + heightMm + " mm");
			}
		}
	}
}
