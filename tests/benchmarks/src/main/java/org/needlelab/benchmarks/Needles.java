package org.needlelab.benchmarks;

import java.util.Random;

/** Poses of a 40 mm needle that goes in 0.1 mm a step for 40 mm, again and again from new places; six values a pose. */
final class Needles {

	static final double LENGTH_MM = 40;
	static final double STEP_MM = 0.1;
	private static final int STEPS = 400;

	private Needles() {
	}

	static double[] poses(long seed, int insertions) {
		Random random = new Random(seed);
		double[] poses = new double[6 * insertions * STEPS];
		int n = 0;
		for (int i = 0; i < insertions; i++) {
			double angle = 2 * Math.PI * random.nextDouble();
			double x = 170 * Math.cos(angle);
			double y = 110 * Math.sin(angle);
			double z = 1000 + (random.nextDouble() - 0.5) * 450;
			double dx = -x + 60 * random.nextGaussian();
			double dy = -y + 60 * random.nextGaussian();
			double dz = 60 * random.nextGaussian();
			double length = Math.sqrt(dx * dx + dy * dy + dz * dz);
			dx /= length;
			dy /= length;
			dz /= length;
			for (int s = 0; s < STEPS; s++) {
				double tip = s * STEP_MM;
				double hub = tip - LENGTH_MM;
				poses[n++] = x + hub * dx;
				poses[n++] = y + hub * dy;
				poses[n++] = z + hub * dz;
				poses[n++] = x + tip * dx;
				poses[n++] = y + tip * dy;
				poses[n++] = z + tip * dz;
			}
		}
		return poses;
	}
}
