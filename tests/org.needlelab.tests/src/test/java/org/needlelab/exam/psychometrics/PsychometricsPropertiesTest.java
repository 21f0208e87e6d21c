package org.needlelab.exam.psychometrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Progress;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class PsychometricsPropertiesTest {

	@Property(tries = 50)
	void alphaStaysWhenAllPartsAreMovedAndStretchedAlike(@ForAll long seed, @ForAll @DoubleRange(min = 0.1, max = 10) double stretch,
			@ForAll @DoubleRange(min = -10, max = 10) double shift) {
		Random random = new Random(seed);
		double[][] parts = new double[4][20];
		double[][] moved = new double[4][20];
		for (int j = 0; j < 4; j++) {
			for (int i = 0; i < 20; i++) {
				parts[j][i] = random.nextGaussian();
				moved[3 - j][19 - i] = shift * j + stretch * parts[j][i];
			}
		}
		double alpha = Reliability.alpha(parts);
		assertEquals(alpha, Reliability.alpha(moved), 1e-9 * Math.max(1, Math.abs(alpha)));
	}

	@Property(tries = 50)
	void alphaOfEqualPartsIsOne(@ForAll long seed, @ForAll @IntRange(min = 2, max = 6) int parts) {
		double[] part = new Random(seed).doubles(10).toArray();
		assertEquals(1, Reliability.alpha(IntStream.range(0, parts).mapToObj(j -> part).toArray(double[][]::new)), 1e-9);
	}

	@Property(tries = 30)
	void kr20IsAlphaOfTheItems(@ForAll @IntRange(min = 0, max = 10000) int seed) {
		ScoreMatrix scores = Samples.drawn(60, 7, seed);
		double[][] parts = new double[7][60];
		for (int i = 0; i < 60; i++) {
			for (int j = 0; j < 7; j++) {
				parts[j][i] = scores.right(i, j) ? 1 : 0;
			}
		}
		assertEquals(Reliability.alpha(parts), Reliability.of(scores).kr20(), 1e-9);
	}

	/** Answers of one ability, and such with two: a model of one slope fits the first and not the second; over many draws its chances are spread evenly. */
	@Test
	void limitedInformationTellsWhatFits() {
		int small = 0;
		for (int seed = 0; seed < 40; seed++) {
			small += fit(answers(seed, false)).p() < 0.25 ? 1 : 0;
		}
		assertTrue(small >= 3 && small <= 19, "of 40 chances below a quarter: " + small);
		assertTrue(fit(answers(1, true)).p() < 1e-9);
	}

	private static LimitedInformationFit fit(ScoreMatrix scores) {
		LogisticModel model = MarginalEstimation.fit(scores, SlopeRule.COMMON, Progress.NONE, Cancellation.NEVER);
		return LimitedInformationFit.of(scores, model, Cancellation.NEVER).orElseThrow();
	}

	private static ScoreMatrix answers(int seed, boolean two) {
		Random random = new Random(seed);
		int[][] rows = new int[2000][6];
		for (int[] row : rows) {
			double first = random.nextGaussian();
			double second = two ? random.nextGaussian() : first;
			for (int j = 0; j < 6; j++) {
				double logit = 1.2 * (j < 3 ? first : second) + 0.4 * (j - 2);
				row[j] = random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
			}
		}
		return ScoreMatrix.of(List.of("a", "b", "c", "d", "e", "f"), rows);
	}

	@Property(tries = 50)
	void equatingAFormToItselfChangesNothing(@ForAll long seed, @ForAll @IntRange(min = 2, max = 60) int items) {
		double[] f = new Random(seed).ints(items + 1, 1, 50).asDoubleStream().toArray();
		for (DoubleUnaryOperator equate : List.of(Equating.mean(f, f), Equating.linear(f, f), Equating.equipercentile(f, f),
				Equating.chainedEquipercentile(f, f, f, f))) {
			for (int x = 0; x <= items; x++) {
				assertEquals(x, equate.applyAsDouble(x), 1e-7);
			}
		}
	}

	@Property(tries = 50)
	void equatingIsSymmetric(@ForAll long seed, @ForAll @IntRange(min = 2, max = 60) int items) {
		Random random = new Random(seed);
		double[] x = random.ints(items + 1, 1, 50).asDoubleStream().toArray();
		double[] y = random.ints(items + 3, 1, 50).asDoubleStream().toArray();
		for (int score = 0; score <= items; score++) {
			assertEquals(score, Equating.linear(y, x).applyAsDouble(Equating.linear(x, y).applyAsDouble(score)), 1e-9);
			assertEquals(score, Equating.equipercentile(y, x).applyAsDouble(Equating.equipercentile(x, y).applyAsDouble(score)), 1e-7);
		}
	}

	@Property(tries = 50)
	void equatingNeverTurnsScoresAround(@ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int items) {
		Random random = new Random(seed);
		double[] x = random.ints(items + 1, 0, 4).asDoubleStream().toArray();
		double[] y = random.ints(items + 1, 0, 4).asDoubleStream().toArray();
		Assume.that(Arrays.stream(x).sum() > 0 && Arrays.stream(y).sum() > 0);
		DoubleUnaryOperator equate = Equating.equipercentile(x, y);
		for (double score = -0.5; score < items; score += 0.25) {
			assertTrue(equate.applyAsDouble(score) <= equate.applyAsDouble(score + 0.25) + 1e-9);
		}
	}

	@Property(tries = 30)
	void anchorMethodsAgreeWhereTheGroupsAreEqual(@ForAll long seed, @ForAll @DoubleRange(min = 0, max = 1) double weight) {
		Random random = new Random(seed);
		int[] anchor = random.ints(50, 0, 11).toArray();
		int[] x = Arrays.stream(anchor).map(a -> 2 * a + random.nextInt(5)).toArray();
		int[] y = Arrays.stream(x).map(s -> s + 3).toArray();
		Equating.Group groupX = Equating.Group.of(x, anchor);
		Equating.Group groupY = Equating.Group.of(y, anchor);
		for (Equating.Line line : List.of(Equating.tucker(groupX, groupY, weight), Equating.levine(groupX, groupY, weight, true),
				Equating.levine(groupX, groupY, weight, false), Equating.chainedLinear(groupX, groupY))) {
			assertEquals(1, line.slope(), 1e-9);
			assertEquals(3, line.intercept(), 1e-8);
			assertEquals(7, line.inverse().applyAsDouble(line.applyAsDouble(7)), 1e-9);
		}
	}

	@Property(tries = 20)
	void equalGroupsShowNoDifferentialFunctioning(@ForAll @IntRange(min = 0, max = 10000) int seed) {
		ScoreMatrix one = Samples.drawn(200, 8, seed);
		ScoreMatrix.Builder twice = new ScoreMatrix.Builder(one.items());
		int[] group = new int[400];
		for (int i = 0; i < 400; i++) {
			twice.person();
			group[i] = i % 2;
			for (int j = 0; j < 8; j++) {
				if (one.right(i / 2, j)) {
					twice.right(i, j);
				}
			}
		}
		for (MantelHaenszel item : MantelHaenszel.of(twice.build(), group, Cancellation.NEVER)) {
			assertEquals(0, item.delta(), 1e-9);
			assertEquals(0, item.chiSquare(), 1e-9);
			assertEquals(MantelHaenszel.Category.A, item.category());
		}
	}

	@Test
	void exchangedGroupsTurnTheSignOfDelta() {
		MantelHaenszel.Stratum s = new MantelHaenszel.Stratum(60, 20, 40, 40);
		MantelHaenszel there = MantelHaenszel.of("x", List.of(s));
		MantelHaenszel back = MantelHaenszel.of("x", List.of(new MantelHaenszel.Stratum(40, 40, 60, 20)));
		assertEquals(3, there.alpha(), 1e-12);
		assertEquals(-there.delta(), back.delta(), 1e-12);
		assertEquals(there.chiSquare(), back.chiSquare(), 1e-12);
		assertEquals(MantelHaenszel.Category.C, there.category());
	}

	/** More items than fit a word, so that patterns are not collapsed; several chunks. */
	@Test
	void anyNumberOfThreadsGivesTheSameBits() throws Exception {
		ScoreMatrix scores = Samples.drawn(9000, 70, 1);
		LogisticModel one = in(1, scores);
		assertTrue(one.converged());
		assertEquals(one, in(3, scores));
		assertEquals(one, in(8, scores));
	}

	private static LogisticModel in(int threads, ScoreMatrix scores) throws Exception {
		ForkJoinPool pool = new ForkJoinPool(threads);
		try {
			return pool.submit(() -> MarginalEstimation.fit(scores, SlopeRule.FREE, Progress.NONE, Cancellation.NEVER)).get();
		} finally {
			pool.shutdown();
		}
	}

	@Test
	void estimatesFindTheParametersTheAnswersWereDrawnFrom() {
		Random random = new Random(7);
		double[] slope = random.doubles(30).map(u -> 0.6 + 1.2 * u).toArray();
		double[] intercept = random.doubles(30).map(u -> -1.5 + 3 * u).toArray();
		LogisticModel model = MarginalEstimation.fit(Samples.drawn(20000, 30, 7), SlopeRule.FREE, Progress.NONE, Cancellation.NEVER);
		double chi = 0;
		for (int j = 0; j < 30; j++) {
			LogisticModel.Item item = model.items().get(j);
			assertTrue(Math.abs(item.slope() - slope[j]) < 4.5 * item.slopeSe(), item::toString);
			assertTrue(Math.abs(item.intercept() - intercept[j]) < 4.5 * item.interceptSe(), item::toString);
			chi += Math.pow((item.slope() - slope[j]) / item.slopeSe(), 2);
		}
		// Standard errors of the right size: 30 squared deviations of about 1 each.
		assertTrue(chi > 12 && chi < 60, "" + chi);
	}

	/** Under the Rasch model both likelihoods look for the same differences. */
	@Test
	void conditionalAndMarginalRaschAgree() {
		Random random = new Random(3);
		ScoreMatrix.Builder builder = new ScoreMatrix.Builder(IntStream.range(0, 40).mapToObj(j -> "i" + j).toList());
		for (int i = 0; i < 4000; i++) {
			double theta = 1.2 * random.nextGaussian();
			builder.person();
			for (int j = 0; j < 40; j++) {
				if (random.nextDouble() < Logistic.of(theta - (j - 19.5) / 10)) {
					builder.right(i, j);
				}
			}
		}
		ScoreMatrix scores = builder.build();
		RaschConditional conditional = RaschConditional.fit(scores, Cancellation.NEVER);
		LogisticModel marginal = MarginalEstimation.fit(scores, SlopeRule.COMMON, Progress.NONE, Cancellation.NEVER);
		assertTrue(conditional.converged() && marginal.converged());
		double mean = -marginal.items().stream().mapToDouble(LogisticModel.Item::intercept).average().orElseThrow();
		for (int j = 0; j < 40; j++) {
			assertEquals(conditional.items().get(j).difficulty(), -marginal.items().get(j).intercept() - mean, 0.01);
			assertEquals((j - 19.5) / 10, conditional.items().get(j).difficulty(), 4.5 * conditional.items().get(j).se());
		}
	}

	@Test
	void optionsAreCountedByScoreGroup() {
		ChoiceMatrix.Column column = new ChoiceMatrix.Column("q1", List.of("A", "B"), java.util.Set.of(1));
		ChoiceMatrix.Column other = new ChoiceMatrix.Column("q2", List.of("A", "B"), java.util.Set.of(2));
		ItemAnalysis analysis = ItemAnalysis.of(new ChoiceMatrix(List.of(column, other),
				new byte[][] { { 1, 1, 2, 0 }, { 2, 1, 2, 1 } }), Cancellation.NEVER);
		ItemStatistics q1 = analysis.items().get(0);
		assertEquals(0.5, q1.p(), 0);
		assertEquals(1, q1.omitted());
		assertEquals(List.of(2L, 1L), q1.options().stream().map(ItemStatistics.OptionStatistics::n).toList());
		assertEquals(4, analysis.groupSizes().stream().mapToLong(Long::longValue).sum());
		assertTrue(q1.options().get(0).key() && !q1.options().get(1).key());
	}

	@Test
	void cancellingStops() {
		ScoreMatrix scores = Samples.drawn(100, 5, 1);
		assertThrows(CancellationException.class, () -> MarginalEstimation.fit(scores, SlopeRule.FREE, Progress.NONE, () -> true));
		assertThrows(CancellationException.class, () -> ItemAnalysis.of(scores, () -> true));
	}
}
