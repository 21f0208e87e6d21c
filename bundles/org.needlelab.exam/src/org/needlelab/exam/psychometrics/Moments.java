package org.needlelab.exam.psychometrics;

/**
 * Moments of whole-number scores.
 *
 * @param n number of scores
 * @param mean mean
 * @param variance denominator n - 1
 * @param skewness third standardised moment, denominator n
 * @param kurtosis fourth standardised moment, denominator n
 */
record Moments(long n, double mean, double variance, double skewness, double kurtosis) {

	/** Of a count of each score from 0. */
	static Moments of(long[] frequencies) {
		long n = 0;
		long sum = 0;
		for (int x = 0; x < frequencies.length; x++) {
			n += frequencies[x];
			sum += x * frequencies[x];
		}
		double mean = (double) sum / n;
		double m2 = 0;
		double m3 = 0;
		double m4 = 0;
		for (int x = 0; x < frequencies.length; x++) {
			double d = x - mean;
			m2 += frequencies[x] * d * d;
			m3 += frequencies[x] * d * d * d;
			m4 += frequencies[x] * d * d * d * d;
		}
		double population = m2 / n;
		return new Moments(n, mean, m2 / (n - 1), m3 / n / (population * Math.sqrt(population)), m4 / n / (population * population));
	}

	/** Variance with denominator n. */
	double populationVariance() {
		return variance * (n - 1) / n;
	}

	static double mean(double[] values) {
		double sum = 0;
		for (double v : values) {
			sum += v;
		}
		return sum / values.length;
	}

	/** Denominator n - 1. */
	static double variance(double[] values) {
		return covariance(values, values);
	}

	/** Denominator n - 1. */
	static double covariance(double[] a, double[] b) {
		double meanA = mean(a);
		double meanB = mean(b);
		double sum = 0;
		for (int i = 0; i < a.length; i++) {
			sum += (a[i] - meanA) * (b[i] - meanB);
		}
		return sum / (a.length - 1);
	}
}
