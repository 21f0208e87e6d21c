package org.needlelab.anatomy;

import java.util.SplittableRandom;

/**
 * Seeded draws from the standard normal distribution: the same seed gives the same numbers on every machine. Uniform numbers
 * come from {@link SplittableRandom}, whose algorithm is fixed; they go through the inverse of the distribution function by
 * Acklam's rational approximation (relative error below 1.2e-9), evaluated with {@link StrictMath}.
 */
public final class NormalDraws {

	private static final double[] A = {-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269,
			-30.66479806614716, 2.506628277459239};
	private static final double[] B = {-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972,
			-13.28068155288572};
	private static final double[] C = {-0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734,
			4.374664141464968, 2.938163982698783};
	private static final double[] D = {0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416};
	/** Below this probability, and above one less it, the tails' approximation holds. */
	private static final double TAIL = 0.02425;
	private static final double SMALLEST = 1e-12;

	private final SplittableRandom random;

	/** Draws of a seed. */
	public NormalDraws(long seed) {
		random = new SplittableRandom(seed);
	}

	/** The next draw, mean 0 and SD 1. */
	public double next() {
		return quantile(Math.min(1 - SMALLEST, Math.max(SMALLEST, random.nextDouble())));
	}

	/** The next draw, at most so many SDs from the mean. */
	public double nextWithin(double limit) {
		return Math.min(limit, Math.max(-limit, next()));
	}

	/** The next evenly distributed draw, from 0 to below 1. */
	public double nextUniform() {
		return random.nextDouble();
	}

	/** The value that a standard normal variable stays below with a probability. */
	static double quantile(double p) {
		if (p > 1 - TAIL) {
			return -quantile(1 - p);
		}
		if (p < TAIL) {
			double q = Math.sqrt(-2 * StrictMath.log(p));
			return polynomial(C, q) / (polynomial(D, q) * q + 1);
		}
		double q = p - 0.5;
		double r = q * q;
		return polynomial(A, r) * q / (polynomial(B, r) * r + 1);
	}

	private static double polynomial(double[] coefficients, double x) {
		double sum = 0;
		for (double c : coefficients) {
			sum = sum * x + c;
		}
		return sum;
	}
}
