package org.needlelab.render;

/**
 * How much work a picture is worth.
 *
 * @param scale the picture is drawn this many times larger on each side and brought to size afterwards, 0.25 to 4; more than 1
 *              smooths edges, less than 1 saves time
 * @param coarsenessPx details up to this size on the screen may be left out, pixels; 0 for none
 * @param ambientOcclusion whether folds and gaps are darkened
 */
public record Quality(double scale, double coarsenessPx, boolean ambientOcclusion) {

	/** For motion where even {@link #MOVING} is too slow for a smooth picture. */
	public static final Quality HASTY = new Quality(0.5, 12, false);
	/** For motion. */
	public static final Quality MOVING = new Quality(1, 7, false);
	/** For the first moment of rest: all triangles, soft shade in the folds. */
	public static final Quality RESTING = new Quality(1, 0, true);
	/** For a picture that stays: smooth edges, soft shade in the folds. */
	public static final Quality STILL = new Quality(2, 0, true);

	/** @throws IllegalArgumentException when a figure is out of range */
	public Quality {
		if (!(scale >= 0.25 && scale <= 4 && coarsenessPx >= 0)) {
			throw new IllegalArgumentException("scale " + scale + ", coarseness " + coarsenessPx + " pixels");
		}
	}
}
