package org.needlelab.geometry.shape;

import org.needlelab.geometry.Vec3;

/**
 * A scalar field sampled on a cubic grid, negative inside. x runs fastest.
 *
 * @param origin position of the first sample, mm
 * @param cellMm distance of samples, mm
 * @param nx samples along x
 * @param ny samples along y
 * @param nz samples along z
 * @param values the samples; shared, not copied
 */
public record ScalarGrid(Vec3 origin, double cellMm, int nx, int ny, int nz, float[] values) {

	/** A grid over a box, one cell wider on every side, filled with a value. */
	public static ScalarGrid over(Vec3 min, Vec3 max, double cellMm, float fill) {
		int nx = (int) Math.ceil((max.x() - min.x()) / cellMm) + 3;
		int ny = (int) Math.ceil((max.y() - min.y()) / cellMm) + 3;
		int nz = (int) Math.ceil((max.z() - min.z()) / cellMm) + 3;
		float[] values = new float[Math.multiplyExact(Math.multiplyExact(nx, ny), nz)];
		java.util.Arrays.fill(values, fill);
		return new ScalarGrid(min.minus(new Vec3(cellMm, cellMm, cellMm)), cellMm, nx, ny, nz, values);
	}

	/** A grid of the same samples with other values. */
	public ScalarGrid with(float[] other) {
		return new ScalarGrid(origin, cellMm, nx, ny, nz, other);
	}

	/** Index of a sample. */
	public int index(int i, int j, int k) {
		return i + nx * (j + ny * k);
	}

	/** Position of a sample, mm. */
	public Vec3 position(int i, int j, int k) {
		return new Vec3(origin.x() + i * cellMm, origin.y() + j * cellMm, origin.z() + k * cellMm);
	}

	/** The field at a place, trilinear between samples, clamped at the grid's border. */
	public double at(double x, double y, double z) {
		double fx = clamp((x - origin.x()) / cellMm, nx);
		double fy = clamp((y - origin.y()) / cellMm, ny);
		double fz = clamp((z - origin.z()) / cellMm, nz);
		int i = Math.min(nx - 2, (int) fx);
		int j = Math.min(ny - 2, (int) fy);
		int k = Math.min(nz - 2, (int) fz);
		double u = fx - i;
		double v = fy - j;
		double w = fz - k;
		int a = index(i, j, k);
		int dy = nx;
		int dz = nx * ny;
		double c00 = values[a] * (1 - u) + values[a + 1] * u;
		double c10 = values[a + dy] * (1 - u) + values[a + dy + 1] * u;
		double c01 = values[a + dz] * (1 - u) + values[a + dz + 1] * u;
		double c11 = values[a + dz + dy] * (1 - u) + values[a + dz + dy + 1] * u;
		return (c00 * (1 - v) + c10 * v) * (1 - w) + (c01 * (1 - v) + c11 * v) * w;
	}

	/** The field at a place by cubic convolution (Catmull-Rom): smooth where {@link #at} has kinks at the samples. */
	public double smoothAt(double x, double y, double z) {
		double fx = clamp((x - origin.x()) / cellMm, nx);
		double fy = clamp((y - origin.y()) / cellMm, ny);
		double fz = clamp((z - origin.z()) / cellMm, nz);
		int i = Math.min(nx - 2, (int) fx);
		int j = Math.min(ny - 2, (int) fy);
		int k = Math.min(nz - 2, (int) fz);
		double sum = 0;
		for (int c = -1; c <= 2; c++) {
			int kk = Math.min(nz - 1, Math.max(0, k + c));
			double plane = 0;
			for (int b = -1; b <= 2; b++) {
				int jj = Math.min(ny - 1, Math.max(0, j + b));
				double row = 0;
				for (int a = -1; a <= 2; a++) {
					int ii = Math.min(nx - 1, Math.max(0, i + a));
					row += cubic(fx - i - a) * values[index(ii, jj, kk)];
				}
				plane += cubic(fy - j - b) * row;
			}
			sum += cubic(fz - k - c) * plane;
		}
		return sum;
	}

	private static double cubic(double t) {
		double a = Math.abs(t);
		return a < 1 ? 1 + a * a * (1.5 * a - 2.5) : a < 2 ? 2 + a * (-4 + a * (2.5 - 0.5 * a)) : 0;
	}

	/** Whether a place lies between the grid's samples. */
	public boolean covers(double x, double y, double z) {
		return covers(x - origin.x(), nx) && covers(y - origin.y(), ny) && covers(z - origin.z(), nz);
	}

	private boolean covers(double offset, int n) {
		return offset >= 0 && offset <= (n - 1) * cellMm;
	}

	/** The field's gradient at a place, by central differences over one cell. */
	public Vec3 gradient(Vec3 p) {
		double h = cellMm;
		return new Vec3(at(p.x() + h, p.y(), p.z()) - at(p.x() - h, p.y(), p.z()),
				at(p.x(), p.y() + h, p.z()) - at(p.x(), p.y() - h, p.z()),
				at(p.x(), p.y(), p.z() + h) - at(p.x(), p.y(), p.z() - h)).times(0.5 / h);
	}

	private static double clamp(double f, int n) {
		return Math.min(n - 1.0, Math.max(0, f));
	}
}
