package org.needlelab.geometry;

/**
 * Fits an oriented box tightly around a group of triangles. Tries three frames and keeps the box of the least surface: the
 * principal axes of the corners, the mean normal with the corners' longest direction across it, and the coordinate axes.
 *
 * <p>Axes are stored as floats and so are neither exactly of unit length nor exactly square to each other. The box is therefore
 * defined as what lies between three pairs of planes, |axis · (p - centre)| ≤ extent, with the extents measured along the
 * stored axes from the stored centre and rounded up: no corner is outside. Distances measured in the frame exceed true ones by
 * less than a part in {@link #STRETCH}, which the searches allow for.
 */
final class OrientedFit {

	/** Squared distances in a stored frame times this never exceed true ones: axes are off unit and square by under 2e-7. */
	static final double STRETCH = 1 - 1e-6;

	/** Triangles that are enough to choose a frame by. */
	private static final int SAMPLE = 96;

	private final double[] covariance = new double[9];
	private final double[] vectors = new double[9];
	private final double[] frame = new double[9];
	private final double[] best = new double[9];
	private final double[] low = new double[3];
	private final double[] high = new double[3];
	private final double[] mean = new double[3];
	private final double[] normal = new double[3];

	/**
	 * Fits a box to the triangles [first, end) and writes it at the given place. The frame of a large group is chosen by a
	 * sample of its triangles; the box is measured on all of them.
	 */
	void fit(float[] corner, int first, int end, float[] out, int at) {
		int step = Math.max(1, (end - first) / SAMPLE);
		moments(corner, first, end, step);
		setIdentity(best);
		double least = halfSurface(corner, first, end, step, best);
		if (alongNormal()) {
			least = offer(corner, first, end, step, frame, least);
		}
		SymmetricEigen.vectors(covariance, vectors);
		offer(corner, first, end, step, vectors, least);
		write(corner, first, end, out, at);
	}

	/** Fits the box at the given place to moved triangles, along the axes it has. */
	void measured(float[] corner, int first, int end, float[] boxes, int at) {
		for (int i = 0; i < 9; i++) {
			best[i] = boxes[at + 3 + i];
		}
		write(corner, first, end, boxes, at);
	}

	/** Fits the box at the given place around the boxes of some consecutive slots, along the axes it has. */
	void enclosing(int slot, int slots, float[] boxes, int at) {
		double x0 = boxes[Nodes.ORIENTED * slot];
		double y0 = boxes[Nodes.ORIENTED * slot + 1];
		double z0 = boxes[Nodes.ORIENTED * slot + 2];
		for (int k = 0; k < 3; k++) {
			double ax = boxes[at + 3 + 3 * k], ay = boxes[at + 4 + 3 * k], az = boxes[at + 5 + 3 * k];
			best[3 * k] = ax;
			best[3 * k + 1] = ay;
			best[3 * k + 2] = az;
			double lowest = Double.POSITIVE_INFINITY;
			double highest = Double.NEGATIVE_INFINITY;
			for (int b = Nodes.ORIENTED * slot; b < Nodes.ORIENTED * (slot + slots); b += Nodes.ORIENTED) {
				double centre = ax * (boxes[b] - x0) + ay * (boxes[b + 1] - y0) + az * (boxes[b + 2] - z0);
				// the last term makes up for axes that are not quite square to each other
				double reach = boxes[b + 12] * Math.abs(ax * boxes[b + 3] + ay * boxes[b + 4] + az * boxes[b + 5])
						+ boxes[b + 13] * Math.abs(ax * boxes[b + 6] + ay * boxes[b + 7] + az * boxes[b + 8])
						+ boxes[b + 14] * Math.abs(ax * boxes[b + 9] + ay * boxes[b + 10] + az * boxes[b + 11])
						+ 1e-6 * boxes[b + 15];
				lowest = centre - reach < lowest ? centre - reach : lowest;
				highest = centre + reach > highest ? centre + reach : highest;
			}
			low[k] = lowest;
			high[k] = highest;
		}
		store(x0, y0, z0, boxes, at);
	}

	private double offer(float[] corner, int first, int end, int step, double[] axes, double least) {
		double surface = halfSurface(corner, first, end, step, axes);
		if (surface < least) {
			System.arraycopy(axes, 0, best, 0, 9);
			return surface;
		}
		return least;
	}

	/** Mean and covariance of the corners, and the sum of the triangles' normals. */
	private void moments(float[] corner, int first, int end, int step) {
		double x0 = corner[9 * first];
		double y0 = corner[9 * first + 1];
		double z0 = corner[9 * first + 2];
		double sx = 0, sy = 0, sz = 0, xx = 0, xy = 0, xz = 0, yy = 0, yz = 0, zz = 0;
		int corners = 0;
		for (int i = 9 * first; i < 9 * end; i += i % 9 == 6 ? 9 * step - 6 : 3) {
			double x = corner[i] - x0;
			double y = corner[i + 1] - y0;
			double z = corner[i + 2] - z0;
			corners++;
			sx += x;
			sy += y;
			sz += z;
			xx += x * x;
			xy += x * y;
			xz += x * z;
			yy += y * y;
			yz += y * z;
			zz += z * z;
		}
		double n = 1.0 / corners;
		mean[0] = x0 + sx * n;
		mean[1] = y0 + sy * n;
		mean[2] = z0 + sz * n;
		covariance[0] = xx - sx * sx * n;
		covariance[1] = covariance[3] = xy - sx * sy * n;
		covariance[2] = covariance[6] = xz - sx * sz * n;
		covariance[4] = yy - sy * sy * n;
		covariance[5] = covariance[7] = yz - sy * sz * n;
		covariance[8] = zz - sz * sz * n;
		sumNormals(corner, first, end, step);
	}

	private void sumNormals(float[] corner, int first, int end, int step) {
		double nx = 0, ny = 0, nz = 0;
		for (int i = 9 * first; i < 9 * end; i += 9 * step) {
			double ex = (double) corner[i + 3] - corner[i];
			double ey = (double) corner[i + 4] - corner[i + 1];
			double ez = (double) corner[i + 5] - corner[i + 2];
			double fx = (double) corner[i + 6] - corner[i];
			double fy = (double) corner[i + 7] - corner[i + 1];
			double fz = (double) corner[i + 8] - corner[i + 2];
			nx += ey * fz - ez * fy;
			ny += ez * fx - ex * fz;
			nz += ex * fy - ey * fx;
		}
		normal[0] = nx;
		normal[1] = ny;
		normal[2] = nz;
	}

	/**
	 * Sets the frame with the mean normal first and the widest spread across it second; false when there is no normal. Long,
	 * for it is one formula.
	 */
	private boolean alongNormal() {
		double length = Math.sqrt(normal[0] * normal[0] + normal[1] * normal[1] + normal[2] * normal[2]);
		if (!(length > 0)) {
			return false;
		}
		double nx = normal[0] / length, ny = normal[1] / length, nz = normal[2] / length;
		// any direction across the normal, then the one at right angles to both
		double ux, uy, uz;
		if (Math.abs(nx) < 0.7) {
			ux = 0;
			uy = nz;
			uz = -ny;
		} else {
			ux = -nz;
			uy = 0;
			uz = nx;
		}
		double l = Math.sqrt(ux * ux + uy * uy + uz * uz);
		ux /= l;
		uy /= l;
		uz /= l;
		double vx = ny * uz - nz * uy, vy = nz * ux - nx * uz, vz = nx * uy - ny * ux;
		double uu = form(ux, uy, uz, ux, uy, uz), uv = form(ux, uy, uz, vx, vy, vz), vv = form(vx, vy, vz, vx, vy, vz);
		// larger eigenvector of [[uu, uv], [uv, vv]]
		double half = (uu - vv) / 2;
		double root = Math.sqrt(half * half + uv * uv);
		double c = half >= 0 ? half + root : uv;
		double s = half >= 0 ? uv : root - half;
		double norm = Math.sqrt(c * c + s * s);
		if (norm > 0) {
			c /= norm;
			s /= norm;
		} else {
			c = 1;
		}
		frame[0] = nx;
		frame[1] = ny;
		frame[2] = nz;
		frame[3] = c * ux + s * vx;
		frame[4] = c * uy + s * vy;
		frame[5] = c * uz + s * vz;
		frame[6] = ny * frame[5] - nz * frame[4];
		frame[7] = nz * frame[3] - nx * frame[5];
		frame[8] = nx * frame[4] - ny * frame[3];
		return true;
	}

	private double form(double px, double py, double pz, double qx, double qy, double qz) {
		double[] m = covariance;
		return px * (m[0] * qx + m[1] * qy + m[2] * qz) + py * (m[3] * qx + m[4] * qy + m[5] * qz)
				+ pz * (m[6] * qx + m[7] * qy + m[8] * qz);
	}

	private double halfSurface(float[] corner, int first, int end, int step, double[] axes) {
		measure(corner, first, end, step, axes, mean[0], mean[1], mean[2]);
		double u = high[0] - low[0];
		double v = high[1] - low[1];
		double w = high[2] - low[2];
		return u * v + v * w + w * u;
	}

	/** Extent of the corners along each axis, from a centre. */
	private void measure(float[] corner, int first, int end, int step, double[] axes, double cx, double cy, double cz) {
		double ux = axes[0], uy = axes[1], uz = axes[2];
		double vx = axes[3], vy = axes[4], vz = axes[5];
		double wx = axes[6], wy = axes[7], wz = axes[8];
		double lu = Double.POSITIVE_INFINITY, lv = lu, lw = lu, hu = Double.NEGATIVE_INFINITY, hv = hu, hw = hu;
		for (int i = 9 * first; i < 9 * end; i += i % 9 == 6 ? 9 * step - 6 : 3) {
			double x = corner[i] - cx;
			double y = corner[i + 1] - cy;
			double z = corner[i + 2] - cz;
			double u = ux * x + uy * y + uz * z;
			double v = vx * x + vy * y + vz * z;
			double w = wx * x + wy * y + wz * z;
			lu = u < lu ? u : lu;
			hu = u > hu ? u : hu;
			lv = v < lv ? v : lv;
			hv = v > hv ? v : hv;
			lw = w < lw ? w : lw;
			hw = w > hw ? w : hw;
		}
		low[0] = lu;
		low[1] = lv;
		low[2] = lw;
		high[0] = hu;
		high[1] = hv;
		high[2] = hw;
	}

	/** Writes the box along the best axes: rounds them, measures along what is stored, centres, rounds the extents up. */
	private void write(float[] corner, int first, int end, float[] out, int at) {
		for (int i = 0; i < 9; i++) {
			out[at + 3 + i] = (float) best[i];
			best[i] = out[at + 3 + i];
		}
		double x0 = corner[9 * first], y0 = corner[9 * first + 1], z0 = corner[9 * first + 2];
		measure(corner, first, end, 1, best, x0, y0, z0);
		store(x0, y0, z0, out, at);
	}

	/** Writes centre, extents and radius from the range along the best axes, seen from a point. */
	private void store(double x0, double y0, double z0, float[] out, int at) {
		double mu = (low[0] + high[0]) / 2, mv = (low[1] + high[1]) / 2, mw = (low[2] + high[2]) / 2;
		float cx = (float) (x0 + mu * best[0] + mv * best[3] + mw * best[6]);
		float cy = (float) (y0 + mu * best[1] + mv * best[4] + mw * best[7]);
		float cz = (float) (z0 + mu * best[2] + mv * best[5] + mw * best[8]);
		out[at] = cx;
		out[at + 1] = cy;
		out[at + 2] = cz;
		// the first measure moved to the stored centre; the margin covers the rounding of both
		double size = (high[0] - low[0]) + (high[1] - low[1]) + (high[2] - low[2]) + Math.abs(x0 - cx) + Math.abs(y0 - cy)
				+ Math.abs(z0 - cz);
		for (int k = 0; k < 3; k++) {
			double shift = best[3 * k] * (x0 - cx) + best[3 * k + 1] * (y0 - cy) + best[3 * k + 2] * (z0 - cz);
			double extent = Math.max(Math.abs(low[k] + shift), Math.abs(high[k] + shift)) + 1e-13 * size;
			out[at + 12 + k] = Math.nextUp((float) extent);
		}
		double u = out[at + 12], v = out[at + 13], w = out[at + 14];
		out[at + 15] = Math.nextUp((float) (Math.sqrt(u * u + v * v + w * w) * (1 + 1e-6)));
	}

	private static void setIdentity(double[] axes) {
		for (int i = 0; i < 9; i++) {
			axes[i] = i % 4 == 0 ? 1 : 0;
		}
	}
}
