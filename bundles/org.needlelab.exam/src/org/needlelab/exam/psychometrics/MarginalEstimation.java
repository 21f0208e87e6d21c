package org.needlelab.exam.psychometrics;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Progress;

/**
 * Marginal maximum likelihood (Bock and Aitkin 1981, Psychometrika 46:443-459): steps of EM towards the maximum, then Newton
 * steps with the observed information, which also gives the standard errors.
 */
public final class MarginalEstimation {

	private static final String PROGRESS = "progress.model";
	private static final int MAX_EM = 400;
	private static final int MAX_NEWTON = 25;
	private static final int EM_AFTER_BAD_NEWTON = 25;
	/** Largest change of a parameter at which EM gives way to Newton, and at which Newton stops. */
	private static final double NEAR = 1e-3;
	private static final double CLOSE = 1e-7;
	private static final double LARGEST_STEP = 1;

	private final SlopeRule rule;
	private final Patterns patterns;
	private final long[] right;
	private final Progress progress;
	private final Cancellation cancellation;
	private final double[] slopes;
	private final double[] intercepts;
	private Grid grid = Grid.of(71);
	private double logLikelihood;
	private int iterations;
	private RealMatrix covariance;

	private MarginalEstimation(ScoreMatrix scores, SlopeRule rule, Progress progress, Cancellation cancellation) {
		this.rule = rule;
		this.progress = progress;
		this.cancellation = cancellation;
		patterns = new Patterns(scores);
		right = scores.rightCounts();
		slopes = new double[right.length];
		intercepts = new double[right.length];
		Arrays.fill(slopes, 1);
		for (int j = 0; j < right.length; j++) {
			if (right[j] == 0 || right[j] == scores.persons()) {
				throw new IllegalArgumentException(scores.items().get(j) + " is right for all or for none: it has no estimate");
			}
			// 1.16: a logistic curve averaged over a standard normal θ is flatter by about this factor.
			intercepts[j] = 1.16 * StrictMath.log((double) right[j] / (scores.persons() - right[j]));
		}
	}

	/**
	 * Fits a model.
	 *
	 * @param scores no item may be right for all persons or for none
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static LogisticModel fit(ScoreMatrix scores, SlopeRule rule, Progress progress, Cancellation cancellation) {
		MarginalEstimation estimation = new MarginalEstimation(scores, rule, progress, cancellation);
		boolean converged = estimation.search();
		progress.report(PROGRESS, 1, 1);
		return new ModelReport(rule, scores.items(), estimation.slopes, estimation.intercepts, estimation.covariance)
				.model(estimation.logLikelihood, converged, estimation.iterations);
	}

	private boolean search() {
		em(MAX_EM, NEAR);
		for (int i = 0; i < MAX_NEWTON; i++) {
			double step = newton();
			if (step < CLOSE) {
				return true;
			}
			if (Double.isInfinite(step)) {
				em(EM_AFTER_BAD_NEWTON, CLOSE);
			}
		}
		return false;
	}

	private Expectation expectation() {
		return Expectation.of(patterns, grid, slopes, intercepts, right, cancellation);
	}

	private void em(int steps, double enough) {
		double first = 0;
		for (int i = 0; i < steps; i++) {
			grid = Grid.fineEnough(slopes, intercepts);
			double[] before = parameters();
			Expectation expected = expectation();
			maximise(expected);
			iterations++;
			double change = distance(before, parameters());
			first = i == 0 ? change : first;
			report(change, first, enough);
			if (change < enough) {
				return;
			}
		}
	}

	/** How far: EM's changes fall geometrically, so their logarithms fall evenly. */
	private void report(double change, double first, double enough) {
		double whole = StrictMath.log(first / enough);
		double done = StrictMath.log(first / Math.max(change, enough));
		progress.report(PROGRESS, whole > 0 ? (int) Math.min(80, Math.max(1, 80 * done / whole)) : 80, 100);
	}

	private void maximise(Expectation expected) {
		if (rule == SlopeRule.COMMON) {
			slope(expected);
		}
		IntStream.range(0, slopes.length).parallel().forEach(j -> maximise(expected, j));
	}

	/** A Newton step for the slope that all items share. */
	private void slope(Expectation expected) {
		double gradient = 0;
		double curvature = 0;
		for (int j = 0; j < slopes.length; j++) {
			double[] sums = sums(expected, j);
			gradient += expected.thetaOfRight[j] - sums[1];
			curvature += sums[4];
		}
		double step = Math.max(-LARGEST_STEP, Math.min(LARGEST_STEP, gradient / curvature));
		Arrays.fill(slopes, Math.max(1e-3, slopes[0] + step));
	}

	/** Newton steps to an item's maximum under expected persons at the points: a weighted logistic regression. */
	private void maximise(Expectation expected, int j) {
		for (int i = 0; i < 20; i++) {
			double[] s = sums(expected, j);
			double forIntercept = right[j] - s[0];
			double stepA = 0;
			double stepD = forIntercept / s[2];
			if (rule == SlopeRule.FREE) {
				double forSlope = expected.thetaOfRight[j] - s[1];
				double determinant = s[2] * s[4] - s[3] * s[3];
				stepA = (s[2] * forSlope - s[3] * forIntercept) / determinant;
				stepD = (s[4] * forIntercept - s[3] * forSlope) / determinant;
			}
			double size = Math.max(Math.abs(stepA), Math.abs(stepD));
			double shrink = size > LARGEST_STEP ? LARGEST_STEP / size : 1;
			slopes[j] += shrink * stepA;
			intercepts[j] += shrink * stepD;
			if (size < 1e-9) {
				return;
			}
		}
	}

	/** Σ N P, Σ N θP, Σ N PQ, Σ N θPQ, Σ N θ²PQ of an item. */
	private double[] sums(Expectation expected, int j) {
		double[] s = new double[5];
		for (int q = 0; q < grid.size(); q++) {
			double theta = grid.points()[q];
			double n = expected.persons[q];
			double p = Logistic.of(slopes[j] * theta + intercepts[j]);
			double pq = n * p * (1 - p);
			s[0] += n * p;
			s[1] += n * theta * p;
			s[2] += pq;
			s[3] += pq * theta;
			s[4] += pq * theta * theta;
		}
		return s;
	}

	/** The free parameters: slopes as the rule has them, then intercepts. */
	private double[] parameters() {
		int a = slopeCount();
		double[] all = Arrays.copyOf(slopes, a + intercepts.length);
		System.arraycopy(intercepts, 0, all, a, intercepts.length);
		return all;
	}

	private int slopeCount() {
		return switch (rule) {
			case FREE -> slopes.length;
			case COMMON -> 1;
			case ONE -> 0;
		};
	}

	private void set(double[] parameters) {
		int a = slopeCount();
		for (int j = 0; j < slopes.length; j++) {
			slopes[j] = a == 0 ? 1 : parameters[a == 1 ? 0 : j];
			intercepts[j] = parameters[a + j];
		}
	}

	/** A Newton step; its size, infinite when it did not lead uphill. */
	private double newton() {
		grid = Grid.fineEnough(slopes, intercepts);
		Expectation here = expectation();
		logLikelihood = here.logLikelihood;
		double[] gradient = gradient(here);
		double[][] information = contract(ObservedInformation.of(patterns, grid, slopes, intercepts, cancellation));
		iterations++;
		progress.report(PROGRESS, 90, 100);
		CholeskyDecomposition cholesky;
		try {
			cholesky = new CholeskyDecomposition(new Array2DRowRealMatrix(information, false), 1e-9, 1e-14);
		} catch (NonPositiveDefiniteMatrixException e) {
			covariance = null;
			return Double.POSITIVE_INFINITY;
		}
		covariance = cholesky.getSolver().getInverse();
		double[] before = parameters();
		double[] step = cholesky.getSolver().solve(new ArrayRealVector(gradient, false)).toArray();
		double size = distance(step, new double[step.length]);
		if (size < CLOSE) {
			return size;
		}
		double[] after = before.clone();
		double shrink = Math.min(1, LARGEST_STEP / size);
		for (int i = 0; i < after.length; i++) {
			after[i] += shrink * step[i];
		}
		set(after);
		double gained = expectation().logLikelihood - logLikelihood;
		// Near the maximum a gain drowns in rounding.
		if (!(gained > -1e-9 * Math.abs(logLikelihood))) {
			set(before);
			return Double.POSITIVE_INFINITY;
		}
		return size;
	}

	private double[] gradient(Expectation expected) {
		int a = slopeCount();
		double[] gradient = new double[a + slopes.length];
		for (int j = 0; j < slopes.length; j++) {
			double[] s = sums(expected, j);
			if (a > 0) {
				gradient[a == 1 ? 0 : j] += expected.thetaOfRight[j] - s[1];
			}
			gradient[a + j] = right[j] - s[0];
		}
		return gradient;
	}

	/** From all slopes and intercepts to the free parameters. */
	private double[][] contract(double[][] full) {
		int a = slopeCount();
		int k = slopes.length;
		double[][] information = new double[a + k][a + k];
		for (int i = k * (a == 0 ? 1 : 0); i < 2 * k; i++) {
			int row = i >= k ? a + i - k : a == 1 ? 0 : i;
			for (int j = k * (a == 0 ? 1 : 0); j < 2 * k; j++) {
				information[row][j >= k ? a + j - k : a == 1 ? 0 : j] += full[i][j];
			}
		}
		return symmetric(information);
	}

	/** Sums in other orders differ in the last bits; the decomposition wants exact symmetry. */
	private static double[][] symmetric(double[][] m) {
		for (int i = 0; i < m.length; i++) {
			for (int j = 0; j < i; j++) {
				m[i][j] = m[j][i];
			}
		}
		return m;
	}

	private static double distance(double[] a, double[] b) {
		double most = 0;
		for (int i = 0; i < a.length; i++) {
			most = Math.max(most, Math.abs(a[i] - b[i]));
		}
		return most;
	}
}
