package org.needlelab.exam.psychometrics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import org.needlelab.base.Cancellation;

/**
 * The Rasch model by conditional maximum likelihood (Andersen 1972, J R Stat Soc B 34:42-54): difficulties that add up to zero,
 * free of any assumption about the persons. Standard errors come from the inverse of the information under that constraint.
 *
 * @param items in order of the columns
 * @param logLikelihood conditional on the persons' scores
 * @param persons persons that tell something: those with neither all nor no items right
 * @param converged whether the search came to rest; it does not where the answers part into groups that are never compared
 *            (Fischer 1981, Psychometrika 46:59-77)
 */
public record RaschConditional(List<Item> items, double logLikelihood, long persons, boolean converged) {

	private static final int MAX_STEPS = 50;
	private static final double CLOSE = 1e-9;
	private static final double LARGEST_STEP = 2;

	/** Copies the items. */
	public RaschConditional {
		items = List.copyOf(items);
	}

	/**
	 * An item.
	 *
	 * @param id the item
	 * @param difficulty logits, mean 0 over the items
	 * @param se standard error
	 */
	public record Item(String id, double difficulty, double se) {
	}

	/**
	 * Fits.
	 *
	 * @param scores no item may be right for all persons or for none
	 */
	public static RaschConditional fit(ScoreMatrix scores, Cancellation cancellation) {
		return new Search(scores, cancellation).run(scores.items());
	}

	/** Newton steps. */
	private static final class Search {
		private final int k;
		private final long[] atScore;
		/** Persons with neither all nor no items right who had each item right. */
		private final long[] right;
		private final long persons;
		private final Cancellation cancellation;
		private RealMatrix covariance;

		Search(ScoreMatrix scores, Cancellation cancellation) {
			this.cancellation = cancellation;
			k = scores.itemCount();
			atScore = scores.scoreFrequencies();
			right = scores.rightCounts();
			for (int j = 0; j < k; j++) {
				right[j] -= atScore[k];
			}
			persons = scores.persons() - atScore[0] - atScore[k];
			for (int j = 0; j < k; j++) {
				if (right[j] <= 0 || right[j] >= persons) {
					throw new IllegalArgumentException(scores.items().get(j) + " has no estimate: it is right for all or for none");
				}
			}
		}

		RaschConditional run(List<String> ids) {
			double[] beta = new double[k];
			for (int j = 0; j < k; j++) {
				beta[j] = StrictMath.log((double) (persons - right[j]) / right[j]);
			}
			centre(beta);
			double here = logLikelihood(beta);
			boolean converged = false;
			for (int i = 0; i < MAX_STEPS && !converged; i++) {
				cancellation.check();
				double[] step = step(beta);
				if (step == null) {
					break;
				}
				double size = 0;
				for (double s : step) {
					size = Math.max(size, Math.abs(s));
				}
				double share = Math.min(1, LARGEST_STEP / size);
				double[] next = moved(beta, step, share);
				double there = logLikelihood(next);
				while (there < here - 1e-9 * Math.abs(here) && share > 1e-6) {
					share /= 2;
					next = moved(beta, step, share);
					there = logLikelihood(next);
				}
				beta = next;
				here = there;
				converged = size < CLOSE;
			}
			List<Item> items = new ArrayList<>();
			for (int j = 0; j < k; j++) {
				// The pseudo-inverse of the information: it is singular along equal shifts of all difficulties.
				double variance = covariance == null ? Double.NaN : covariance.getEntry(j, j) - 1.0 / k;
				items.add(new Item(ids.get(j), beta[j], Math.sqrt(variance)));
			}
			return new RaschConditional(items, here, persons, converged);
		}

		private static void centre(double[] beta) {
			double mean = Moments.mean(beta);
			for (int j = 0; j < beta.length; j++) {
				beta[j] -= mean;
			}
		}

		private static double[] moved(double[] beta, double[] step, double share) {
			double[] next = beta.clone();
			for (int j = 0; j < next.length; j++) {
				next[j] += share * step[j];
			}
			centre(next);
			return next;
		}

		private static double[] chances(double[] beta) {
			double[] p = new double[beta.length];
			for (int j = 0; j < p.length; j++) {
				p[j] = Logistic.of(-beta[j]);
			}
			return p;
		}

		private double logLikelihood(double[] beta) {
			double[] of = SymmetricFunctions.distribution(chances(beta));
			double log = 0;
			for (int j = 0; j < k; j++) {
				log -= right[j] * beta[j] - persons * Logistic.logComplement(-beta[j]);
			}
			for (int r = 1; r < k; r++) {
				log -= atScore[r] == 0 ? 0 : atScore[r] * StrictMath.log(of[r]);
			}
			return log;
		}

		/** The Newton step; null where the information is singular. */
		private double[] step(double[] beta) {
			double[] p = chances(beta);
			double[] whole = SymmetricFunctions.distribution(p);
			// Chance of having item j right given score r.
			double[][] given = new double[k][k + 1];
			SymmetricFunctions.eachLeftOut(p, (j, others) -> {
				for (int r = 1; r <= k; r++) {
					given[j][r] = p[j] * others[r - 1] / whole[r];
				}
			});
			double[] gradient = new double[k];
			double[][] information = new double[k][k];
			IntStream.range(0, k).parallel().forEach(j -> {
				gradient[j] = -right[j];
				for (int r = 1; r < k; r++) {
					gradient[j] += atScore[r] * given[j][r];
					information[j][j] += atScore[r] * given[j][r] * (1 - given[j][r]);
				}
				row(j, p, whole, given, information[j]);
			});
			for (int i = 0; i < k; i++) {
				for (int j = 0; j < k; j++) {
					information[i][j] = (j < i ? information[j][i] : information[i][j] + 1.0 / k);
				}
			}
			try {
				CholeskyDecomposition cholesky = new CholeskyDecomposition(new Array2DRowRealMatrix(information, false), 1e-9, 1e-12);
				covariance = cholesky.getSolver().getInverse();
				return cholesky.getSolver().solve(new ArrayRealVector(gradient, false)).toArray();
			} catch (NonPositiveDefiniteMatrixException e) {
				covariance = null;
				return null;
			}
		}

		/** Information between item j and the items after it. */
		private void row(int j, double[] p, double[] whole, double[][] given, double[] row) {
			cancellation.check();
			double[] after = new double[k - 1];
			for (int i = 0; i < k - 1; i++) {
				after[i] = p[i < j ? i : i + 1];
			}
			SymmetricFunctions.eachLeftOut(after, (i, others) -> {
				int other = i < j ? i : i + 1;
				if (other < j) {
					return;
				}
				for (int r = 1; r < k; r++) {
					double both = r < 2 || r - 2 >= others.length ? 0 : p[j] * p[other] * others[r - 2] / whole[r];
					row[other] += atScore[r] * (both - given[j][r] * given[other][r]);
				}
			});
		}
	}
}
