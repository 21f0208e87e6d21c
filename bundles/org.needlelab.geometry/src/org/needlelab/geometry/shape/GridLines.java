package org.needlelab.geometry.shape;

import java.util.List;

import org.needlelab.geometry.Vec3;

/**
 * Where the samples of a grid with cells of unequal size lie: their coordinates along each axis, ascending, mm.
 *
 * @param x along x
 * @param y along y
 * @param z along z
 */
public record GridLines(double[] x, double[] y, double[] z) {

	/**
	 * A range with cells of another size along one axis; where ranges overlap the smaller counts.
	 *
	 * @param fromMm where it begins, mm
	 * @param toMm where it ends, mm
	 * @param cellMm size of the cells, mm
	 */
	public record Band(double fromMm, double toMm, double cellMm) {

		Band mirrored() {
			return new Band(-toMm, -fromMm, cellMm);
		}
	}

	/** The lines of a grid with equal cells. */
	static GridLines of(ScalarGrid grid) {
		Vec3 o = grid.origin();
		return new GridLines(even(o.x(), grid.cellMm(), grid.nx()), even(o.y(), grid.cellMm(), grid.ny()),
				even(o.z(), grid.cellMm(), grid.nz()));
	}

	private static double[] even(double origin, double cellMm, int n) {
		double[] at = new double[n];
		for (int i = 0; i < n; i++) {
			at[i] = origin + i * cellMm;
		}
		return at;
	}

	/**
	 * Lines that cover a range, from 0 outwards: where they lie does not depend on where the range ends.
	 *
	 * @param lo negative or 0, mm
	 * @param hi positive or 0, mm
	 * @param cellMm size of cells outside the bands, mm
	 */
	public static double[] covering(double lo, double hi, double cellMm, List<Band> bands) {
		double[] up = outwards(hi, cellMm, bands);
		double[] down = outwards(-lo, cellMm, bands.stream().map(Band::mirrored).toList());
		double[] at = new double[up.length + down.length - 1];
		for (int i = 0; i < down.length; i++) {
			at[down.length - 1 - i] = -down[i];
		}
		System.arraycopy(up, 0, at, down.length - 1, up.length);
		return at;
	}

	private static double[] outwards(double end, double cellMm, List<Band> bands) {
		double[] at = new double[16];
		int n = 1;
		while (at[n - 1] < end) {
			double here = at[n - 1];
			double step = bands.stream().filter(band -> here < band.toMm() && here + band.cellMm() > band.fromMm())
					.mapToDouble(Band::cellMm).min().orElse(cellMm);
			if (n == at.length) {
				at = java.util.Arrays.copyOf(at, 2 * n);
			}
			at[n++] = here + step;
		}
		return java.util.Arrays.copyOf(at, n);
	}
}
