package org.needlelab.geometry.shape;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Filters over sampled fields. */
public final class GridFilter {

	private GridFilter() {
	}

	/**
	 * Gaussian smoothing, one axis after the other, cut off at three standard deviations; samples beyond the border are taken
	 * as the border's.
	 *
	 * @param sigmaMm standard deviation, mm; 0 leaves the field as it is
	 * @param atLeast a lower bound by sample index that holds after smoothing
	 */
	public static ScalarGrid smoothed(ScalarGrid grid, double sigmaMm, IntToDoubleFunction atLeast) {
		float[] f = grid.values().clone();
		double sigma = sigmaMm / grid.cellMm();
		if (sigma > 0) {
			int reach = (int) Math.ceil(3 * sigma);
			double[] kernel = new double[reach + 1];
			double sum = 0;
			for (int i = 0; i <= reach; i++) {
				kernel[i] = StrictMath.exp(-0.5 * i * i / (sigma * sigma));
				sum += i == 0 ? kernel[i] : 2 * kernel[i];
			}
			for (int i = 0; i <= reach; i++) {
				kernel[i] /= sum;
			}
			f = along(grid, f, kernel, 0);
			f = along(grid, f, kernel, 1);
			f = along(grid, f, kernel, 2);
		}
		for (int i = 0; i < f.length; i++) {
			f[i] = (float) Math.max(f[i], atLeast.applyAsDouble(i));
		}
		return grid.with(f);
	}

	private static float[] along(ScalarGrid grid, float[] f, double[] kernel, int axis) {
		int[] n = {grid.nx(), grid.ny(), grid.nz()};
		int[] step = {1, grid.nx(), grid.nx() * grid.ny()};
		float[] out = new float[f.length];
		IntStream.range(0, n[2]).parallel().forEach(k -> {
			for (int j = 0; j < n[1]; j++) {
				for (int i = 0; i < n[0]; i++) {
					int at = grid.index(i, j, k);
					int here = axis == 0 ? i : axis == 1 ? j : k;
					double sum = kernel[0] * f[at];
					for (int d = 1; d < kernel.length; d++) {
						int up = Math.min(d, n[axis] - 1 - here);
						int down = Math.min(d, here);
						sum += kernel[d] * ((double) f[at + up * step[axis]] + f[at - down * step[axis]]);
					}
					out[at] = (float) sum;
				}
			}
		});
		return out;
	}

	/** Leaves only the largest face-connected part of the inside; the rest becomes outside. Changes the grid's values. */
	public static void keepLargest(ScalarGrid grid) {
		float[] f = grid.values();
		int[] label = new int[f.length];
		int[] stack = new int[f.length];
		int[] steps = {1, grid.nx(), grid.nx() * grid.ny()};
		int labels = 0;
		int best = 0;
		int bestSize = 0;
		for (int seed = 0; seed < f.length; seed++) {
			if (f[seed] >= 0 || label[seed] != 0) {
				continue;
			}
			int size = flood(f, label, stack, steps, seed, ++labels);
			if (size > bestSize) {
				bestSize = size;
				best = labels;
			}
		}
		for (int i = 0; i < f.length; i++) {
			if (f[i] < 0 && label[i] != best) {
				f[i] = (float) (0.5 * grid.cellMm());
			}
		}
	}

	/** Turns every part of the outside that does not reach the grid's border inside. Changes the grid's values. */
	static void fillCavities(ScalarGrid grid) {
		float[] f = grid.values();
		float[] turned = new float[f.length];
		for (int i = 0; i < f.length; i++) {
			turned[i] = -f[i];
		}
		int[] label = new int[f.length];
		int[] stack = new int[f.length];
		int[] steps = {1, grid.nx(), grid.nx() * grid.ny()};
		for (int k = 0; k < grid.nz(); k++) {
			for (int j = 0; j < grid.ny(); j++) {
				boolean face = k == 0 || j == 0 || k == grid.nz() - 1 || j == grid.ny() - 1;
				for (int i = 0; i < grid.nx(); i += face ? 1 : grid.nx() - 1) {
					int at = grid.index(i, j, k);
					if (turned[at] < 0 && label[at] == 0) {
						flood(turned, label, stack, steps, at, 1);
					}
				}
			}
		}
		for (int i = 0; i < f.length; i++) {
			if (f[i] > 0 && label[i] == 0) {
				f[i] = (float) -grid.cellMm();
			}
		}
	}

	private static int flood(float[] f, int[] label, int[] stack, int[] steps, int seed, int mark) {
		int top = 0;
		int size = 0;
		stack[top++] = seed;
		label[seed] = mark;
		while (top > 0) {
			int at = stack[--top];
			size++;
			for (int step : steps) {
				for (int s = -step; s <= step; s += 2 * step) {
					int next = at + s;
					if (next >= 0 && next < f.length && f[next] < 0 && label[next] == 0) {
						label[next] = mark;
						stack[top++] = next;
					}
				}
			}
		}
		return size;
	}
}
