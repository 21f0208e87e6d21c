package org.needlelab.exam.psychometrics;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.special.Beta;

/**
 * Decision accuracy and consistency after Livingston and Lewis 1995 (J Educ Meas 32:179-197): scores behave like those of a
 * test of n items of equal difficulty, n the effective test length, with binomial errors; true proportions follow a beta
 * distribution with four parameters. The effective length is rounded to a whole number, as they do. A candidate passes with at
 * least ⌊n · cut⌋ of the n items and should pass with a true proportion of at least the cut, cut being the cut score's
 * proportion of the score range.
 */
public final class LivingstonLewis {

	/** Gauss-Legendre points in a panel, and panels on each side of the cut. */
	private static final int POINTS = 32;
	private static final int PANELS = 16;

	private LivingstonLewis() {
	}

	/**
	 * Effective test length: ((mean - min)(max - mean) - reliability · variance) / (variance (1 - reliability)).
	 *
	 * @param variance of the scores, score points squared
	 */
	public static double effectiveLength(double mean, double variance, double reliability, double min, double max) {
		return ((mean - min) * (max - mean) - reliability * variance) / (variance * (1 - reliability));
	}

	/**
	 * Fits the true scores to observed scores and classifies.
	 *
	 * @param frequencies persons with each score, from 0 to the number of items
	 * @param reliability of the scores, above 0 and below 1
	 * @param cut least score that passes, above 0
	 * @throws ArithmeticException when no beta distribution fits
	 */
	public static Classification of(long[] frequencies, double reliability, double cut) {
		int max = frequencies.length - 1;
		return classify(fit(frequencies, reliability), Math.toIntExact(Math.round(length(frequencies, reliability))), cut / max);
	}

	/** Effective length of a test of right and wrong answers. */
	public static double length(long[] frequencies, double reliability) {
		Moments score = Moments.of(frequencies);
		return effectiveLength(score.mean(), score.variance(), reliability, 0, frequencies.length - 1);
	}

	/** The distribution of true proportions. */
	public static BetaFour fit(long[] frequencies, double reliability) {
		int max = frequencies.length - 1;
		double n = Math.round(length(frequencies, reliability));
		double[] moments = new double[4];
		long persons = 0;
		for (int x = 0; x <= max; x++) {
			double factorial = 1;
			double scaled = x * n / max;
			for (int m = 0; m < moments.length; m++) {
				factorial *= (scaled - m) / (n - m);
				moments[m] += frequencies[x] * factorial;
			}
			persons += frequencies[x];
		}
		for (int m = 0; m < moments.length; m++) {
			moments[m] /= persons;
		}
		return BetaFour.fit(moments);
	}

	/**
	 * Classifies.
	 *
	 * @param truth true proportions
	 * @param length effective test length, whole
	 * @param cut proportion of the score range, above 0 and below 1
	 */
	public static Classification classify(BetaFour truth, int length, double cut) {
		int needed = Math.toIntExact(Math.round(length * cut));
		double[] low = integrate(truth, length, needed, truth.lower(), Math.min(cut, truth.upper()));
		double[] high = integrate(truth, length, needed, Math.max(cut, truth.lower()), truth.upper());
		double trueFail = low[0] + low[1];
		double truePass = high[0] + high[1];
		double total = trueFail + truePass;
		double pass = (low[1] + high[1]) / total;
		double both = (low[2] + high[2]) / total;
		double consistency = 1 - 2 * (pass - both);
		double chance = pass * pass + (1 - pass) * (1 - pass);
		return new Classification((low[0] + high[1]) / total, low[1] / total, high[0] / total, high[1] / truePass,
				low[0] / trueFail, consistency, chance, (consistency - chance) / (1 - chance));
	}

	/** Mass that fails, mass that passes, and mass that passes twice, of true proportions between two bounds. */
	private static double[] integrate(BetaFour truth, int length, int needed, double from, double to) {
		double[] sums = new double[3];
		if (!(from < to)) {
			return sums;
		}
		GaussIntegrator unit = new GaussIntegratorFactory().legendre(POINTS, 0, 1);
		for (int panel = 0; panel < PANELS; panel++) {
			for (int i = 0; i < unit.getNumberOfPoints(); i++) {
				// The sine of a uniform point lies thick at the bounds, where the density can rise steeply.
				double u = (panel + unit.getPoint(i)) / PANELS;
				double angle = (u - 0.5) * Math.PI;
				double x = from + (to - from) * (1 + StrictMath.sin(angle)) / 2;
				double weight = unit.getWeight(i) / PANELS * (to - from) / 2 * Math.PI * StrictMath.cos(angle) * truth.density(x);
				double pass = atLeast(needed, length, x);
				sums[0] += weight * (1 - pass);
				sums[1] += weight * pass;
				sums[2] += weight * pass * pass;
			}
		}
		return sums;
	}

	/** Chance of at least so many of n with a chance each. */
	static double atLeast(int needed, int n, double chance) {
		return needed <= 0 ? 1 : needed > n ? 0 : Beta.regularizedBeta(chance, needed, n - needed + 1.0);
	}
}
