package org.needlelab.exam.standard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class StandardSettingTest {

	/** Shrout and Fleiss 1979, table 2: six targets, four judges; ICC(2,1) = .29, ICC(2,4) = .62. */
	@Test
	void agreementOfShroutAndFleiss() {
		Agreement agreement = Agreement.of(new double[][] { { 9, 6, 8, 7, 10, 6 }, { 2, 1, 4, 1, 5, 2 }, { 5, 3, 6, 2, 6, 4 },
				{ 8, 2, 8, 6, 9, 7 } });
		assertEquals(0.29, agreement.single(), 5e-3);
		assertEquals(0.62, agreement.average(), 5e-3);
	}

	@Test
	void angoffRounds() {
		double[][] first = { { 0.5, 0.9, 0.3 }, { 0.7, 0.7, 0.5 } };
		double[][] second = { { 0.6, 0.8, 0.4 }, { 0.6, 0.8, 0.4 } };
		List<Angoff> rounds = Angoff.rounds(List.of(first, second));
		assertEquals(1.8, rounds.get(0).cut(), 1e-12);
		assertEquals(List.of(1.7, 1.9), rounds.get(0).judgeCuts().stream().map(c -> Math.round(c * 1e9) / 1e9).toList());
		assertEquals(Math.sqrt(0.02), rounds.get(0).judgeSd(), 1e-12);
		assertEquals(0.1, rounds.get(0).standardError(), 1e-12);
		assertEquals(0, rounds.get(1).judgeSd(), 1e-12);
		assertEquals(1, rounds.get(1).agreement().single(), 1e-9);
		assertEquals(1, Angoff.correlationWithDifficulty(second, new double[] { 0.5, 0.7, 0.3 }), 1e-12);
		assertThrows(IllegalArgumentException.class, () -> Angoff.round(new double[][] { { 0.5, 1.2 }, { 0.5, 0.5 } }));
	}

	@Test
	void hofsteeCrossesWhereLineAndCurveMeet() {
		long[] even = new long[101];
		java.util.Arrays.fill(even, 0, 100, 1);
		List<Hofstee.Bounds> judges = List.of(new Hofstee.Bounds(40, 60, 0.2, 0.6), new Hofstee.Bounds(50, 70, 0.2, 0.6));
		Hofstee result = Hofstee.of(judges, even);
		// Line from (45, .6) to (65, .2) meets cut / 100 at 50.
		assertEquals(Hofstee.Outcome.CROSSES, result.outcome());
		assertEquals(50, result.cut(), 1e-9);
		assertEquals(0.5, result.failRate(), 1e-9);
		assertEquals(Hofstee.Outcome.TOO_MANY_FAIL, Hofstee.of(List.of(new Hofstee.Bounds(80, 90, 0, 0.5)), even).outcome());
		assertEquals(Hofstee.Outcome.TOO_FEW_FAIL, Hofstee.of(List.of(new Hofstee.Bounds(5, 10, 0.5, 0.6)), even).outcome());
	}

	@Test
	void borderlineGroupTakesTheMedian() {
		BorderlineGroup group = BorderlineGroup.of(new double[] { 60, 70, 50, 61 });
		assertEquals(60.5, group.cut(), 1e-12);
		assertEquals(60.25, group.mean(), 1e-12);
		assertTrue(group.standardError() > 0);
		assertThrows(IllegalArgumentException.class, () -> BorderlineGroup.of(new double[] { 60 }));
	}
}
