package org.needlelab.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.needlelab.base.Cancellation;
import org.needlelab.base.Progress;
import org.needlelab.exam.psychometrics.ChoiceMatrix;
import org.needlelab.exam.psychometrics.ItemAnalysis;
import org.needlelab.exam.psychometrics.LogisticModel;
import org.needlelab.exam.psychometrics.MantelHaenszel;
import org.needlelab.exam.psychometrics.MarginalEstimation;
import org.needlelab.exam.psychometrics.RaschConditional;
import org.needlelab.exam.psychometrics.ScoreMatrix;
import org.needlelab.exam.psychometrics.SlopeRule;

/** Times the analysis of 100,000 persons' answers to 200 items. */
public final class Psychometrics {

	private static final int PERSONS = 100_000;
	private static final int ITEMS = 200;

	private Psychometrics() {
	}

	/** Prints a line for each method. */
	public static void main(String[] arguments) {
		ChoiceMatrix choices = drawn(5);
		for (int i = 0; i < 3; i++) {
			time("item analysis", () -> ItemAnalysis.of(choices, Cancellation.NEVER));
		}
		ScoreMatrix scores = choices.scored();
		int[] group = new int[PERSONS];
		for (int i = 0; i < PERSONS; i++) {
			group[i] = i % 2;
		}
		time("Mantel-Haenszel", () -> MantelHaenszel.of(scores, group, Cancellation.NEVER));
		time("Rasch, conditional", () -> RaschConditional.fit(scores, Cancellation.NEVER));
		time("2PL, marginal", () -> {
			LogisticModel model = MarginalEstimation.fit(scores, SlopeRule.FREE, Progress.NONE, Cancellation.NEVER);
			System.out.println("2PL converged: " + model.converged() + ", log-likelihood " + model.logLikelihood());
		});
	}

	private static ChoiceMatrix drawn(long seed) {
		Random random = new Random(seed);
		double[] slope = random.doubles(ITEMS).map(u -> 0.5 + 1.3 * u).toArray();
		double[] intercept = random.doubles(ITEMS).map(u -> -1.5 + 3 * u).toArray();
		byte[][] chosen = new byte[ITEMS][PERSONS];
		List<ChoiceMatrix.Column> columns = new ArrayList<>();
		for (int j = 0; j < ITEMS; j++) {
			columns.add(new ChoiceMatrix.Column("i" + j, List.of("A", "B", "C", "D"), Set.of(1)));
		}
		for (int i = 0; i < PERSONS; i++) {
			double theta = random.nextGaussian();
			for (int j = 0; j < ITEMS; j++) {
				boolean right = random.nextDouble() < 1 / (1 + StrictMath.exp(-slope[j] * theta - intercept[j]));
				chosen[j][i] = (byte) (right ? 1 : 2 + random.nextInt(3));
			}
		}
		return new ChoiceMatrix(columns, chosen);
	}

	private static void time(String what, Runnable work) {
		long start = System.nanoTime();
		work.run();
		System.out.printf(java.util.Locale.ROOT, "BENCHMARK %s: %.2f s%n", what, (System.nanoTime() - start) / 1e9);
	}
}
