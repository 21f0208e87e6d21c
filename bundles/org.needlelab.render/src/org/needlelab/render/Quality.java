package org.needlelab.render;

/**
 * How much work a picture is worth.
 *
 * @param supersampling the picture is drawn this many times larger on each side and scaled down, 1 to 4
 * @param samples depth samples a pixel on the graphics card, 1 for none; smooths edges while moving
 * @param coarsenessPx details up to this size on the screen may be left out, pixels; 0 for none
 * @param ambientOcclusion whether folds and gaps are darkened
 */
public record Quality(int supersampling, int samples, double coarsenessPx, boolean ambientOcclusion) {

	/** For motion. */
	public static final Quality MOVING = new Quality(1, 1, 7, false);
	/** For the first moment of rest: all triangles, soft shade in the folds. */
	public static final Quality RESTING = new Quality(1, 1, 0, true);
	/** For a picture that stays: smooth edges, soft shade in the folds. */
	public static final Quality STILL = new Quality(2, 1, 0, true);

	/** @throws IllegalArgumentException when a figure is out of range */
	public Quality {
		if (supersampling < 1 || supersampling > 4 || samples < 1 || samples > 16) {
			throw new IllegalArgumentException("supersampling " + supersampling + ", samples " + samples);
		}
		if (ambientOcclusion && samples > 1) {
			throw new IllegalArgumentException("ambient occlusion goes with supersampling, not with multisampling");
		}
	}
}
