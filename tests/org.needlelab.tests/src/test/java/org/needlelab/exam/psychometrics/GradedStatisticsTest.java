package org.needlelab.exam.psychometrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

class GradedStatisticsTest {

	private static final double ROUNDING = 1e-12;

	@Test
	void handCheckedFigures() {
		// rest sums of the first part: 4, 2, 0; its points: 10, 5, 0
		List<GradedStatistics> all = GradedStatistics.of(new double[][] { { 10, 5, 0 }, { 4, 2, 0 } }, new double[] { 10, 4 });
		assertEquals(0.5, all.get(0).meanShare(), ROUNDING);
		assertEquals(0.5, all.get(0).sdShare(), ROUNDING);
		assertEquals(1, all.get(0).itemRest(), ROUNDING);
	}

	@Test
	void whatDoesNotVaryHasNoCorrelation() {
		List<GradedStatistics> all = GradedStatistics.of(new double[][] { { 3, 3, 3 }, { 0, 1, 2 } }, new double[] { 3, 2 });
		assertTrue(Double.isNaN(all.get(0).itemRest()));
		assertTrue(Double.isNaN(all.get(1).itemRest()));
		assertTrue(Double.isNaN(GradedStatistics.of(new double[][] { { 1 }, { 1 } }, new double[] { 1, 1 }).get(0).sdShare()));
	}

	@Property(tries = 200)
	void rightAndWrongGiveTheItemRestOfItemAnalysis(@ForAll @Size(12) List<@IntRange(min = 0, max = 7) Integer> patterns) {
		int[][] rows = new int[patterns.size()][3];
		double[][] parts = new double[3][patterns.size()];
		for (int i = 0; i < rows.length; i++) {
			for (int j = 0; j < 3; j++) {
				rows[i][j] = patterns.get(i) >> j & 1;
				parts[j][i] = rows[i][j];
			}
		}
		List<GradedStatistics> graded = GradedStatistics.of(parts, new double[] { 1, 1, 1 });
		ItemAnalysis analysis = ItemAnalysis.of(ScoreMatrix.of(List.of("a", "b", "c"), rows), org.needlelab.base.Cancellation.NEVER);
		for (int j = 0; j < 3; j++) {
			assertEquals(analysis.items().get(j).p(), graded.get(j).meanShare(), ROUNDING);
			assertEquals(analysis.items().get(j).itemRest(), graded.get(j).itemRest(), 1e-9);
		}
	}

	@Property(tries = 200)
	void scaleOfPointsDoesNotMatter(@ForAll @Size(8) List<@DoubleRange(min = 0, max = 10) Double> points,
			@ForAll @DoubleRange(min = 0.1, max = 9) double scale) {
		double[] first = points.stream().mapToDouble(p -> p).toArray();
		double[] scaled = points.stream().mapToDouble(p -> p * scale).toArray();
		double[] rest = { 1, 0, 2, 5, 3, 3, 1, 4 };
		GradedStatistics a = GradedStatistics.of(new double[][] { first, rest }, new double[] { 10, 5 }).get(0);
		GradedStatistics b = GradedStatistics.of(new double[][] { scaled, rest }, new double[] { 10 * scale, 5 }).get(0);
		assertEquals(a.meanShare(), b.meanShare(), 1e-9);
		assertEquals(a.sdShare(), b.sdShare(), 1e-9);
	}
}
