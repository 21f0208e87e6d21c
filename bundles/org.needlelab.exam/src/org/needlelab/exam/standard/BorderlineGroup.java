package org.needlelab.exam.standard;

import java.util.Arrays;

/**
 * The borderline group method (Zieky and Livingston 1977, Manual for setting standards): the cut is the median score of the
 * candidates whom examiners, without looking at the score, called borderline.
 *
 * @param cut median, score points
 * @param mean mean of the group, which some boards use instead
 * @param sd standard deviation of the group, denominator n - 1
 * @param standardError of the median, 1.2533 sd / √n, as for normal scores
 * @param candidates size of the group
 */
public record BorderlineGroup(double cut, double mean, double sd, double standardError, int candidates) {

	/** √(π/2). */
	private static final double MEDIAN = 1.2533141373155001;

	/** @param scores of the borderline candidates, at least two */
	public static BorderlineGroup of(double[] scores) {
		int n = scores.length;
		if (n < 2) {
			throw new IllegalArgumentException("at least two candidates are needed");
		}
		double[] sorted = scores.clone();
		Arrays.sort(sorted);
		double mean = Arrays.stream(sorted).sum() / n;
		double sd = Math.sqrt(Arrays.stream(sorted).map(s -> (s - mean) * (s - mean)).sum() / (n - 1));
		return new BorderlineGroup((sorted[(n - 1) / 2] + sorted[n / 2]) / 2, mean, sd, MEDIAN * sd / Math.sqrt(n), n);
	}
}
