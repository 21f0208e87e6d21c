package org.needlelab.geometry;

/** Eigenvectors of symmetric 3 × 3 matrices by Jacobi rotations. */
final class SymmetricEigen {

	private static final int SWEEPS = 6;

	private SymmetricEigen() {
	}

	/** Writes three orthonormal eigenvectors of m as rows of v; m (row by row) is used up. */
	static void vectors(double[] m, double[] v) {
		for (int i = 0; i < 9; i++) {
			v[i] = i % 4 == 0 ? 1 : 0;
		}
		double scale = Math.abs(m[0]) + Math.abs(m[4]) + Math.abs(m[8]);
		for (int sweep = 0; sweep < SWEEPS; sweep++) {
			double off = Math.abs(m[1]) + Math.abs(m[2]) + Math.abs(m[5]);
			if (!(off > 1e-6 * scale)) {
				return;
			}
			rotate(m, v, 0, 1, 2);
			rotate(m, v, 0, 2, 1);
			rotate(m, v, 1, 2, 0);
		}
	}

	/** One rotation in the plane of axes p and q that clears m[p][q]; r is the third axis. */
	private static void rotate(double[] m, double[] v, int p, int q, int r) {
		double pq = m[3 * p + q];
		if (pq == 0) {
			return;
		}
		double theta = (m[4 * q] - m[4 * p]) / (2 * pq);
		double t = 1 / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
		t = theta < 0 ? -t : t;
		double c = 1 / Math.sqrt(t * t + 1);
		double s = t * c;
		m[4 * p] -= t * pq;
		m[4 * q] += t * pq;
		m[3 * p + q] = m[3 * q + p] = 0;
		double rp = m[3 * r + p];
		double rq = m[3 * r + q];
		m[3 * r + p] = m[3 * p + r] = c * rp - s * rq;
		m[3 * r + q] = m[3 * q + r] = s * rp + c * rq;
		for (int k = 0; k < 3; k++) {
			double vp = v[3 * p + k];
			double vq = v[3 * q + k];
			v[3 * p + k] = c * vp - s * vq;
			v[3 * q + k] = s * vp + c * vq;
		}
	}
}
