package org.needlelab.geometry;

/**
 * Fits a cylinder closely around some points, along the one of their principal axes that gives the smallest.
 * The axis is stored as floats and so is not exactly of unit length; heights and radii are measured with what is stored and
 * made larger by more than any rounding.
 */
final class CylinderFit {

	/** Points enough to choose an axis by. */
	private static final int SAMPLE = 128;
	/** Part of a cylinder's size that is added to it. */
	private static final double MARGIN = 1e-6;

	/** Makes up for axes that are not exactly of unit length. */
	private static final double SKEW = 5e-7;

	private float[] point;
	private int first;
	private int count;
	private final double[] covariance = new double[9];
	private final double[] vectors = new double[9];
	private double halfHeight;
	private double radius;
	private double cx;
	private double cy;
	private double cz;

	/** Takes the points of the places [from, to), or any one point when there are none. */
	void points(float[] at, int from, int to) {
		first = 3 * Math.min(from, at.length / 3 - 1);
		count = Math.max(1, to - from);
		point = at;
	}

	/** Writes the axis of the smallest of the cylinders tried. */
	void chooseAxis(float[] cylinder, int o) {
		spread();
		SymmetricEigen.vectors(covariance, vectors);
		double least = Double.POSITIVE_INFINITY;
		int best = 0;
		for (int axis = 0; axis < 9; axis += 3) {
			enclose(vectors[axis], vectors[axis + 1], vectors[axis + 2], step());
			double size = halfHeight + radius;
			if (size < least) {
				least = size;
				best = axis;
			}
		}
		for (int c = 0; c < 3; c++) {
			cylinder[o + c] = (float) vectors[best + c];
		}
	}

	private int step() {
		return 3 * Math.max(1, count / SAMPLE);
	}

	private void spread() {
		double x0 = point[first], y0 = point[first + 1], z0 = point[first + 2];
		double sx = 0, sy = 0, sz = 0, xx = 0, xy = 0, xz = 0, yy = 0, yz = 0, zz = 0;
		int points = 0;
		for (int i = first; i < first + 3 * count; i += step()) {
			double x = point[i] - x0, y = point[i + 1] - y0, z = point[i + 2] - z0;
			points++;
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
		double n = 1.0 / points;
		covariance[0] = xx - sx * sx * n;
		covariance[1] = covariance[3] = xy - sx * sy * n;
		covariance[2] = covariance[6] = xz - sx * sz * n;
		covariance[4] = yy - sy * sy * n;
		covariance[5] = covariance[7] = yz - sy * sz * n;
		covariance[8] = zz - sz * sz * n;
	}

	/** Measures every so manieth coordinate along an axis and across it, from the middle of the range. */
	private void enclose(double ux, double uy, double uz, int step) {
		double vx = Math.abs(ux) < 0.7 ? 0 : -uz;
		double vy = Math.abs(ux) < 0.7 ? uz : 0;
		double vz = Math.abs(ux) < 0.7 ? -uy : ux;
		double scale = 1 / Math.sqrt(vx * vx + vy * vy + vz * vz);
		vx *= scale;
		vy *= scale;
		vz *= scale;
		double wx = uy * vz - uz * vy, wy = uz * vx - ux * vz, wz = ux * vy - uy * vx;
		double x0 = point[first], y0 = point[first + 1], z0 = point[first + 2];
		double lu = 0, hu = 0, lv = 0, hv = 0, lw = 0, hw = 0;
		for (int i = first; i < first + 3 * count; i += step) {
			double x = point[i] - x0, y = point[i + 1] - y0, z = point[i + 2] - z0;
			double u = ux * x + uy * y + uz * z, v = vx * x + vy * y + vz * z, w = wx * x + wy * y + wz * z;
			lu = u < lu ? u : lu;
			hu = u > hu ? u : hu;
			lv = v < lv ? v : lv;
			hv = v > hv ? v : hv;
			lw = w < lw ? w : lw;
			hw = w > hw ? w : hw;
		}
		double mu = (lu + hu) / 2, mv = (lv + hv) / 2, mw = (lw + hw) / 2;
		double most = 0;
		for (int i = first; i < first + 3 * count; i += step) {
			double x = point[i] - x0, y = point[i + 1] - y0, z = point[i + 2] - z0;
			double v = vx * x + vy * y + vz * z - mv, w = wx * x + wy * y + wz * z - mw;
			most = v * v + w * w > most ? v * v + w * w : most;
		}
		halfHeight = (hu - lu) / 2;
		radius = Math.sqrt(most);
		cx = x0 + mu * ux + mv * vx + mw * wx;
		cy = y0 + mu * uy + mv * vy + mw * wy;
		cz = z0 + mu * uz + mv * vz + mw * wz;
	}

	/**
	 * Writes the cylinder, along the axis that is stored, of a node's slot around the cylinders of the slots below, [from, to): not the smallest, but
	 * no vertex is looked at again.
	 */
	static void around(float[] cylinder, float[] centre, int slot, int from, int to) {
		int o = VertexTree.CYLINDER * slot;
		double ux = cylinder[o], uy = cylinder[o + 1], uz = cylinder[o + 2];
		double vx = Math.abs(ux) < 0.7 ? 0 : -uz;
		double vy = Math.abs(ux) < 0.7 ? uz : 0;
		double vz = Math.abs(ux) < 0.7 ? -uy : ux;
		double scale = 1 / Math.sqrt(vx * vx + vy * vy + vz * vz);
		double wx = (uy * vz - uz * vy) * scale, wy = (uz * vx - ux * vz) * scale, wz = (ux * vy - uy * vx) * scale;
		vx *= scale;
		vy *= scale;
		vz *= scale;
		int first = VertexTree.CENTRE * from;
		double x0 = centre[first], y0 = centre[first + 1], z0 = centre[first + 2];
		double lu = Double.POSITIVE_INFINITY, hu = -lu, lv = lu, hv = -lu, lw = lu, hw = -lu;
		for (int i = from; i < to; i++) {
			int c = VertexTree.CENTRE * i;
			double x = centre[c] - x0, y = centre[c + 1] - y0, z = centre[c + 2] - z0;
			double u = ux * x + uy * y + uz * z, v = vx * x + vy * y + vz * z, w = wx * x + wy * y + wz * z;
			double tu = thick(cylinder, i, ux, uy, uz), tv = thick(cylinder, i, vx, vy, vz), tw = thick(cylinder, i, wx, wy, wz);
			lu = Math.min(lu, u - tu);
			hu = Math.max(hu, u + tu);
			lv = Math.min(lv, v - tv);
			hv = Math.max(hv, v + tv);
			lw = Math.min(lw, w - tw);
			hw = Math.max(hw, w + tw);
		}
		double mu = (lu + hu) / 2, mv = (lv + hv) / 2, mw = (lw + hw) / 2;
		double radius = 0;
		for (int i = from; i < to; i++) {
			int c = VertexTree.CENTRE * i;
			int b = VertexTree.CYLINDER * i;
			double x = centre[c] - x0, y = centre[c + 1] - y0, z = centre[c + 2] - z0;
			double v = vx * x + vy * y + vz * z - mv, w = wx * x + wy * y + wz * z - mw;
			double along = ux * cylinder[b] + uy * cylinder[b + 1] + uz * cylinder[b + 2];
			radius = Math.max(radius, Math.sqrt(v * v + w * w) + cylinder[b + 4]
					+ cylinder[b + 3] * Math.sqrt(Math.abs(1 - along * along) + SKEW));
		}
		store(cylinder, o, centre, VertexTree.CENTRE * slot, x0 + mu * ux + mv * vx + mw * wx, y0 + mu * uy + mv * vy + mw * wy,
				z0 + mu * uz + mv * vz + mw * wz, (hu - lu) / 2, radius);
	}

	/** How far a cylinder reaches from its centre along a direction. */
	private static double thick(float[] cylinder, int slot, double x, double y, double z) {
		int o = VertexTree.CYLINDER * slot;
		double along = x * cylinder[o] + y * cylinder[o + 1] + z * cylinder[o + 2];
		return cylinder[o + 3] * Math.abs(along) + cylinder[o + 4] * Math.sqrt(Math.abs(1 - along * along) + SKEW);
	}

	/** Writes centre, half height and radius of the cylinder along the axis that is stored. */
	void measure(float[] cylinder, int o, float[] centre, int c) {
		enclose(cylinder[o], cylinder[o + 1], cylinder[o + 2], 3);
		store(cylinder, o, centre, c, cx, cy, cz, halfHeight, radius);
	}

	private static void store(float[] cylinder, int o, float[] centre, int c, double x, double y, double z, double halfHeight, double radius) {
		centre[c] = (float) x;
		centre[c + 1] = (float) y;
		centre[c + 2] = (float) z;
		double moved = Math.abs(x - centre[c]) + Math.abs(y - centre[c + 1]) + Math.abs(z - centre[c + 2]);
		double more = moved + MARGIN * (halfHeight + radius);
		cylinder[o + 3] = Math.nextUp((float) (halfHeight + more));
		cylinder[o + 4] = Math.nextUp((float) (radius + more));
	}
}
