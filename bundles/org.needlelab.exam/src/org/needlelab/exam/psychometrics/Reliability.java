package org.needlelab.exam.psychometrics;

/**
 * Reliability of number-right scores from one administration. NaN where a score variance
 * of zero or a single item leaves nothing to say.
 *
 * <p>KR-20 and KR-21: Kuder and Richardson 1937 (Psychometrika 2:151-160), with item and score variances over the
 * denominator n, as Σpq has it; so KR-20 is coefficient alpha (Cronbach 1951, Psychometrika 16:297-334) of items scored 0 or 1.
 *
 * @param persons number of persons
 * @param items number of items
 * @param mean mean score
 * @param sd standard deviation of the scores, denominator n - 1
 * @param skewness third standardised moment, denominator n
 * @param kurtosis fourth standardised moment, denominator n; 3 for a normal distribution
 * @param kr20 Kuder-Richardson formula 20
 * @param kr21 Kuder-Richardson formula 21, which takes all items as equally difficult
 * @param alpha coefficient alpha
 * @param sem standard error of measurement, sd √(1 - alpha), in score points
 */
public record Reliability(int persons, int items, double mean, double sd, double skewness, double kurtosis, double kr20,
		double kr21, double alpha, double sem) {

	/** Of a matrix of right and wrong answers. */
	public static Reliability of(ScoreMatrix scores) {
		return of(scores.persons(), scores.rightCounts(), scores.scoreFrequencies());
	}

	/**
	 * Of counts.
	 *
	 * @param persons number of persons
	 * @param right persons who had each item right
	 * @param frequencies persons with each score from 0
	 */
	static Reliability of(int persons, long[] right, long[] frequencies) {
		int k = right.length;
		Moments score = Moments.of(frequencies);
		double variance = score.variance();
		double itemVariance = 0;
		for (long r : right) {
			itemVariance += itemVariance(r, persons);
		}
		double alpha = alpha(k, itemVariance, variance);
		double kr21 = k < 2 || !(variance > 0) ? Double.NaN
				: k / (k - 1.0) * (1 - score.mean() * (k - score.mean()) / (k * score.populationVariance()));
		return new Reliability(persons, k, score.mean(), Math.sqrt(variance), score.skewness(), score.kurtosis(), alpha, kr21,
				alpha, Math.sqrt(variance * Math.max(0, 1 - alpha)));
	}

	/** Variance of an item scored 0 or 1, denominator n - 1. */
	static double itemVariance(long right, long persons) {
		return (double) right * (persons - right) / ((double) persons * (persons - 1));
	}

	/** Coefficient alpha of k parts from the sum of their variances and the variance of their sum. */
	static double alpha(int k, double partVariances, double variance) {
		return k < 2 || !(variance > 0) ? Double.NaN : k / (k - 1.0) * (1 - partVariances / variance);
	}

	/**
	 * Coefficient alpha of parts with any scores.
	 *
	 * @param parts for each part the scores of all persons, at least two of each
	 * @return NaN where the sum does not vary
	 */
	public static double alpha(double[][] parts) {
		double[] sum = new double[parts[0].length];
		double partVariances = 0;
		for (double[] part : parts) {
			partVariances += Moments.variance(part);
			for (int i = 0; i < sum.length; i++) {
				sum[i] += part[i];
			}
		}
		return alpha(parts.length, partVariances, Moments.variance(sum));
	}
}
