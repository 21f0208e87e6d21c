package org.needlelab.geometry.shape;

import java.util.Arrays;

import org.needlelab.geometry.TriangleMesh;

/**
 * The signed distance to a union of closed meshes on a grid: exact within a band of the surfaces, by a distance transform
 * farther out. Overlapping meshes are fine: inside is inside any of them, by winding number.
 */
public final class MeshField {

	/** More than rounding makes of a sample's index. */
	private static final double ROUNDING = 1e-6;

	private final ScalarGrid grid;
	private final double bandMm;
	private final float[] near;
	private final boolean[] inside;
	private final short[] winding;

	/**
	 * @param like the grid's place and size; its values are not used
	 * @param bandMm distance up to which the answer is exact, mm
	 */
	public MeshField(ScalarGrid like, double bandMm) {
		this.grid = like;
		this.bandMm = bandMm;
		int n = like.nx() * like.ny() * like.nz();
		near = new float[n];
		Arrays.fill(near, Float.POSITIVE_INFINITY);
		inside = new boolean[n];
		winding = new short[n];
	}

	/** Adds a closed mesh to the union. */
	public void add(TriangleMesh mesh) {
		float[] v = mesh.xyz();
		int[] t = mesh.ijk();
		double[] p = new double[9];
		double[] range = {1e9, -1e9, 1e9, -1e9};
		for (int i = 0; i < t.length; i += 3) {
			for (int c = 0; c < 3; c++) {
				for (int d = 0; d < 3; d++) {
					p[3 * c + d] = v[3 * t[i + c] + d];
				}
			}
			splat(p);
			scan(p);
			range[0] = Math.min(range[0], least(p, 1));
			range[1] = Math.max(range[1], most(p, 1));
			range[2] = Math.min(range[2], least(p, 2));
			range[3] = Math.max(range[3], most(p, 2));
		}
		accumulate(range);
	}

	/**
	 * Index range of the samples whose coordinate lies in [lo, hi], cut to the grid; a little wider, so that rounding leaves out no
	 * sample that lies exactly on a vertex.
	 */
	private static int from(double lo, double origin, double cell) {
		return Math.max(0, (int) Math.ceil((lo - origin) / cell - ROUNDING));
	}

	private static int to(double hi, double origin, double cell, int n) {
		return Math.min(n - 1, (int) Math.floor((hi - origin) / cell + ROUNDING));
	}

	private static double least(double[] p, int d) {
		return Math.min(p[d], Math.min(p[3 + d], p[6 + d]));
	}

	private static double most(double[] p, int d) {
		return Math.max(p[d], Math.max(p[3 + d], p[6 + d]));
	}

	private void splat(double[] p) {
		double h = grid.cellMm();
		double ox = grid.origin().x();
		double oy = grid.origin().y();
		double oz = grid.origin().z();
		for (int k = from(least(p, 2) - bandMm, oz, h); k <= to(most(p, 2) + bandMm, oz, h, grid.nz()); k++) {
			for (int j = from(least(p, 1) - bandMm, oy, h); j <= to(most(p, 1) + bandMm, oy, h, grid.ny()); j++) {
				for (int i = from(least(p, 0) - bandMm, ox, h); i <= to(most(p, 0) + bandMm, ox, h, grid.nx()); i++) {
					double d = Math.sqrt(squaredDistance(p, ox + i * h, oy + j * h, oz + k * h));
					int at = grid.index(i, j, k);
					if (d <= bandMm && d < near[at]) {
						near[at] = (float) d;
					}
				}
			}
		}
	}

	/**
	 * Crossings of the lines along x through the samples with one triangle, with their sense. A point on an edge seen along
	 * x belongs to the triangle on its one side only (the edge's two triangles evaluate the same function with opposite
	 * sign), so closed meshes balance.
	 */
	private void scan(double[] p) {
		double h = grid.cellMm();
		double oy = grid.origin().y();
		double oz = grid.origin().z();
		for (int k = from(least(p, 2), oz, h); k <= to(most(p, 2), oz, h, grid.nz()); k++) {
			for (int j = from(least(p, 1), oy, h); j <= to(most(p, 1), oy, h, grid.ny()); j++) {
				double y = oy + j * h;
				double z = oz + k * h;
				double a = side(p, 3, 6, y, z);
				double b = side(p, 6, 0, y, z);
				double c = side(p, 0, 3, y, z);
				boolean positive = covers(p, 3, 6, a, false) && covers(p, 6, 0, b, false) && covers(p, 0, 3, c, false);
				boolean negative = covers(p, 3, 6, a, true) && covers(p, 6, 0, b, true) && covers(p, 0, 3, c, true);
				if (positive == negative) {
					continue;
				}
				double sum = a + b + c;
				double x = sum == 0 ? p[0] : (a * p[0] + b * p[3] + c * p[6]) / sum;
				int i = Math.max(0, (int) Math.ceil((x - grid.origin().x()) / h));
				if (i < grid.nx()) {
					// seen along +x a triangle whose normal points to -x is an entry
					winding[grid.index(i, j, k)] += (short) (positive ? -1 : 1);
				}
			}
		}
	}

	private static double side(double[] p, int a, int b, double y, double z) {
		// evaluated from the lexicographically smaller end so that both triangles of an edge get the same bits
		boolean swap = p[a + 1] > p[b + 1] || p[a + 1] == p[b + 1] && p[a + 2] > p[b + 2];
		int u = swap ? b : a;
		int v = swap ? a : b;
		double s = (p[v + 1] - p[u + 1]) * (z - p[u + 2]) - (p[v + 2] - p[u + 2]) * (y - p[u + 1]);
		return swap ? -s : s;
	}

	/** Whether a point is on the covered side of an edge; on the edge itself one of its two senses covers. */
	private static boolean covers(double[] p, int a, int b, double side, boolean reversed) {
		if (side != 0) {
			return reversed ? side < 0 : side > 0;
		}
		boolean up = p[b + 2] > p[a + 2] || p[b + 2] == p[a + 2] && p[b + 1] < p[a + 1];
		return reversed != up;
	}

	/** Turns the crossings of the rows within a range of y and z into insides, and clears them for the next mesh. */
	private void accumulate(double[] range) {
		double h = grid.cellMm();
		int nx = grid.nx();
		for (int k = from(range[2], grid.origin().z(), h); k <= to(range[3], grid.origin().z(), h, grid.nz()); k++) {
			for (int j = from(range[0], grid.origin().y(), h); j <= to(range[1], grid.origin().y(), h, grid.ny()); j++) {
				int row = grid.index(0, j, k);
				int sum = 0;
				for (int i = row; i < row + nx; i++) {
					sum += winding[i];
					inside[i] |= sum > 0;
				}
				Arrays.fill(winding, row, row + nx, (short) 0);
			}
		}
	}

	/** Squared distance of a point to a triangle, after the regions of its Voronoi diagram. */
	static double squaredDistance(double[] p, double x, double y, double z) {
		double abx = p[3] - p[0];
		double aby = p[4] - p[1];
		double abz = p[5] - p[2];
		double acx = p[6] - p[0];
		double acy = p[7] - p[1];
		double acz = p[8] - p[2];
		double apx = x - p[0];
		double apy = y - p[1];
		double apz = z - p[2];
		double nx = aby * acz - abz * acy;
		double ny = abz * acx - abx * acz;
		double nz = abx * acy - aby * acx;
		double nn = nx * nx + ny * ny + nz * nz;
		if (nn > 1e-24) {
			double wb = ((apy * acz - apz * acy) * nx + (apz * acx - apx * acz) * ny + (apx * acy - apy * acx) * nz) / nn;
			double wc = ((aby * apz - abz * apy) * nx + (abz * apx - abx * apz) * ny + (abx * apy - aby * apx) * nz) / nn;
			if (wb >= 0 && wc >= 0 && wb + wc <= 1) {
				double d = apx * nx + apy * ny + apz * nz;
				return d * d / nn;
			}
		}
		return Math.min(edge(p, 0, 3, x, y, z), Math.min(edge(p, 3, 6, x, y, z), edge(p, 6, 0, x, y, z)));
	}

	private static double edge(double[] p, int a, int b, double x, double y, double z) {
		double ex = p[b] - p[a];
		double ey = p[b + 1] - p[a + 1];
		double ez = p[b + 2] - p[a + 2];
		double l = ex * ex + ey * ey + ez * ez;
		double t = l < 1e-24 ? 0 : ((x - p[a]) * ex + (y - p[a + 1]) * ey + (z - p[a + 2]) * ez) / l;
		t = Math.min(1, Math.max(0, t));
		double dx = x - p[a] - t * ex;
		double dy = y - p[a + 1] - t * ey;
		double dz = z - p[a + 2] - t * ez;
		return dx * dx + dy * dy + dz * dz;
	}

	/** The signed distance, mm, negative inside. */
	public ScalarGrid signed() {
		float[] out = new float[near.length];
		float[] outer = DistanceTransform.distances(grid, near, inside, false);
		float[] inner = DistanceTransform.distances(grid, near, inside, true);
		for (int i = 0; i < out.length; i++) {
			out[i] = inside[i] ? -inner[i] : outer[i];
		}
		return grid.with(out);
	}
}
