package org.needlelab.geometry;

/**
 * Distance between a segment and a triangle, exact up to rounding in double, also for slivers, triangles without area and
 * segments without length. Coordinates are taken relative to the segment's first end, where digits are needed most.
 * The test is one long method because its stages share some twenty numbers.
 */
final class SegmentTriangle {

	/**
	 * A crossing found by signs alone must show its two witnesses this near, mm², times one plus the squared distance from the
	 * segment's start.
	 */
	private static final double TOUCH_SQUARED = 1e-20;

	/**
	 * A triangle whose squared normal is below this part of the square of two edges' squared lengths together is too thin for its normal to be
	 * trusted; it is then judged by actual points only.
	 */
	private static final double THIN = 1e-12;

	private SegmentTriangle() {
	}

	/**
	 * Improves the result when the triangle with corners at offsets p, q and r comes nearer to the segment a + t d than its best; returns whether it
	 * did. The witness on the mesh is left relative to a.
	 *
	 * @param dd d·d
	 * @param inverse 1 / dd, or 0 for a segment without length
	 */
	static boolean nearer(float[] at, int p, int q, int r, double ax, double ay, double az, double dx, double dy, double dz, double dd,
			double inverse, SegmentDistance out) {
		double x0 = at[p] - ax, y0 = at[p + 1] - ay, z0 = at[p + 2] - az;
		double x1 = at[q] - ax, y1 = at[q + 1] - ay, z1 = at[q + 2] - az;
		double x2 = at[r] - ax, y2 = at[r + 1] - ay, z2 = at[r + 2] - az;
		double best = out.bestSquared;
		// m runs from the segment's point nearest to the centre towards the centre; a pair of planes across m parts the two
		double mx = (x0 + x1 + x2) * (1.0 / 3), my = (y0 + y1 + y2) * (1.0 / 3), mz = (z0 + z1 + z2) * (1.0 / 3);
		double t = clamp((mx * dx + my * dy + mz * dz) * inverse);
		mx -= t * dx;
		my -= t * dy;
		mz -= t * dz;
		double gap = least(mx * x0 + my * y0 + mz * z0, mx * x1 + my * y1 + mz * z1, mx * x2 + my * y2 + mz * z2);
		double ahead = mx * dx + my * dy + mz * dz;
		gap = ahead > 0 ? gap - ahead : gap;
		if (gap > 0 && gap * gap >= best * (mx * mx + my * my + mz * mz)) {
			return false;
		}
		double ex = x1 - x0, ey = y1 - y0, ez = z1 - z0;
		double fx = x2 - x0, fy = y2 - y0, fz = z2 - z0;
		double nx = ey * fz - ez * fy, ny = ez * fx - ex * fz, nz = ex * fy - ey * fx;
		double nn = nx * nx + ny * ny + nz * nz;
		double longest = ex * ex + ey * ey + ez * ez + fx * fx + fy * fy + fz * fz;
		if (nn > THIN * longest * longest) {
			// heights of the segment's ends over the plane, times |n|
			double ha = -(nx * x0 + ny * y0 + nz * z0);
			double hb = ha + nx * dx + ny * dy + nz * dz;
			boolean oneSide = ha > 0 && hb > 0 || ha < 0 && hb < 0;
			double end = Math.abs(ha) <= Math.abs(hb) ? 0 : 1;
			double h = end == 0 ? ha : hb;
			if (oneSide && h * h >= best * nn) {
				return false;
			}
			boolean crosses = !oneSide && pierces(x0, y0, z0, x1, y1, z1, x2, y2, z2, dx, dy, dz, ha, hb, out);
			if (crosses && out.bestSquared == 0) {
				return true;
			}
			// the end nearer to the plane, when its foot lies in the triangle, is the nearest point there is; a segment that
			// goes through the plane elsewhere is nearer to an edge
			double px = end * dx, py = end * dy, pz = end * dz;
			if ((oneSide || ha == hb) && above(x0 - px, y0 - py, z0 - pz, x1 - px, y1 - py, z1 - pz, x2 - px, y2 - py, z2 - pz,
					nx, ny, nz)) {
				double s = h / nn;
				return take(end, px - nx * s, py - ny * s, pz - nz * s, h * s, out);
			}
			return edges(x0, y0, z0, x1, y1, z1, x2, y2, z2, dx, dy, dz, dd, inverse, out) | crosses;
		}
		boolean improved = edges(x0, y0, z0, x1, y1, z1, x2, y2, z2, dx, dy, dz, dd, inverse, out);
		return thin(x0, y0, z0, x1, y1, z1, x2, y2, z2, dx, dy, dz, nx, ny, nz, out) | improved;
	}

	private static boolean edges(double x0, double y0, double z0, double x1, double y1, double z1, double x2, double y2,
			double z2, double dx, double dy, double dz, double dd, double inverse, SegmentDistance out) {
		boolean improved = edge(x0, y0, z0, x1 - x0, y1 - y0, z1 - z0, dx, dy, dz, dd, inverse, out);
		improved |= edge(x1, y1, z1, x2 - x1, y2 - y1, z2 - z1, dx, dy, dz, dd, inverse, out);
		improved |= edge(x2, y2, z2, x0 - x2, y0 - y2, z0 - z2, dx, dy, dz, dd, inverse, out);
		return improved;
	}

	/**
	 * What lies between the edges of a triangle too thin for its normal to be trusted: a crossing, or a foot of either end,
	 * each judged by the distance of actual points, which is never too small.
	 */
	private static boolean thin(double x0, double y0, double z0, double x1, double y1, double z1, double x2, double y2,
			double z2, double dx, double dy, double dz, double nx, double ny, double nz, SegmentDistance out) {
		double ha = -(nx * x0 + ny * y0 + nz * z0);
		double hb = ha + nx * dx + ny * dy + nz * dz;
		boolean improved = pierces(x0, y0, z0, x1, y1, z1, x2, y2, z2, dx, dy, dz, ha, hb, out);
		for (int end = 0; end < 2; end++) {
			double px = end * dx, py = end * dy, pz = end * dz;
			double w2 = volume(x0 - px, y0 - py, z0 - pz, x1 - px, y1 - py, z1 - pz, nx, ny, nz);
			double w0 = volume(x1 - px, y1 - py, z1 - pz, x2 - px, y2 - py, z2 - pz, nx, ny, nz);
			double w1 = volume(x2 - px, y2 - py, z2 - pz, x0 - px, y0 - py, z0 - pz, nx, ny, nz);
			double sum = w0 + w1 + w2;
			if (w0 >= 0 && w1 >= 0 && w2 >= 0 && sum > 0) {
				double qx = (w0 * x0 + w1 * x1 + w2 * x2) / sum;
				double qy = (w0 * y0 + w1 * y1 + w2 * y2) / sum;
				double qz = (w0 * z0 + w1 * z1 + w2 * z2) / sum;
				double gx = qx - px, gy = qy - py, gz = qz - pz;
				improved |= take(end, qx, qy, qz, gx * gx + gy * gy + gz * gz, out);
			}
		}
		return improved;
	}

	/** True when the foot of the perpendicular from the origin lies in the triangle. */
	private static boolean above(double x0, double y0, double z0, double x1, double y1, double z1, double x2, double y2,
			double z2, double nx, double ny, double nz) {
		return volume(x0, y0, z0, x1, y1, z1, nx, ny, nz) >= 0 && volume(x1, y1, z1, x2, y2, z2, nx, ny, nz) >= 0
				&& volume(x2, y2, z2, x0, y0, z0, nx, ny, nz) >= 0;
	}

	/** Takes distance 0 when the segment, whose ends are not on one side of the plane, goes through the triangle. */
	private static boolean pierces(double x0, double y0, double z0, double x1, double y1, double z1, double x2, double y2,
			double z2, double dx, double dy, double dz, double ha, double hb, SegmentDistance out) {
		double w2 = volume(x0, y0, z0, x1, y1, z1, dx, dy, dz);
		double w0 = volume(x1, y1, z1, x2, y2, z2, dx, dy, dz);
		double w1 = volume(x2, y2, z2, x0, y0, z0, dx, dy, dz);
		double sum = w0 + w1 + w2;
		boolean inside = w0 >= 0 && w1 >= 0 && w2 >= 0 || w0 <= 0 && w1 <= 0 && w2 <= 0;
		if (!inside || sum == 0 || ha == hb) {
			return false;
		}
		double t = Math.min(1, Math.max(0, ha / (ha - hb)));
		double qx = (w0 * x0 + w1 * x1 + w2 * x2) / sum;
		double qy = (w0 * y0 + w1 * y1 + w2 * y2) / sum;
		double qz = (w0 * z0 + w1 * z1 + w2 * z2) / sum;
		double gx = qx - t * dx, gy = qy - t * dy, gz = qz - t * dz;
		double apart = gx * gx + gy * gy + gz * gz;
		double touch = TOUCH_SQUARED * (1 + qx * qx + qy * qy + qz * qz);
		if (apart <= touch) {
			return take(t, qx, qy, qz, 0, out);
		}
		return mended(x0, y0, z0, x1, y1, z1, x2, y2, z2, w0 / sum, w1 / sum, t, dx, dy, dz, touch, out);
	}

	/**
	 * Sharpens the witness of a crossing of a sliver, whose weights are poor: what is missing to the segment's point is itself
	 * expressed by weights and added. The distance taken is that of actual points.
	 */
	private static boolean mended(double x0, double y0, double z0, double x1, double y1, double z1, double x2, double y2,
			double z2, double w0, double w1, double t, double dx, double dy, double dz, double touch, SegmentDistance out) {
		double ex = x0 - x2, ey = y0 - y2, ez = z0 - z2;
		double fx = x1 - x2, fy = y1 - y2, fz = z1 - z2;
		double nx = ey * fz - ez * fy, ny = ez * fx - ex * fz, nz = ex * fy - ey * fx;
		double nn = nx * nx + ny * ny + nz * nz;
		if (!(nn > 0)) {
			return false;
		}
		double gx = t * dx - (x2 + w0 * ex + w1 * fx), gy = t * dy - (y2 + w0 * ey + w1 * fy);
		double gz = t * dz - (z2 + w0 * ez + w1 * fz);
		double p = clamp(w0 + volume(gx, gy, gz, fx, fy, fz, nx, ny, nz) / nn);
		double q = clamp(w1 + volume(ex, ey, ez, gx, gy, gz, nx, ny, nz) / nn);
		double over = p + q > 1 ? 1 / (p + q) : 1;
		double qx = x2 + over * (p * ex + q * fx);
		double qy = y2 + over * (p * ey + q * fy);
		double qz = z2 + over * (p * ez + q * fz);
		gx = qx - t * dx;
		gy = qy - t * dy;
		gz = qz - t * dz;
		double apart = gx * gx + gy * gy + gz * gz;
		return take(t, qx, qy, qz, apart <= touch ? 0 : apart, out);
	}

	/** n · (p × q). */
	private static double volume(double px, double py, double pz, double qx, double qy, double qz, double nx, double ny,
			double nz) {
		return nx * (py * qz - pz * qy) + ny * (pz * qx - px * qz) + nz * (px * qy - py * qx);
	}

	/** Distance between the segments t d and p + s e. */
	static boolean edge(double px, double py, double pz, double ex, double ey, double ez, double dx, double dy,
			double dz, double dd, double inverse, SegmentDistance out) {
		double ee = ex * ex + ey * ey + ez * ez;
		double de = dx * ex + dy * ey + dz * ez;
		double dp = dx * px + dy * py + dz * pz;
		double ep = ex * px + ey * py + ez * pz;
		double denominator = dd * ee - de * de;
		// where the lines are nearest, or anywhere for parallel ones; then each parameter anew from the other, clamped
		double t = denominator > 0 ? clamp((dp * ee - de * ep) / denominator) : 0;
		double s = ee > 0 ? clamp((t * de - ep) / ee) : 0;
		t = clamp((dp + s * de) * inverse);
		double qx = px + s * ex, qy = py + s * ey, qz = pz + s * ez;
		double gx = qx - t * dx, gy = qy - t * dy, gz = qz - t * dz;
		double squared = gx * gx + gy * gy + gz * gz;
		return squared < out.bestSquared && take(t, qx, qy, qz, squared, out);
	}

	private static double least(double p, double q, double r) {
		double least = p < q ? p : q;
		return least < r ? least : r;
	}

	private static double clamp(double value) {
		return value < 0 ? 0 : value > 1 ? 1 : value;
	}

	private static boolean take(double t, double qx, double qy, double qz, double squared, SegmentDistance out) {
		if (!(squared < out.bestSquared)) {
			return false;
		}
		out.bestSquared = squared;
		out.t = t;
		out.meshX = qx;
		out.meshY = qy;
		out.meshZ = qz;
		return true;
	}
}
