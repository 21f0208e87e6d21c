package org.needlelab.anatomy;

/**
 * A smooth curve through knots: piecewise cubic, continuous slope, no overshoot between knots, hence rising where the knots rise
 * (slopes after Fritsch and Carlson, SIAM J Numer Anal 1980, with the weighted harmonic mean). Beyond the end knots it goes on
 * straight.
 */
final class MonotoneCurve {

	private final double[] at;
	private final double[] value;
	private final double[] slope;

	/**
	 * @param at knots, strictly ascending, at least two
	 * @param value values at the knots
	 */
	MonotoneCurve(double[] at, double[] value) {
		if (at.length < 2 || at.length != value.length) {
			throw new IllegalArgumentException(at.length + " knots, " + value.length + " values");
		}
		this.at = at.clone();
		this.value = value.clone();
		this.slope = slopes(this.at, this.value);
	}

	private static double[] slopes(double[] at, double[] value) {
		int last = at.length - 1;
		double[] secant = new double[last];
		for (int i = 0; i < last; i++) {
			if (!(at[i + 1] > at[i])) {
				throw new IllegalArgumentException("knots do not ascend at " + at[i]);
			}
			secant[i] = (value[i + 1] - value[i]) / (at[i + 1] - at[i]);
		}
		double[] slope = new double[at.length];
		slope[0] = secant[0];
		slope[last] = secant[last - 1];
		for (int i = 1; i < last; i++) {
			if (secant[i - 1] * secant[i] > 0) {
				double before = at[i] - at[i - 1];
				double after = at[i + 1] - at[i];
				double w1 = 2 * after + before;
				double w2 = after + 2 * before;
				slope[i] = (w1 + w2) / (w1 / secant[i - 1] + w2 / secant[i]);
			}
		}
		return slope;
	}

	/** Value at {@code x}. */
	double at(double x) {
		int last = at.length - 1;
		if (x <= at[0]) {
			return value[0] + slope[0] * (x - at[0]);
		}
		if (x >= at[last]) {
			return value[last] + slope[last] * (x - at[last]);
		}
		int i = 0;
		while (x > at[i + 1]) {
			i++;
		}
		double h = at[i + 1] - at[i];
		double t = (x - at[i]) / h;
		double s = 1 - t;
		return s * s * (value[i] * (1 + 2 * t) + h * t * slope[i])
				+ t * t * (value[i + 1] * (1 + 2 * s) - h * s * slope[i + 1]);
	}
}
