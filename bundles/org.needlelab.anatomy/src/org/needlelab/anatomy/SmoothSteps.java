package org.needlelab.anatomy;

/** Elementary functions with a continuous slope that the maps of the body are put together from. */
final class SmoothSteps {

	private SmoothSteps() {
	}

	/** Rises from 0 at {@code from} to 1 at {@code to} without a kink; falls if {@code to < from}. */
	static double step(double from, double to, double x) {
		double t = Math.min(1, Math.max(0, (x - from) / (to - from)));
		return t * t * (3 - 2 * t);
	}

	/** The slope of {@link #step}. */
	static double slope(double from, double to, double x) {
		double t = Math.min(1, Math.max(0, (x - from) / (to - from)));
		return 6 * t * (1 - t) / (to - from);
	}

	/** 0 below 0, slope 1 above {@code width}, a parabola between. */
	static double ramp(double x, double width) {
		if (x <= 0) {
			return 0;
		}
		return x < width ? x * x / (2 * width) : x - width / 2;
	}

	/** Above {@code floor} everywhere, nearly {@code x} where that is well above it; rises with {@code x}. */
	static double above(double floor, double x, double width) {
		double t = (x - floor) / width;
		double soft = t > 30 ? t : StrictMath.log1p(StrictMath.exp(t));
		return floor + width * soft;
	}
}
