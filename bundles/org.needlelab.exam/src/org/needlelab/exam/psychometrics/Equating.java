package org.needlelab.exam.psychometrics;

import java.util.function.DoubleUnaryOperator;

/**
 * Scores of form X on the scale of form Y (Kolen and Brennan 2014, Test Equating, Scaling, and Linking, 3rd edition, chapters 2
 * to 5).
 *
 * <p>Conventions: moments have the denominator n. Percentile ranks treat a whole score as spread evenly over ± half a point, so
 * that equated scores run from -0.5 to the greatest score + 0.5; where no one has a stretch of scores on Y its middle is taken,
 * and a rank of 0 or 1 gives the outermost point of the scale's first or last half point.
 */
public final class Equating {

	private Equating() {
	}

	/**
	 * A straight line.
	 *
	 * @param slope Y points for an X point
	 * @param intercept Y for X = 0
	 */
	public record Line(double slope, double intercept) implements DoubleUnaryOperator {

		/** The line through two points in standard form: (y - meanY) / sdY = (x - meanX) / sdX. */
		static Line of(double meanX, double sdX, double meanY, double sdY) {
			return new Line(sdY / sdX, meanY - sdY / sdX * meanX);
		}

		@Override
		public double applyAsDouble(double x) {
			return intercept + slope * x;
		}

		/** This line, then another. */
		public Line then(Line next) {
			return new Line(next.slope * slope, next.intercept + next.slope * intercept);
		}

		/** From Y back to X. */
		public Line inverse() {
			return new Line(1 / slope, -intercept / slope);
		}
	}

	/** Random groups: equal deviations from the mean. */
	public static Line mean(double[] x, double[] y) {
		return new Line(1, new ScoreFrequencies(y).mean() - new ScoreFrequencies(x).mean());
	}

	/** Random groups: equal standardised deviations. Arguments: how many persons have each score from 0. */
	public static Line linear(double[] x, double[] y) {
		ScoreFrequencies fx = new ScoreFrequencies(x);
		ScoreFrequencies fy = new ScoreFrequencies(y);
		return Line.of(fx.mean(), fx.sd(), fy.mean(), fy.sd());
	}

	/** Random groups: equal percentile ranks. Arguments: how many persons have each score from 0. */
	public static DoubleUnaryOperator equipercentile(double[] x, double[] y) {
		ScoreFrequencies fx = new ScoreFrequencies(x.clone());
		ScoreFrequencies fy = new ScoreFrequencies(y.clone());
		return score -> fy.percentile(fx.percentileRank(score));
	}

	/**
	 * Moments of a group that took a form and an anchor, denominator n.
	 *
	 * @param mean of the form
	 * @param sd of the form
	 * @param anchorMean of the anchor
	 * @param anchorSd of the anchor
	 * @param covariance of form and anchor
	 */
	public record Group(double mean, double sd, double anchorMean, double anchorSd, double covariance) {

		/** Of the scores of each person on form and anchor. */
		public static Group of(int[] form, int[] anchor) {
			double n = form.length;
			double meanForm = 0;
			double meanAnchor = 0;
			for (int i = 0; i < n; i++) {
				meanForm += form[i] / n;
				meanAnchor += anchor[i] / n;
			}
			double ff = 0;
			double aa = 0;
			double fa = 0;
			for (int i = 0; i < n; i++) {
				ff += (form[i] - meanForm) * (form[i] - meanForm);
				aa += (anchor[i] - meanAnchor) * (anchor[i] - meanAnchor);
				fa += (form[i] - meanForm) * (anchor[i] - meanAnchor);
			}
			return new Group(meanForm, Math.sqrt(ff / n), meanAnchor, Math.sqrt(aa / n), fa / n);
		}
	}

	/** Nonequivalent groups with an anchor, after Tucker: equal regressions of the form on the anchor in both groups. */
	public static Line tucker(Group x, Group y, double weightX) {
		return synthetic(x, y, weightX, x.covariance() / (x.anchorSd() * x.anchorSd()),
				y.covariance() / (y.anchorSd() * y.anchorSd()));
	}

	/**
	 * Nonequivalent groups with an anchor, observed scores after Levine under a classical congeneric model.
	 *
	 * @param internal whether the anchor's items count in the score of the form
	 */
	public static Line levine(Group x, Group y, double weightX, boolean internal) {
		return synthetic(x, y, weightX, levineGamma(x, internal), levineGamma(y, internal));
	}

	private static double levineGamma(Group g, boolean internal) {
		return internal ? g.sd() * g.sd() / g.covariance()
				: (g.sd() * g.sd() + g.covariance()) / (g.anchorSd() * g.anchorSd() + g.covariance());
	}

	/** Linear equating in the synthetic population, in which the group that took X has a weight. */
	private static Line synthetic(Group x, Group y, double weightX, double gammaX, double gammaY) {
		if (!(weightX >= 0 && weightX <= 1)) {
			throw new IllegalArgumentException("weight " + weightX);
		}
		double weightY = 1 - weightX;
		double apart = x.anchorMean() - y.anchorMean();
		double wider = x.anchorSd() * x.anchorSd() - y.anchorSd() * y.anchorSd();
		double meanX = x.mean() - weightY * gammaX * apart;
		double meanY = y.mean() + weightX * gammaY * apart;
		double varianceX = x.sd() * x.sd() - weightY * gammaX * gammaX * wider
				+ weightX * weightY * gammaX * gammaX * apart * apart;
		double varianceY = y.sd() * y.sd() + weightX * gammaY * gammaY * wider
				+ weightX * weightY * gammaY * gammaY * apart * apart;
		return Line.of(meanX, Math.sqrt(varianceX), meanY, Math.sqrt(varianceY));
	}

	/** Nonequivalent groups with an anchor: X to the anchor in one group, the anchor to Y in the other, both linear. */
	public static Line chainedLinear(Group x, Group y) {
		return Line.of(x.mean(), x.sd(), x.anchorMean(), x.anchorSd())
				.then(Line.of(y.anchorMean(), y.anchorSd(), y.mean(), y.sd()));
	}

	/**
	 * Nonequivalent groups with an anchor: X to the anchor in one group, the anchor to Y in the other, both equipercentile.
	 *
	 * @param x persons with each score on X
	 * @param anchorOfX the same persons with each score on the anchor
	 * @param anchorOfY persons of the other group with each score on the anchor
	 * @param y the same persons with each score on Y
	 */
	public static DoubleUnaryOperator chainedEquipercentile(double[] x, double[] anchorOfX, double[] anchorOfY, double[] y) {
		return equipercentile(x, anchorOfX).andThen(equipercentile(anchorOfY, y));
	}
}
