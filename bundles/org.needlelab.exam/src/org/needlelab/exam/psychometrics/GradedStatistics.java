package org.needlelab.exam.psychometrics;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * What classical theory says of a part that gives any share of its points, a rule of a practical rubric for instance.
 *
 * @param meanShare mean of the shares, 0 to 1: the difficulty of a graded part
 * @param sdShare standard deviation of the shares, denominator n - 1; NaN for one person
 * @param itemRest correlation of the part's points with the sum of all others'; NaN where either does not vary
 */
public record GradedStatistics(double meanShare, double sdShare, double itemRest) {

	/**
	 * Of every part.
	 *
	 * @param points for each part the points of all persons
	 * @param maxPoints for each part the points to be had, above 0
	 */
	public static List<GradedStatistics> of(double[][] points, double[] maxPoints) {
		int persons = points.length == 0 ? 0 : points[0].length;
		double[] sum = new double[persons];
		for (double[] part : points) {
			for (int i = 0; i < persons; i++) {
				sum[i] += part[i];
			}
		}
		List<GradedStatistics> all = new ArrayList<>();
		for (int p = 0; p < points.length; p++) {
			double[] rest = new double[persons];
			double[] share = new double[persons];
			for (int i = 0; i < persons; i++) {
				rest[i] = sum[i] - points[p][i];
				share[i] = points[p][i] / maxPoints[p];
			}
			double sd = persons < 2 ? Double.NaN : new StandardDeviation().evaluate(share);
			boolean varies = persons > 1 && sd > 0 && new StandardDeviation().evaluate(rest) > 0;
			all.add(new GradedStatistics(new Mean().evaluate(share), sd,
					varies ? new PearsonsCorrelation().correlation(points[p], rest) : Double.NaN));
		}
		return all;
	}
}
