package org.needlelab.geometry;

/**
 * Nearest point of a triangle to a point, exact up to rounding in double, also for slivers and triangles without area.
 * The test is one long method because its stages share some twenty numbers.
 */
final class PointTriangle {

	/**
	 * A triangle whose squared normal is below this part of the square of two edges' squared lengths together is too thin for its normal to be
	 * trusted; it is then judged by actual points only.
	 */
	static final double THIN = 1e-12;

	private PointTriangle() {
	}

	/** Improves the result when the triangle at offset o comes nearer than its best; returns whether it did. */
	static boolean nearer(float[] c, int o, double x, double y, double z, ClosestPoint out) {
		// corners seen from the point
		double x0 = c[o] - x, y0 = c[o + 1] - y, z0 = c[o + 2] - z;
		double x1 = c[o + 3] - x, y1 = c[o + 4] - y, z1 = c[o + 5] - z;
		double x2 = c[o + 6] - x, y2 = c[o + 7] - y, z2 = c[o + 8] - z;
		double best = out.bestSquared;
		// the plane across the line to the centre, through the corner nearest along it, has the triangle behind it
		double mx = x0 + x1 + x2, my = y0 + y1 + y2, mz = z0 + z1 + z2;
		double g0 = mx * x0 + my * y0 + mz * z0, g1 = mx * x1 + my * y1 + mz * z1, g2 = mx * x2 + my * y2 + mz * z2;
		double gap = g0 < g1 ? g0 : g1;
		gap = gap < g2 ? gap : g2;
		if (gap > 0 && gap * gap >= best * (mx * mx + my * my + mz * mz)) {
			return false;
		}
		double ex = x1 - x0, ey = y1 - y0, ez = z1 - z0;
		double fx = x2 - x0, fy = y2 - y0, fz = z2 - z0;
		double nx = ey * fz - ez * fy, ny = ez * fx - ex * fz, nz = ex * fy - ey * fx;
		double nn = nx * nx + ny * ny + nz * nz;
		double longest = ex * ex + ey * ey + ez * ez + fx * fx + fy * fy + fz * fz;
		double s = nx * x0 + ny * y0 + nz * z0;
		boolean thin = nn <= THIN * longest * longest;
		if (!thin && s * s >= best * nn) {
			return false;
		}
		// weights of the foot of the perpendicular: volumes spanned with the normal
		double w2 = nx * (y0 * z1 - z0 * y1) + ny * (z0 * x1 - x0 * z1) + nz * (x0 * y1 - y0 * x1);
		double w0 = nx * (y1 * z2 - z1 * y2) + ny * (z1 * x2 - x1 * z2) + nz * (x1 * y2 - y1 * x2);
		double w1 = nx * (y2 * z0 - z2 * y0) + ny * (z2 * x0 - x2 * z0) + nz * (x2 * y0 - y2 * x0);
		double sum = w0 + w1 + w2;
		boolean improved = false;
		if (w0 >= 0 && w1 >= 0 && w2 >= 0 && sum > 0) {
			if (!thin) {
				double q = s / nn;
				return take(nx * q, ny * q, nz * q, s * q, x, y, z, out);
			}
			double qx = (w0 * x0 + w1 * x1 + w2 * x2) / sum;
			double qy = (w0 * y0 + w1 * y1 + w2 * y2) / sum;
			double qz = (w0 * z0 + w1 * z1 + w2 * z2) / sum;
			improved = take(qx, qy, qz, qx * qx + qy * qy + qz * qz, x, y, z, out);
		}
		improved |= edge(x0, y0, z0, ex, ey, ez, x, y, z, out);
		improved |= edge(x1, y1, z1, x2 - x1, y2 - y1, z2 - z1, x, y, z, out);
		improved |= edge(x0, y0, z0, fx, fy, fz, x, y, z, out);
		return improved;
	}

	private static boolean edge(double px, double py, double pz, double ex, double ey, double ez, double x, double y, double z,
			ClosestPoint out) {
		double dot = -(px * ex + py * ey + pz * ez);
		double ee = ex * ex + ey * ey + ez * ez;
		double t = dot <= 0 ? 0 : dot >= ee ? 1 : dot / ee;
		double qx = px + t * ex, qy = py + t * ey, qz = pz + t * ez;
		double squared = qx * qx + qy * qy + qz * qz;
		return squared < out.bestSquared && take(qx, qy, qz, squared, x, y, z, out);
	}

	private static boolean take(double qx, double qy, double qz, double squared, double x, double y, double z,
			ClosestPoint out) {
		if (!(squared < out.bestSquared)) {
			return false;
		}
		out.bestSquared = squared;
		out.x = x + qx;
		out.y = y + qy;
		out.z = z + qz;
		return true;
	}
}
