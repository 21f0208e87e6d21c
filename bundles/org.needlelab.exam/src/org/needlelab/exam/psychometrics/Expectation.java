package org.needlelab.exam.psychometrics;

import java.util.List;

import org.needlelab.base.Cancellation;

/**
 * What the answers say about the latent variable under given item parameters (the E step of EM): in a logistic model with
 * slopes a, the posterior of a person depends on the answers only through s = Σ a x, and item parameters on the posteriors
 * only through Σ x E(θ) and the expected numbers of persons at the points of the grid. So no table of items by points is kept.
 */
final class Expectation {

	/** exp(-45) is 3e-20: what lies lower adds nothing in double precision. */
	private static final double NEGLIGIBLE = 45;
	private static final int BYTE = 256;

	/** Persons expected at each point. */
	final double[] persons;
	/** For each item the sum of the expected θ of those who had it right. */
	final double[] thetaOfRight;
	/** Σ ln of each pattern's marginal probability. */
	double logLikelihood;

	private Expectation(int points, int items) {
		persons = new double[points];
		thetaOfRight = new double[items];
	}

	static Expectation of(Patterns patterns, Grid grid, double[] slopes, double[] intercepts, long[] right,
			Cancellation cancellation) {
		int items = patterns.items();
		double[] base = base(grid, slopes, intercepts);
		double[] table = byteSums(slopes, patterns.bytes());
		Expectation all = new Expectation(grid.size(), items);
		double[] thetaOfByte = new double[table.length];
		List<Part> parts = Chunks.map(patterns.size(), cancellation, range -> {
			Part part = new Part(grid, table.length);
			for (int i = range.from(); i < range.to(); i++) {
				part.add(patterns, i, table, base, grid);
			}
			return part;
		});
		for (Part part : parts) {
			add(part.posterior.persons, all.persons);
			add(part.thetaOfByte, thetaOfByte);
			all.logLikelihood += part.logLikelihood;
		}
		for (int j = 0; j < items; j++) {
			all.logLikelihood += right[j] * intercepts[j];
			for (int v = 0; v < BYTE; v++) {
				if ((v >>> j % 8 & 1) != 0) {
					all.thetaOfRight[j] += thetaOfByte[j / 8 * BYTE + v];
				}
			}
		}
		return all;
	}

	private static void add(double[] from, double[] to) {
		for (int i = 0; i < to.length; i++) {
			to[i] += from[i];
		}
	}

	/** Log weight of each point and of all items being wrong there. */
	static double[] base(Grid grid, double[] slopes, double[] intercepts) {
		double[] base = grid.logWeights().clone();
		for (int q = 0; q < base.length; q++) {
			for (int j = 0; j < slopes.length; j++) {
				base[q] += Logistic.logComplement(slopes[j] * grid.points()[q] + intercepts[j]);
			}
		}
		return base;
	}

	/** Sums of the slopes of the items in every possible byte of a pattern. */
	static double[] byteSums(double[] slopes, int bytes) {
		double[] table = new double[bytes * BYTE];
		for (int b = 0; b < bytes; b++) {
			for (int v = 1; v < BYTE; v++) {
				int lowest = Integer.numberOfTrailingZeros(v);
				int j = 8 * b + lowest;
				table[b * BYTE + v] = table[b * BYTE + (v & v - 1)] + (j < slopes.length ? slopes[j] : 0);
			}
		}
		return table;
	}

	/** s = Σ a x of a pattern. */
	static double weighted(Patterns patterns, int pattern, double[] table) {
		double s = 0;
		for (int b = 0; b < patterns.bytes(); b++) {
			s += table[b * BYTE + patterns.part(pattern, b)];
		}
		return s;
	}

	/** Posterior over the points of the grid, of one pattern after another. */
	static final class Posterior {
		/** Probabilities; only those from {@code first} to {@code last} are set. */
		final double[] weight;
		int first;
		int last;
		double mean;
		double logMarginal;
		private final double[] persons;

		Posterior(int points) {
			weight = new double[points];
			persons = new double[points];
		}

		/** Of patterns whose weighted score is s. */
		void set(double s, double[] base, double[] points) {
			double top = Double.NEGATIVE_INFINITY;
			for (int q = 0; q < weight.length; q++) {
				weight[q] = s * points[q] + base[q];
				top = Math.max(top, weight[q]);
			}
			first = 0;
			while (weight[first] < top - NEGLIGIBLE) {
				first++;
			}
			last = weight.length - 1;
			while (weight[last] < top - NEGLIGIBLE) {
				last--;
			}
			double sum = 0;
			double moment = 0;
			for (int q = first; q <= last; q++) {
				double e = StrictMath.exp(weight[q] - top);
				weight[q] = e;
				sum += e;
				moment += e * points[q];
			}
			for (int q = first; q <= last; q++) {
				weight[q] /= sum;
			}
			mean = moment / sum;
			logMarginal = top + StrictMath.log(sum);
		}

		/** Posterior variance. */
		double variance(double[] points) {
			double variance = 0;
			for (int q = first; q <= last; q++) {
				variance += weight[q] * (points[q] - mean) * (points[q] - mean);
			}
			return variance;
		}
	}

	/** Sums over a chunk. */
	private static final class Part {
		private final Posterior posterior;
		private final double[] thetaOfByte;
		private double logLikelihood;

		Part(Grid grid, int size) {
			posterior = new Posterior(grid.size());
			thetaOfByte = new double[size];
		}

		void add(Patterns patterns, int i, double[] table, double[] base, Grid grid) {
			posterior.set(weighted(patterns, i, table), base, grid.points());
			double n = patterns.count(i);
			for (int q = posterior.first; q <= posterior.last; q++) {
				posterior.persons[q] += n * posterior.weight[q];
			}
			double theta = n * posterior.mean;
			for (int b = 0; b < patterns.bytes(); b++) {
				thetaOfByte[b * BYTE + patterns.part(i, b)] += theta;
			}
			logLikelihood += n * posterior.logMarginal;
		}
	}
}
