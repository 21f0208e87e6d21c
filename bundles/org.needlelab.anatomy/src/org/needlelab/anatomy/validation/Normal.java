package org.needlelab.anatomy.validation;

import org.needlelab.anatomy.NormalDraws;

/**
 * A figure's distribution in a study's population.
 *
 * @param mean mean
 * @param sd standard deviation, 0 where it is the same in all
 */
public record Normal(double mean, double sd) {

	/** Draws farther from the mean are taken back to it: nobody is that unusual, SD. */
	private static final double FARTHEST_SD = 2.5;

	/** @throws IllegalArgumentException when the SD is negative */
	public Normal {
		if (!(sd >= 0) || !Double.isFinite(mean)) {
			throw new IllegalArgumentException(mean + ", SD " + sd);
		}
	}

	/** A draw that lies within limits. */
	double draw(NormalDraws draws, double min, double max) {
		return Math.min(max, Math.max(min, mean + sd * draws.nextWithin(FARTHEST_SD)));
	}
}
