package org.needlelab.exam.psychometrics;

import java.util.Arrays;

/**
 * Response patterns with how often each came. Patterns of up to 64 items are sorted and equal ones collapsed; longer ones are
 * nearly all different and are taken as they come, each once.
 */
final class Patterns {

	private static final int BYTES = 8;

	private final ScoreMatrix matrix;
	private final int items;
	private final int bytes;
	/** Distinct patterns in rising order; null where rows of the matrix are used. */
	private final long[] distinct;
	private final long[] count;

	Patterns(ScoreMatrix matrix) {
		this.matrix = matrix;
		items = matrix.itemCount();
		bytes = (items + BYTES - 1) / BYTES;
		if (matrix.wordsPerRow() > 1) {
			distinct = null;
			count = null;
			return;
		}
		long[] sorted = new long[matrix.persons()];
		for (int i = 0; i < sorted.length; i++) {
			sorted[i] = matrix.word(i, 0);
		}
		Arrays.parallelSort(sorted);
		long[] values = new long[sorted.length];
		long[] counts = new long[sorted.length];
		int n = 0;
		for (int i = 0; i < sorted.length; i++) {
			if (i > 0 && sorted[i] == sorted[i - 1]) {
				counts[n - 1]++;
			} else {
				values[n] = sorted[i];
				counts[n++] = 1;
			}
		}
		distinct = Arrays.copyOf(values, n);
		count = Arrays.copyOf(counts, n);
	}

	int items() {
		return items;
	}

	/** Number of patterns. */
	int size() {
		return distinct == null ? matrix.persons() : distinct.length;
	}

	/** Persons with a pattern. */
	long count(int pattern) {
		return count == null ? 1 : count[pattern];
	}

	/** Bytes of eight items that a pattern has. */
	int bytes() {
		return bytes;
	}

	/** Byte {@code b} of a pattern: items 8b to 8b + 7, the first in the lowest bit. */
	int part(int pattern, int b) {
		long word = distinct == null ? matrix.word(pattern, b / BYTES) : distinct[pattern];
		return (int) (word >>> b % BYTES * BYTES) & 0xFF;
	}

	/** Writes the items that are right; their number. */
	int rightItems(int pattern, int[] right) {
		if (distinct == null) {
			return matrix.rightItems(pattern, right);
		}
		int n = 0;
		for (long rest = distinct[pattern]; rest != 0; rest &= rest - 1) {
			right[n++] = Long.numberOfTrailingZeros(rest);
		}
		return n;
	}
}
