package org.needlelab.geometry.shape;

/**
 * A cubic Hermite curve through knots of any dimension, with the tangents of a parabola through three neighbours
 * (Catmull–Rom over uneven knots). It interpolates, is C1, and does not overshoot much; two knots give a straight line.
 */
public final class CubicCurve {

	private final double[] knots;
	private final double[][] values;
	private final double[][] slopes;

	/**
	 * @param knots rising parameters, at least two
	 * @param values one row a knot, all of one length
	 * @throws IllegalArgumentException when the knots do not rise
	 */
	public CubicCurve(double[] knots, double[][] values) {
		for (int i = 1; i < knots.length; i++) {
			if (!(knots[i] > knots[i - 1])) {
				throw new IllegalArgumentException("knots must rise: " + knots[i - 1] + ", " + knots[i]);
			}
		}
		if (knots.length < 2 || values.length != knots.length) {
			throw new IllegalArgumentException("at least two knots, one row of values each");
		}
		this.knots = knots.clone();
		this.values = values;
		this.slopes = slopes(knots, values);
	}

	private static double[][] slopes(double[] t, double[][] v) {
		int n = t.length;
		int dimension = v[0].length;
		double[][] m = new double[n][dimension];
		for (int d = 0; d < dimension; d++) {
			for (int i = 0; i < n; i++) {
				if (i == 0 || i == n - 1) {
					int a = i == 0 ? 0 : n - 2;
					m[i][d] = (v[a + 1][d] - v[a][d]) / (t[a + 1] - t[a]);
				} else {
					double h0 = t[i] - t[i - 1];
					double h1 = t[i + 1] - t[i];
					double s0 = (v[i][d] - v[i - 1][d]) / h0;
					double s1 = (v[i + 1][d] - v[i][d]) / h1;
					m[i][d] = (s0 * h1 + s1 * h0) / (h0 + h1);
				}
			}
		}
		return m;
	}

	/** First parameter. */
	public double start() {
		return knots[0];
	}

	/** Last parameter. */
	public double end() {
		return knots[knots.length - 1];
	}

	/** The value at a parameter, clamped to the ends. */
	public double[] at(double t) {
		int i = 0;
		while (i < knots.length - 2 && t > knots[i + 1]) {
			i++;
		}
		double h = knots[i + 1] - knots[i];
		double u = Math.min(1, Math.max(0, (t - knots[i]) / h));
		double u2 = u * u;
		double u3 = u2 * u;
		double[] out = new double[values[0].length];
		for (int d = 0; d < out.length; d++) {
			out[d] = (2 * u3 - 3 * u2 + 1) * values[i][d] + (u3 - 2 * u2 + u) * h * slopes[i][d]
					+ (3 * u2 - 2 * u3) * values[i + 1][d] + (u3 - u2) * h * slopes[i + 1][d];
		}
		return out;
	}
}
