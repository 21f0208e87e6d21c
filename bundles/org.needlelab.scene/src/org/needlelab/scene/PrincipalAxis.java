package org.needlelab.scene;

import org.needlelab.geometry.Vec3;

/** The direction in which points spread most: the first eigenvector of their covariance, by power iteration. */
final class PrincipalAxis {

	private static final int ITERATIONS = 40;

	private PrincipalAxis() {
	}

	/** Of at least one point, three coordinates each; some direction when no one stands out. */
	static Vec3 of(float[] xyz) {
		int points = xyz.length / 3;
		double[] mean = new double[3];
		for (int i = 0; i < xyz.length; i++) {
			mean[i % 3] += (double) xyz[i] / points;
		}
		double[] c = new double[6];
		for (int i = 0; i < xyz.length; i += 3) {
			double x = xyz[i] - mean[0];
			double y = xyz[i + 1] - mean[1];
			double z = xyz[i + 2] - mean[2];
			c[0] += x * x;
			c[1] += x * y;
			c[2] += x * z;
			c[3] += y * y;
			c[4] += y * z;
			c[5] += z * z;
		}
		// A start that is not at right angles to any axis of symmetry of a body.
		Vec3 axis = new Vec3(0.61, 0.37, 0.70).normalized();
		for (int i = 0; i < ITERATIONS; i++) {
			Vec3 next = new Vec3(c[0] * axis.x() + c[1] * axis.y() + c[2] * axis.z(),
					c[1] * axis.x() + c[3] * axis.y() + c[4] * axis.z(), c[2] * axis.x() + c[4] * axis.y() + c[5] * axis.z());
			if (!(next.length() > 0)) {
				return axis;
			}
			axis = next.normalized();
		}
		return axis;
	}
}
