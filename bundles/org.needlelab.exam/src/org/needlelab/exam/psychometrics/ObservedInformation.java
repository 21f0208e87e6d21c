package org.needlelab.exam.psychometrics;

import java.util.List;

import org.needlelab.base.Cancellation;

/**
 * Observed information of a logistic model's slopes and intercepts: minus the second derivatives of the marginal log-likelihood,
 * as expected complete information less the posterior covariance of the complete score (Louis 1982, J R Stat Soc B
 * 44:226-233). The score of an item's slope is (x - P)θ, of its intercept x - P.
 */
final class ObservedInformation {

	private final int items;
	private final int points;
	private final double[] theta;
	/** Σ over persons of x_j x_k Var(θ), upper triangle. */
	private final double[][] variance;
	/** Σ over persons of x_j w_q (θ_q - E θ). */
	private final double[][] deviation;
	/** Σ over persons of w_q w_r, upper triangle. */
	private final double[][] square;
	private final double[] persons;

	private ObservedInformation(int items, Grid grid) {
		this.items = items;
		points = grid.size();
		theta = grid.points();
		variance = new double[items][items];
		deviation = new double[items][points];
		square = new double[points][points];
		persons = new double[points];
	}

	/** Matrix over slopes 0 to k - 1 and intercepts k to 2k - 1. */
	static double[][] of(Patterns patterns, Grid grid, double[] slopes, double[] intercepts, Cancellation cancellation) {
		int items = patterns.items();
		double[] base = Expectation.base(grid, slopes, intercepts);
		double[] table = Expectation.byteSums(slopes, patterns.bytes());
		List<ObservedInformation> parts = Chunks.map(patterns.size(), cancellation, range -> {
			ObservedInformation part = new ObservedInformation(items, grid);
			Expectation.Posterior posterior = new Expectation.Posterior(grid.size());
			int[] right = new int[items];
			for (int i = range.from(); i < range.to(); i++) {
				posterior.set(Expectation.weighted(patterns, i, table), base, grid.points());
				part.add(posterior, patterns.count(i), right, patterns.rightItems(i, right));
			}
			return part;
		});
		ObservedInformation all = new ObservedInformation(items, grid);
		parts.forEach(all::add);
		return all.matrix(slopes, intercepts);
	}

	private void add(Expectation.Posterior posterior, double n, int[] right, int count) {
		double v = n * posterior.variance(theta);
		int from = posterior.first;
		int to = posterior.last;
		double[] scaled = new double[to - from + 1];
		double[] w = posterior.weight;
		for (int q = from; q <= to; q++) {
			persons[q] += n * w[q];
			scaled[q - from] = n * w[q] * (theta[q] - posterior.mean);
			double f = n * w[q];
			double[] row = square[q];
			for (int r = q; r <= to; r++) {
				row[r] += f * w[r];
			}
		}
		for (int a = 0; a < count; a++) {
			double[] row = variance[right[a]];
			for (int b = a; b < count; b++) {
				row[right[b]] += v;
			}
			double[] d = deviation[right[a]];
			for (int q = from; q <= to; q++) {
				d[q] += scaled[q - from];
			}
		}
	}

	private void add(ObservedInformation part) {
		add(part.variance, variance);
		add(part.deviation, deviation);
		add(part.square, square);
		add(new double[][] { part.persons }, new double[][] { persons });
	}

	private static void add(double[][] from, double[][] to) {
		for (int i = 0; i < to.length; i++) {
			for (int j = 0; j < to[i].length; j++) {
				to[i][j] += from[i][j];
			}
		}
	}

	private double[][] matrix(double[] slopes, double[] intercepts) {
		// Rows: θP of every item, then P of every item.
		double[][] f = new double[2 * items][points];
		for (int j = 0; j < items; j++) {
			for (int q = 0; q < points; q++) {
				double p = Logistic.of(slopes[j] * theta[q] + intercepts[j]);
				f[j][q] = theta[q] * p;
				f[items + j][q] = p;
			}
		}
		double[][] spread = times(f, posteriorSpread());
		double[][] information = new double[2 * items][2 * items];
		for (int a = 0; a < 2 * items; a++) {
			for (int b = a; b < 2 * items; b++) {
				double covariance = dot(spread[a], f[b]);
				if (a < items) {
					covariance -= dot(deviation[a], f[b]);
				}
				if (b < items) {
					covariance += variance[a][b] - dot(deviation[b], f[a]);
				}
				information[a][b] = (a % items == b % items ? complete(a, b, f) : 0) - covariance;
				information[b][a] = information[a][b];
			}
		}
		return information;
	}

	/** Expected complete information between two parameters of one item. */
	private double complete(int a, int b, double[][] f) {
		double sum = 0;
		double[] p = f[items + a % items];
		for (int q = 0; q < points; q++) {
			double of = persons[q] * p[q] * (1 - p[q]);
			sum += of * (a < items ? theta[q] : 1) * (b < items ? theta[q] : 1);
		}
		return sum;
	}

	/** Σ over persons of diag(w) - w wᵀ. */
	private double[][] posteriorSpread() {
		double[][] spread = new double[points][points];
		for (int q = 0; q < points; q++) {
			for (int r = q; r < points; r++) {
				spread[q][r] = (q == r ? persons[q] : 0) - square[q][r];
				spread[r][q] = spread[q][r];
			}
		}
		return spread;
	}

	private static double[][] times(double[][] a, double[][] symmetric) {
		double[][] product = new double[a.length][symmetric.length];
		for (int i = 0; i < a.length; i++) {
			for (int j = 0; j < symmetric.length; j++) {
				product[i][j] = dot(a[i], symmetric[j]);
			}
		}
		return product;
	}

	private static double dot(double[] a, double[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++) {
			sum += a[i] * b[i];
		}
		return sum;
	}
}
