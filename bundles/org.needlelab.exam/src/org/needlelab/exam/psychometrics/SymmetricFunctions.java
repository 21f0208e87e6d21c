package org.needlelab.exam.psychometrics;

import java.util.function.BiConsumer;

/**
 * Distributions of the number of successes in trials with unequal chances, which are the elementary symmetric functions of the
 * Rasch model scaled so that they add up to one: only positive terms are added, so nothing cancels, and nothing overflows.
 */
final class SymmetricFunctions {

	private SymmetricFunctions() {
	}

	/** Chance of each number of successes. */
	static double[] distribution(double[] chances) {
		double[] all = { 1 };
		for (double p : chances) {
			all = with(all, p);
		}
		return all;
	}

	/** The distribution with one trial more. */
	private static double[] with(double[] distribution, double p) {
		double[] more = new double[distribution.length + 1];
		for (int r = 0; r < distribution.length; r++) {
			more[r] += (1 - p) * distribution[r];
			more[r + 1] += p * distribution[r];
		}
		return more;
	}

	/** Tells, for each trial, the distribution over all others; halving the trials again and again shares most of the work. */
	static void eachLeftOut(double[] chances, BiConsumer<Integer, double[]> told) {
		leftOut(chances, 0, chances.length, new double[] { 1 }, told);
	}

	private static void leftOut(double[] chances, int from, int to, double[] outside, BiConsumer<Integer, double[]> told) {
		if (to - from == 1) {
			told.accept(from, outside);
			return;
		}
		int middle = (from + to) >>> 1;
		leftOut(chances, from, middle, with(outside, chances, middle, to), told);
		leftOut(chances, middle, to, with(outside, chances, from, middle), told);
	}

	private static double[] with(double[] distribution, double[] chances, int from, int to) {
		double[] all = distribution;
		for (int i = from; i < to; i++) {
			all = with(all, chances[i]);
		}
		return all;
	}
}
