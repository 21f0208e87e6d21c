package org.needlelab.exam.psychometrics;

/**
 * Equally spaced points of the latent variable with weights of the standard normal distribution that add up to one. For smooth
 * integrands of this kind equal spacing is as exact as any rule once the spacing is no wider than the narrowest posterior.
 *
 * @param points from -7 to 7
 * @param logWeights logarithms of the weights
 */
record Grid(double[] points, double[] logWeights) {

	private static final double END = 7;
	/** Equal spacing of s standard deviations integrates a normal curve with a relative error of 2 exp(-2 π² / s²): here 3e-7. */
	private static final double SPACING_SD = 1.12;
	private static final int FEWEST = 71;
	private static final int MOST = 561;

	static Grid of(int count) {
		double[] points = new double[count];
		double[] log = new double[count];
		double sum = 0;
		for (int q = 0; q < count; q++) {
			// From the middle outwards, so that the grid is exactly symmetric.
			points[q] = END * (2 * q - (count - 1)) / (count - 1);
			log[q] = -points[q] * points[q] / 2;
			sum += StrictMath.exp(log[q]);
		}
		double logSum = StrictMath.log(sum);
		for (int q = 0; q < count; q++) {
			log[q] -= logSum;
		}
		return new Grid(points, log);
	}

	/** Fine enough for items of these slopes and intercepts. */
	static Grid fineEnough(double[] slopes, double[] intercepts) {
		double most = 0;
		for (double theta : Grid.of(FEWEST).points()) {
			double information = 1;
			for (int j = 0; j < slopes.length; j++) {
				double p = Logistic.of(slopes[j] * theta + intercepts[j]);
				information += slopes[j] * slopes[j] * p * (1 - p);
			}
			most = Math.max(most, information);
		}
		int needed = (int) Math.ceil(2 * END * Math.sqrt(most) / SPACING_SD) | 1;
		return of(Math.min(MOST, Math.max(FEWEST, needed)));
	}

	int size() {
		return points.length;
	}
}
