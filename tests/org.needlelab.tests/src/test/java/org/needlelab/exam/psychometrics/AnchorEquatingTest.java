package org.needlelab.exam.psychometrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/**
 * Groups whose moments follow exactly from the model that a method assumes: the method has to find the line that the model gives
 * for the synthetic population.
 */
class AnchorEquatingTest {

	private static final double MEAN_2 = 0.5;
	private static final double VARIANCE_2 = 1.44;

	/** Classical congeneric forms: true scores λT, errors of variance λs², for X, anchor and Y of lengths 4, 2 and 3.6. */
	@Property(tries = 50)
	void levineFindsTheLineOfCongenericForms(@ForAll @DoubleRange(min = 0, max = 1) double weight,
			@ForAll @DoubleRange(min = 0.1, max = 3) double errorVariance, @ForAll boolean internal) {
		Equating.Group x = group(20, 4, 0, 1, errorVariance, internal);
		Equating.Group y = group(22, 3.6, MEAN_2, VARIANCE_2, errorVariance, internal);
		double mean = (1 - weight) * MEAN_2;
		double variance = weight + (1 - weight) * VARIANCE_2 + weight * (1 - weight) * MEAN_2 * MEAN_2;
		double slope = Math.sqrt((3.6 * 3.6 * variance + 3.6 * errorVariance) / (16 * variance + 4 * errorVariance));
		Equating.Line line = Equating.levine(x, y, weight, internal);
		assertEquals(slope, line.slope(), 1e-10);
		assertEquals(22 + 3.6 * mean, line.applyAsDouble(20 + 4 * mean), 1e-10);
	}

	private static Equating.Group group(double mean, double length, double ofT, double varianceOfT, double errorVariance,
			boolean internal) {
		double covariance = length * 2 * varianceOfT + (internal ? 2 * errorVariance : 0);
		return new Equating.Group(mean + length * ofT, Math.sqrt(length * length * varianceOfT + length * errorVariance),
				10 + 2 * ofT, Math.sqrt(4 * varianceOfT + 2 * errorVariance), covariance);
	}

	/** Forms with the same regression on the anchor in both groups: X = 3 + 2V + e, Y = 5 + 1.5V + e'. */
	@Property(tries = 50)
	void tuckerFindsTheLineOfEqualRegressions(@ForAll @DoubleRange(min = 0, max = 1) double weight) {
		double mean1 = 6;
		double variance1 = 5;
		double mean2 = 7;
		double variance2 = 8;
		Equating.Group x = new Equating.Group(3 + 2 * mean1, Math.sqrt(4 * variance1 + 2), mean1, Math.sqrt(variance1), 2 * variance1);
		Equating.Group y = new Equating.Group(5 + 1.5 * mean2, Math.sqrt(2.25 * variance2 + 3), mean2, Math.sqrt(variance2),
				1.5 * variance2);
		double mean = weight * mean1 + (1 - weight) * mean2;
		double variance = weight * variance1 + (1 - weight) * variance2 + weight * (1 - weight) * (mean1 - mean2) * (mean1 - mean2);
		Equating.Line line = Equating.tucker(x, y, weight);
		assertEquals(Math.sqrt((2.25 * variance + 3) / (4 * variance + 2)), line.slope(), 1e-10);
		assertEquals(5 + 1.5 * mean, line.applyAsDouble(3 + 2 * mean), 1e-10);
	}
}
