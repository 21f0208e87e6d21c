package org.needlelab.exam.psychometrics;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.needlelab.base.Cancellation;

/** Splits rows into chunks whose size does not depend on the machine: sums over chunks in their order are always the same. */
final class Chunks {

	private static final int ROWS = 4096;

	private Chunks() {
	}

	/** Rows {@code from} (inclusive) to {@code to} (exclusive). */
	record Range(int from, int to) {
	}

	/** What each chunk of {@code rows} rows gives, in order; worked out in parallel. */
	static <T> List<T> map(int rows, Cancellation cancellation, Function<Range, T> work) {
		int chunks = (rows + ROWS - 1) / ROWS;
		List<T> parts = IntStream.range(0, chunks).parallel().mapToObj(c -> {
			cancellation.check();
			return work.apply(new Range(c * ROWS, Math.min(rows, (c + 1) * ROWS)));
		}).toList();
		cancellation.check();
		return parts;
	}
}
