package org.needlelab.benchmarks;

import org.needlelab.geometry.TriangleMesh;

/**
 * The baseline: a binary hierarchy of axis-parallel boxes as textbooks have it. Median splits, leaves of eight triangles, the
 * segment's own axis-parallel box as bound, textbook distances in the leaves. Answers are exact; nothing is tuned.
 */
final class PlainHierarchy {

	private static final int LEAF = 8;

	private final float[] xyz;
	private final int[] ijk;
	private final int[] order;
	private final double[] box;
	private final int[] stack = new int[256];
	private double best;
	private double ax;
	private double ay;
	private double az;
	private double dx;
	private double dy;
	private double dz;

	PlainHierarchy(TriangleMesh mesh) {
		xyz = mesh.xyz();
		ijk = mesh.ijk();
		order = new int[mesh.triangleCount()];
		for (int i = 0; i < order.length; i++) {
			order[i] = i;
		}
		int levels = 1;
		for (int n = order.length; n > LEAF; n = (n + 1) / 2) {
			levels++;
		}
		box = new double[6 << levels];
		build(1, 0, order.length);
	}

	private void build(int node, int lo, int hi) {
		double[] b = { 1e300, 1e300, 1e300, -1e300, -1e300, -1e300 };
		for (int i = lo; i < hi; i++) {
			for (int k = 0; k < 9; k++) {
				double v = xyz[3 * ijk[3 * order[i] + k / 3] + k % 3];
				b[k % 3] = Math.min(b[k % 3], v);
				b[3 + k % 3] = Math.max(b[3 + k % 3], v);
			}
		}
		System.arraycopy(b, 0, box, 6 * node, 6);
		if (hi - lo <= LEAF) {
			return;
		}
		int axis = 0;
		for (int c = 1; c < 3; c++) {
			axis = b[3 + c] - b[c] > b[3 + axis] - b[axis] ? c : axis;
		}
		int mid = (lo + hi) >>> 1;
		select(lo, hi - 1, mid, axis);
		build(2 * node, lo, mid);
		build(2 * node + 1, mid, hi);
	}

	private double centre(int t, int axis) {
		return (double) xyz[3 * ijk[3 * t] + axis] + xyz[3 * ijk[3 * t + 1] + axis] + xyz[3 * ijk[3 * t + 2] + axis];
	}

	private void select(int from, int to, int k, int axis) {
		int lo = from;
		int hi = to;
		while (lo < hi) {
			double pivot = centre(order[(lo + hi) >>> 1], axis);
			int i = lo;
			int j = hi;
			while (i <= j) {
				while (centre(order[i], axis) < pivot) {
					i++;
				}
				while (centre(order[j], axis) > pivot) {
					j--;
				}
				if (i <= j) {
					int swap = order[i];
					order[i++] = order[j];
					order[j--] = swap;
				}
			}
			if (k <= j) {
				hi = j;
			} else if (k >= i) {
				lo = i;
			} else {
				return;
			}
		}
	}

	/** Distance between the segment and the mesh in mm. */
	double segment(double ax, double ay, double az, double bx, double by, double bz, double boundMm) {
		this.ax = ax;
		this.ay = ay;
		this.az = az;
		dx = bx - ax;
		dy = by - ay;
		dz = bz - az;
		best = boundMm * boundMm;
		walk(Math.min(ax, bx), Math.min(ay, by), Math.min(az, bz), Math.max(ax, bx), Math.max(ay, by), Math.max(az, bz));
		return Math.sqrt(best);
	}

	/** The stack holds node, lo, hi. */
	private void walk(double lx, double ly, double lz, double hx, double hy, double hz) {
		int top = 0;
		stack[top++] = 1;
		stack[top++] = 0;
		stack[top++] = order.length;
		while (top > 0) {
			int hi = stack[--top];
			int lo = stack[--top];
			int node = stack[--top];
			if (bound(node, lx, ly, lz, hx, hy, hz) >= best) {
				continue;
			}
			if (hi - lo <= LEAF) {
				for (int i = lo; i < hi; i++) {
					best = Math.min(best, triangle(order[i]));
				}
				continue;
			}
			int mid = (lo + hi) >>> 1;
			boolean leftFirst = bound(2 * node, lx, ly, lz, hx, hy, hz) <= bound(2 * node + 1, lx, ly, lz, hx, hy, hz);
			stack[top++] = leftFirst ? 2 * node + 1 : 2 * node;
			stack[top++] = leftFirst ? mid : lo;
			stack[top++] = leftFirst ? hi : mid;
			stack[top++] = leftFirst ? 2 * node : 2 * node + 1;
			stack[top++] = leftFirst ? lo : mid;
			stack[top++] = leftFirst ? mid : hi;
		}
	}

	private double bound(int node, double lx, double ly, double lz, double hx, double hy, double hz) {
		int b = 6 * node;
		double x = Math.max(0, Math.max(box[b] - hx, lx - box[b + 3]));
		double y = Math.max(0, Math.max(box[b + 1] - hy, ly - box[b + 4]));
		double z = Math.max(0, Math.max(box[b + 2] - hz, lz - box[b + 5]));
		return x * x + y * y + z * z;
	}

	private double triangle(int t) {
		int p = 3 * ijk[3 * t];
		int q = 3 * ijk[3 * t + 1];
		int r = 3 * ijk[3 * t + 2];
		double x0 = xyz[p] - ax, y0 = xyz[p + 1] - ay, z0 = xyz[p + 2] - az;
		double x1 = xyz[q] - ax, y1 = xyz[q + 1] - ay, z1 = xyz[q + 2] - az;
		double x2 = xyz[r] - ax, y2 = xyz[r + 1] - ay, z2 = xyz[r + 2] - az;
		double least = Math.min(edge(x0, y0, z0, x1, y1, z1), Math.min(edge(x1, y1, z1, x2, y2, z2), edge(x2, y2, z2, x0, y0, z0)));
		double ex = x1 - x0, ey = y1 - y0, ez = z1 - z0, fx = x2 - x0, fy = y2 - y0, fz = z2 - z0;
		double nx = ey * fz - ez * fy, ny = ez * fx - ex * fz, nz = ex * fy - ey * fx;
		double nn = nx * nx + ny * ny + nz * nz;
		if (!(nn > 0)) {
			return least;
		}
		double ha = -(nx * x0 + ny * y0 + nz * z0);
		double hb = ha + nx * dx + ny * dy + nz * dz;
		if (ha * hb <= 0 && ha != hb && within(ha / (ha - hb), x0, y0, z0, x1, y1, z1, x2, y2, z2, dx, dy, dz)) {
			return 0;
		}
		if (within(0, x0, y0, z0, x1, y1, z1, x2, y2, z2, nx, ny, nz)) {
			least = Math.min(least, ha * ha / nn);
		}
		if (within(1, x0, y0, z0, x1, y1, z1, x2, y2, z2, nx, ny, nz)) {
			least = Math.min(least, hb * hb / nn);
		}
		return least;
	}

	/** Whether the line through the segment's point at t in a direction goes through the triangle. */
	private boolean within(double t, double x0, double y0, double z0, double x1, double y1, double z1, double x2, double y2,
			double z2, double vx, double vy, double vz) {
		double px = t * dx, py = t * dy, pz = t * dz;
		double a = volume(x0 - px, y0 - py, z0 - pz, x1 - px, y1 - py, z1 - pz, vx, vy, vz);
		double b = volume(x1 - px, y1 - py, z1 - pz, x2 - px, y2 - py, z2 - pz, vx, vy, vz);
		double c = volume(x2 - px, y2 - py, z2 - pz, x0 - px, y0 - py, z0 - pz, vx, vy, vz);
		return a >= 0 && b >= 0 && c >= 0 || a <= 0 && b <= 0 && c <= 0;
	}

	private static double volume(double px, double py, double pz, double qx, double qy, double qz, double nx, double ny,
			double nz) {
		return nx * (py * qz - pz * qy) + ny * (pz * qx - px * qz) + nz * (px * qy - py * qx);
	}

	private double edge(double px, double py, double pz, double qx, double qy, double qz) {
		double ex = qx - px, ey = qy - py, ez = qz - pz;
		double dd = dx * dx + dy * dy + dz * dz, ee = ex * ex + ey * ey + ez * ez, de = dx * ex + dy * ey + dz * ez;
		double dp = dx * px + dy * py + dz * pz, ep = ex * px + ey * py + ez * pz;
		double denominator = dd * ee - de * de;
		double t = denominator > 0 ? Math.min(1, Math.max(0, (dp * ee - de * ep) / denominator)) : 0;
		double s = ee > 0 ? Math.min(1, Math.max(0, (t * de - ep) / ee)) : 0;
		t = dd > 0 ? Math.min(1, Math.max(0, (dp + s * de) / dd)) : 0;
		double gx = px + s * ex - t * dx, gy = py + s * ey - t * dy, gz = pz + s * ez - t * dz;
		return gx * gx + gy * gy + gz * gz;
	}
}
