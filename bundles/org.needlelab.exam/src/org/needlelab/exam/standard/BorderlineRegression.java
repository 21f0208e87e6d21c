package org.needlelab.exam.standard;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * The borderline regression method (Wood, Humphrey-Murto and Norman 2006, Adv Health Sci Educ 11:115-122): scores are
 * regressed on the examiners' global ratings by least squares; the cut is the score that the line gives for the borderline rating.
 *
 * @param cut score points
 * @param slope score points a step of the rating
 * @param rSquare share of the scores' variance that the ratings explain
 * @param standardError of the line at the borderline rating, score points
 * @param candidates number of candidates
 */
public record BorderlineRegression(double cut, double slope, double rSquare, double standardError, int candidates) {

	/**
	 * The cut.
	 *
	 * @param ratings of the candidates, as numbers that grow with the performance
	 * @param scores of the same candidates
	 * @param borderline the rating that stands for borderline
	 * @throws IllegalArgumentException where there are fewer than three candidates or all have one rating
	 */
	public static BorderlineRegression of(double[] ratings, double[] scores, double borderline) {
		SimpleRegression line = new SimpleRegression();
		for (int i = 0; i < ratings.length; i++) {
			line.addData(ratings[i], scores[i]);
		}
		int n = ratings.length;
		if (n < 3 || !(line.getXSumSquares() > 0)) {
			throw new IllegalArgumentException("at least three candidates with two ratings are needed");
		}
		double mean = java.util.Arrays.stream(ratings).sum() / n;
		double error = Math.sqrt(line.getMeanSquareError() * (1.0 / n + (borderline - mean) * (borderline - mean) / line.getXSumSquares()));
		return new BorderlineRegression(line.predict(borderline), line.getSlope(), line.getRSquare(), error, n);
	}

	/** Half the width of the 95 % confidence interval of the cut, score points. */
	public double margin() {
		return new TDistribution(candidates - 2.0).inverseCumulativeProbability(0.975) * standardError;
	}
}
