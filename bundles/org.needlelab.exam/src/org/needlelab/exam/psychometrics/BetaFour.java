package org.needlelab.exam.psychometrics;

import org.apache.commons.math3.special.Beta;

/**
 * Beta distribution on the interval from {@code lower} to {@code upper}: of proportions of the score that candidates would have
 * without error of measurement.
 *
 * @param lower least value, from 0
 * @param upper greatest value, to 1
 * @param alpha first shape, above 0
 * @param beta second shape, above 0
 */
public record BetaFour(double lower, double upper, double alpha, double beta) {

	/** Checks the order of the bounds and the signs of the shapes. */
	public BetaFour {
		if (!(lower >= 0 && lower < upper && upper <= 1 && alpha > 0 && beta > 0)) {
			throw new IllegalArgumentException("[" + lower + ", " + upper + "] " + alpha + " " + beta);
		}
	}

	/** Density at a value inside the bounds. */
	public double density(double x) {
		double width = upper - lower;
		double u = (x - lower) / width;
		return StrictMath.exp((alpha - 1) * StrictMath.log(u) + (beta - 1) * StrictMath.log1p(-u) - Beta.logBeta(alpha, beta)) / width;
	}

	/** Share of values up to a value. */
	public double below(double x) {
		return x <= lower ? 0 : x >= upper ? 1 : Beta.regularizedBeta((x - lower) / (upper - lower), alpha, beta);
	}

	/**
	 * Fitted to proportion-correct scores with binomial errors on tests of a length, by the moments that the true proportions
	 * must have (factorial moments: Lord 1965, Psychometrika 30:239-270). All four moments are met where the outcome has its
	 * bounds within 0 and 1 (formulas for the four-parameter beta after Hanson 1991, ACT Research Report 91-5); otherwise the
	 * bounds are 0 and 1 and the first two moments are met.
	 *
	 * @param rawMoments first to fourth moment about zero of the number-correct scores' falling factorials over those of the
	 *            length, that is of the true proportions
	 */
	static BetaFour fit(double[] rawMoments) {
		double mean = rawMoments[0];
		double variance = rawMoments[1] - mean * mean;
		double third = rawMoments[2] - 3 * mean * rawMoments[1] + 2 * mean * mean * mean;
		double fourth = rawMoments[3] - 4 * mean * rawMoments[2] + 6 * mean * mean * rawMoments[1] - 3 * mean * mean * mean * mean;
		BetaFour four = four(mean, variance, third / (variance * Math.sqrt(variance)), fourth / (variance * variance));
		if (four != null) {
			return four;
		}
		double sum = mean * (1 - mean) / variance - 1;
		if (!(sum > 0 && mean > 0 && mean < 1)) {
			throw new ArithmeticException("no beta distribution has mean " + mean + " and variance " + variance);
		}
		return new BetaFour(0, 1, mean * sum, (1 - mean) * sum);
	}

	/** With four given moments; null where there is none within 0 and 1. */
	private static BetaFour four(double mean, double variance, double skewness, double kurtosis) {
		double r = 6 * (kurtosis - skewness * skewness - 1) / (6 + 3 * skewness * skewness - 2 * kurtosis);
		double root = Math.sqrt(1 - 24 * (r + 1) / ((r + 2) * (r + 3) * kurtosis - 3 * (r - 6) * (r + 1)));
		double more = r / 2 * (1 + root);
		double less = r / 2 * (1 - root);
		double alpha = skewness < 0 ? more : less;
		double beta = skewness < 0 ? less : more;
		double scale = Math.sqrt(variance * (alpha + beta + 1) / (alpha * beta));
		double lower = mean - alpha * scale;
		double upper = mean + beta * scale;
		boolean proper = alpha > 0 && beta > 0 && lower >= 0 && upper <= 1 && lower < upper && !Double.isInfinite(alpha + beta);
		return proper ? new BetaFour(lower, upper, alpha, beta) : null;
	}
}
