package org.needlelab.exam.psychometrics;

import java.util.Optional;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.needlelab.base.Cancellation;

/**
 * Whether a logistic model fits, told from the shares of persons who have one item right and who have two right: the statistic M2 of Maydeu-Olivares and Joe
 * (2006, Psychometrika 71:713-732). Most patterns of many items come never or once, so that a statistic over all patterns would follow no known
 * distribution; this one follows a chi-squared distribution.
 *
 * @param m2 the statistic; 0 where every share is as the model has it
 * @param degreesOfFreedom shares less parameters
 * @param p chance of an m2 at least as great where the model is true
 */
public record LimitedInformationFit(double m2, int degreesOfFreedom, double p) {

	/** Shares grow with the square of the items, the work with the sixth power. */
	private static final int MOST_ITEMS = 50;
	private static final double SINGULAR = 1e-12;

	/**
	 * The fit of a model.
	 *
	 * @param scores what the model was fitted to
	 * @return empty with more than 50 items, with no more shares than parameters, or where shares cannot be told apart
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static Optional<LimitedInformationFit> of(ScoreMatrix scores, LogisticModel model, Cancellation cancellation) {
		int k = scores.itemCount();
		int degrees = k * (k + 1) / 2 - model.parameters();
		return k > MOST_ITEMS || degrees < 1 ? Optional.empty() : new Margins(scores, model, cancellation).fit(degrees);
	}

	/** The shares, each of the persons who have items a and b right; a is b where it is one item. */
	private static final class Margins {

		private final ScoreMatrix scores;
		private final LogisticModel model;
		private final Cancellation cancellation;
		private final int items;
		private final Grid grid;
		private final double[] weight;
		/** By item and point. */
		private final double[][] right;
		private final int[] a;
		private final int[] b;

		Margins(ScoreMatrix scores, LogisticModel model, Cancellation cancellation) {
			this.scores = scores;
			this.model = model;
			this.cancellation = cancellation;
			items = scores.itemCount();
			double[] slopes = model.items().stream().mapToDouble(LogisticModel.Item::slope).toArray();
			double[] intercepts = model.items().stream().mapToDouble(LogisticModel.Item::intercept).toArray();
			grid = Grid.fineEnough(slopes, intercepts);
			weight = new double[grid.size()];
			right = new double[items][weight.length];
			for (int q = 0; q < weight.length; q++) {
				weight[q] = StrictMath.exp(grid.logWeights()[q]);
				for (int j = 0; j < items; j++) {
					right[j][q] = Logistic.of(slopes[j] * grid.points()[q] + intercepts[j]);
				}
			}
			a = new int[items * (items + 1) / 2];
			b = new int[a.length];
			int next = 0;
			for (int i = 0; i < items; i++) {
				for (int j = i; j < items; j++) {
					a[next] = i;
					b[next++] = j;
				}
			}
		}

		Optional<LimitedInformationFit> fit(int degrees) {
			RealVector residual = residual();
			RealMatrix derivatives = derivatives();
			try {
				DecompositionSolver inverse = new CholeskyDecomposition(covariance(), SINGULAR, SINGULAR).getSolver();
				RealVector weighted = inverse.solve(residual);
				RealVector taken = derivatives.preMultiply(weighted);
				RealMatrix information = derivatives.transpose().multiply(inverse.solve(derivatives));
				RealMatrix symmetric = information.add(information.transpose()).scalarMultiply(0.5);
				RealVector solved = new CholeskyDecomposition(symmetric, SINGULAR, SINGULAR).getSolver().solve(taken);
				double m2 = scores.persons() * (residual.dotProduct(weighted) - taken.dotProduct(solved));
				if (!(m2 >= 0)) {
					return Optional.empty();
				}
				double p = 1 - new ChiSquaredDistribution(null, degrees).cumulativeProbability(m2);
				return Optional.of(new LimitedInformationFit(m2, degrees, p));
			} catch (NonPositiveDefiniteMatrixException e) {
				return Optional.empty();
			}
		}

		/** Shares found less shares that the model has. */
		private RealVector residual() {
			long[][] together = new long[items][items];
			int[] which = new int[items];
			for (int person = 0; person < scores.persons(); person++) {
				int n = scores.rightItems(person, which);
				for (int i = 0; i < n; i++) {
					for (int j = i; j < n; j++) {
						together[Math.min(which[i], which[j])][Math.max(which[i], which[j])]++;
					}
				}
			}
			RealVector residual = new ArrayRealVector(a.length);
			for (int s = 0; s < a.length; s++) {
				residual.setEntry(s, (double) together[a[s]][b[s]] / scores.persons() - share(a[s], b[s], a[s], b[s]));
			}
			return residual;
		}

		/** Share of persons who have all of these items right; an item may be named more than once. */
		private double share(int i, int j, int k, int l) {
			boolean third = k != i && k != j;
			boolean fourth = l != i && l != j && l != k;
			double sum = 0;
			for (int q = 0; q < weight.length; q++) {
				double all = weight[q] * right[i][q];
				all *= j == i ? 1 : right[j][q];
				all *= third ? right[k][q] : 1;
				sum += all * (fourth ? right[l][q] : 1);
			}
			return sum;
		}

		/** Covariances of the shares for one person. */
		private RealMatrix covariance() {
			double[] share = new double[a.length];
			for (int s = 0; s < a.length; s++) {
				share[s] = share(a[s], b[s], a[s], b[s]);
			}
			double[][] covariance = new double[a.length][a.length];
			for (int s = 0; s < a.length; s++) {
				cancellation.check();
				for (int t = s; t < a.length; t++) {
					covariance[s][t] = share(a[s], b[s], a[t], b[t]) - share[s] * share[t];
					covariance[t][s] = covariance[s][t];
				}
			}
			return new Array2DRowRealMatrix(covariance, false);
		}

		/** By share and parameter: intercepts first, then the slopes that are free. */
		private RealMatrix derivatives() {
			double[][] by = new double[a.length][model.parameters()];
			for (int s = 0; s < a.length; s++) {
				add(by[s], a[s], b[s]);
				if (b[s] != a[s]) {
					add(by[s], b[s], a[s]);
				}
			}
			return new Array2DRowRealMatrix(by, false);
		}

		/** How the share of an item, or of it and another, moves with the item's parameters. */
		private void add(double[] by, int item, int other) {
			double forIntercept = 0;
			double forSlope = 0;
			for (int q = 0; q < weight.length; q++) {
				double p = right[item][q];
				double moved = weight[q] * p * (1 - p) * (other == item ? 1 : right[other][q]);
				forIntercept += moved;
				forSlope += moved * grid.points()[q];
			}
			by[item] += forIntercept;
			switch (model.rule()) {
				case FREE -> by[items + item] += forSlope;
				case COMMON -> by[items] += forSlope;
				case ONE -> { }
			}
		}
	}
}
