package org.needlelab.exam.standard;

import java.util.List;

/**
 * Hofstee's compromise (Hofstee 1983, in Anderson and Helmick, On Educational Testing: 109-127): each judge says which cuts and
 * which shares of failures would just be acceptable. The line from (least cut, greatest failure rate) to (greatest cut, least
 * failure rate), all means over judges, crosses the curve of the share that a cut would fail; there is the cut.
 *
 * @param outcome whether they cross
 * @param cut where they cross, score points; at the nearer end of the line where they do not
 * @param failRate share that fails there, on the curve between whole scores interpolated
 * @param leastCut mean over judges, score points
 * @param greatestCut mean over judges, score points
 * @param leastFailRate mean over judges, 0 to 1
 * @param greatestFailRate mean over judges, 0 to 1
 */
public record Hofstee(Outcome outcome, double cut, double failRate, double leastCut, double greatestCut, double leastFailRate,
		double greatestFailRate) {

	private static final int BISECTIONS = 200;

	/** Whether line and curve cross within the judges' bounds. */
	public enum Outcome {
		/** They cross. */
		CROSSES,
		/** Even the least cut fails more than the judges accept. */
		TOO_MANY_FAIL,
		/** Even the greatest cut fails fewer than the judges expect. */
		TOO_FEW_FAIL
	}

	/**
	 * What a judge accepts.
	 *
	 * @param leastCut score points
	 * @param greatestCut score points, above the least
	 * @param leastFailRate 0 to 1
	 * @param greatestFailRate 0 to 1, not below the least
	 */
	public record Bounds(double leastCut, double greatestCut, double leastFailRate, double greatestFailRate) {

		/** Checks the order. */
		public Bounds {
			if (!(leastCut < greatestCut && 0 <= leastFailRate && leastFailRate <= greatestFailRate && greatestFailRate <= 1)) {
				throw new IllegalArgumentException(leastCut + " " + greatestCut + " " + leastFailRate + " " + greatestFailRate);
			}
		}
	}

	/**
	 * The compromise.
	 *
	 * @param judges at least one
	 * @param frequencies candidates with each score from 0
	 */
	public static Hofstee of(List<Bounds> judges, long[] frequencies) {
		double leastCut = judges.stream().mapToDouble(Bounds::leastCut).average().orElseThrow();
		double greatestCut = judges.stream().mapToDouble(Bounds::greatestCut).average().orElseThrow();
		double least = judges.stream().mapToDouble(Bounds::leastFailRate).average().orElseThrow();
		double greatest = judges.stream().mapToDouble(Bounds::greatestFailRate).average().orElseThrow();
		double low = leastCut;
		double high = greatestCut;
		Outcome outcome = Outcome.CROSSES;
		if (failRate(frequencies, leastCut) > greatest) {
			outcome = Outcome.TOO_MANY_FAIL;
			high = low;
		} else if (failRate(frequencies, greatestCut) < least) {
			outcome = Outcome.TOO_FEW_FAIL;
			low = high;
		}
		// The curve rises, the line falls.
		for (int i = 0; i < BISECTIONS && low < high; i++) {
			double middle = (low + high) / 2;
			double line = greatest + (middle - leastCut) / (greatestCut - leastCut) * (least - greatest);
			if (failRate(frequencies, middle) < line) {
				low = middle;
			} else {
				high = middle;
			}
		}
		return new Hofstee(outcome, high, failRate(frequencies, high), leastCut, greatestCut, least, greatest);
	}

	/** Share of candidates below a cut, straight between whole cuts. */
	static double failRate(long[] frequencies, double cut) {
		long total = 0;
		double below = 0;
		for (int x = 0; x < frequencies.length; x++) {
			total += frequencies[x];
			below += frequencies[x] * Math.min(1, Math.max(0, cut - x));
		}
		return below / total;
	}
}
