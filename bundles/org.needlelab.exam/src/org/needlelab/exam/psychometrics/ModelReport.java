package org.needlelab.exam.psychometrics;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.math3.linear.RealMatrix;

/** Words the outcome of an estimation as a model with standard errors. */
record ModelReport(SlopeRule rule, List<String> ids, double[] slopes, double[] intercepts, RealMatrix covariance) {

	LogisticModel model(double logLikelihood, boolean converged, int iterations) {
		int k = slopes.length;
		int free = switch (rule) {
			case FREE -> k;
			case COMMON -> 1;
			case ONE -> 0;
		};
		List<LogisticModel.Item> items = new ArrayList<>();
		for (int j = 0; j < k; j++) {
			int row = free == k && rule == SlopeRule.FREE ? j : 0;
			double ofSlope = free == 0 ? 0 : covariance(row, row);
			double ofIntercept = covariance(free + j, free + j);
			double both = free == 0 ? 0 : covariance(row, free + j);
			double a = slopes[j];
			double d = intercepts[j];
			double ofDifficulty = d * d / (a * a * a * a) * ofSlope + ofIntercept / (a * a) - 2 * d / (a * a * a) * both;
			items.add(new LogisticModel.Item(ids.get(j), a, Math.sqrt(ofSlope), d, Math.sqrt(ofIntercept), -d / a,
					Math.sqrt(ofDifficulty)));
		}
		return new LogisticModel(rule, items, logLikelihood, free + k, converged, iterations);
	}

	private double covariance(int row, int column) {
		return covariance == null ? Double.NaN : covariance.getEntry(row, column);
	}
}
