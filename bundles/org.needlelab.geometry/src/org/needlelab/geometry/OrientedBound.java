package org.needlelab.geometry;

/**
 * Lower bounds of the distance from a point or a segment to an oriented box of {@link Nodes}. Minima and maxima are written
 * with absolute values, which cost one instruction each and no branch, where {@link Math#max(double, double)} costs a dozen;
 * what they round is some 1e-16 of the coordinates in the box's frame.
 */
final class OrientedBound {

	/** Newton steps at most; each is taken only while the bound could still rule the box out. */
	private static final int STEPS = 3;

	private OrientedBound() {
	}

	/** Squared distance in mm² that no point of the box at offset o comes nearer than. */
	static double point(float[] b, int o, double x, double y, double z) {
		double rx = x - b[o];
		double ry = y - b[o + 1];
		double rz = z - b[o + 2];
		double u = Math.abs(b[o + 3] * rx + b[o + 4] * ry + b[o + 5] * rz) - b[o + 12];
		double v = Math.abs(b[o + 6] * rx + b[o + 7] * ry + b[o + 8] * rz) - b[o + 13];
		double w = Math.abs(b[o + 9] * rx + b[o + 10] * ry + b[o + 11] * rz) - b[o + 14];
		// twice the positive parts
		u += Math.abs(u);
		v += Math.abs(v);
		w += Math.abs(w);
		return (u * u + v * v + w * w) * (0.25 * OrientedFit.STRETCH);
	}

	/**
	 * Squared distance in mm² that no point of the segment a + t d, t in 0..1, comes nearer to the box than.
	 *
	 * <p>The squared distance f(t) between the segment's point and the box is convex. With e the vector from the box's nearest
	 * point to the segment's, the plane through that nearest point across e has the box behind it; the segment's distance to
	 * this plane is the bound, and equals the distance when the segment's point is its nearest. Newton steps on the
	 * piecewise quadratic f lead there, usually one. A box that cannot be ruled out (f ≤ best somewhere) is not refined. Before
	 * all this the ball around the box is tried.
	 *
	 * @param inverse 1 / d·d, or 0 for a segment without length
	 * @param bestMm distance that rules a box out
	 * @return the bound, or positive infinity for a box that is ruled out
	 */
	static double segment(float[] b, int o, double ax, double ay, double az, double dx, double dy, double dz, double inverse,
			double bestMm) {
		double rx = b[o] - ax;
		double ry = b[o + 1] - ay;
		double rz = b[o + 2] - az;
		double t = clamp((rx * dx + ry * dy + rz * dz) * inverse);
		double mx = rx - t * dx, my = ry - t * dy, mz = rz - t * dz;
		double reach = bestMm + b[o + 15];
		if (mx * mx + my * my + mz * mz >= reach * reach) {
			return Double.POSITIVE_INFINITY;
		}
		double best = bestMm * bestMm;
		double ux = b[o + 3], uy = b[o + 4], uz = b[o + 5];
		double vx = b[o + 6], vy = b[o + 7], vz = b[o + 8];
		double wx = b[o + 9], wy = b[o + 10], wz = b[o + 11];
		double du = ux * dx + uy * dy + uz * dz;
		double dv = vx * dx + vy * dy + vz * dz;
		double dw = wx * dx + wy * dy + wz * dz;
		double au = -(ux * rx + uy * ry + uz * rz);
		double av = -(vx * rx + vy * ry + vz * rz);
		double aw = -(wx * rx + wy * ry + wz * rz);
		double eu = b[o + 12], ev = b[o + 13], ew = b[o + 14];
		for (int step = 0;; step++) {
			double u = au + t * du;
			double v = av + t * dv;
			double w = aw + t * dw;
			u -= 0.5 * (Math.abs(u + eu) - Math.abs(u - eu));
			v -= 0.5 * (Math.abs(v + ev) - Math.abs(v - ev));
			w -= 0.5 * (Math.abs(w + ew) - Math.abs(w - ew));
			double f = u * u + v * v + w * w;
			double slope = u * du + v * dv + w * dw;
			// how much nearer to the plane the segment comes than its point at t, times |e|
			double nearer = slope > 0 ? slope * t : slope * (t - 1);
			if (nearer <= 0) {
				return f * OrientedFit.STRETCH;
			}
			double height = f - nearer;
			if (f <= best || step == STEPS) {
				// (f - nearer)² / f ≥ f - 2 nearer saves the division
				return (height - nearer) * OrientedFit.STRETCH;
			}
			if (height > 0 && height * height * OrientedFit.STRETCH >= best * f) {
				return Double.POSITIVE_INFINITY;
			}
			double curve = (u != 0 ? du * du : 0) + (v != 0 ? dv * dv : 0) + (w != 0 ? dw * dw : 0);
			t = clamp(t - slope / curve);
		}
	}

	private static double clamp(double t) {
		return t < 0 ? 0 : t > 1 ? 1 : t;
	}
}
