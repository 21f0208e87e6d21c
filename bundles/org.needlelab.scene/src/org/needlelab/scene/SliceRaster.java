package org.needlelab.scene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which region of a slice is seen in each cell of a window: of those that contain the cell's middle, the last. */
final class SliceRaster {

	private final SliceWindow window;
	private final double cellMm;
	private final int columns;
	private final int rows;
	private final int[] seen;
	private final int regions;

	/** The largest square of cells that show one region: its middle and side, mm. */
	record Square(int region, double xMm, double yMm, double sideMm) {
	}

	SliceRaster(SliceWindow window, double cellMm, List<SliceRegion> regions) {
		this.window = window;
		this.cellMm = cellMm;
		this.regions = regions.size();
		columns = (int) Math.ceil(window.width() / cellMm);
		rows = (int) Math.ceil(window.height() / cellMm);
		seen = new int[columns * rows];
		Arrays.fill(seen, -1);
		for (int i = 0; i < regions.size(); i++) {
			fill(regions.get(i).polygons(), i);
		}
	}

	/** Even-odd, row by row. */
	private void fill(List<float[]> polygons, int region) {
		double[][] crossings = new double[rows][];
		int[] counts = new int[rows];
		for (float[] p : polygons) {
			for (int i = 0; i < p.length; i += 2) {
				int j = i + 2 == p.length ? 0 : i + 2;
				cross(p[i], p[i + 1], p[j], p[j + 1], crossings, counts);
			}
		}
		for (int row = 0; row < rows; row++) {
			if (counts[row] > 1) {
				Arrays.sort(crossings[row], 0, counts[row]);
				for (int i = 0; i + 1 < counts[row]; i += 2) {
					int from = Math.max(0, firstFrom(crossings[row][i]));
					int to = Math.min(columns, firstFrom(crossings[row][i + 1]));
					if (from < to) {
						Arrays.fill(seen, row * columns + from, row * columns + to, region);
					}
				}
			}
		}
	}

	/** The first column whose middle is not left of x. */
	private int firstFrom(double x) {
		return (int) Math.ceil((x - window.left()) / cellMm - 0.5);
	}

	private void cross(double x0, double y0, double x1, double y1, double[][] crossings, int[] counts) {
		double low = Math.min(y0, y1);
		double high = Math.max(y0, y1);
		int from = Math.max(0, (int) Math.ceil((low - window.top()) / cellMm - 0.5));
		int to = Math.min(rows - 1, (int) Math.ceil((high - window.top()) / cellMm - 0.5) - 1);
		for (int row = from; row <= to; row++) {
			double y = window.top() + (row + 0.5) * cellMm;
			double[] list = crossings[row];
			if (list == null) {
				list = new double[8];
			} else if (counts[row] == list.length) {
				list = Arrays.copyOf(list, 2 * list.length);
			}
			list[counts[row]++] = x0 + (y - y0) / (y1 - y0) * (x1 - x0);
			crossings[row] = list;
		}
	}

	Optional<Integer> at(double xMm, double yMm) {
		int column = (int) Math.floor((xMm - window.left()) / cellMm);
		int row = (int) Math.floor((yMm - window.top()) / cellMm);
		if (column < 0 || row < 0 || column >= columns || row >= rows || seen[row * columns + column] < 0) {
			return Optional.empty();
		}
		return Optional.of(seen[row * columns + column]);
	}

	/** One for each region that is seen, in the regions' order. */
	List<Square> largestSquares() {
		int[] best = new int[regions];
		int[] corner = new int[regions];
		int[] above = new int[columns];
		int[] here = new int[columns];
		for (int row = 0; row < rows; row++) {
			for (int c = 0; c < columns; c++) {
				int region = seen[row * columns + c];
				boolean grows = region >= 0 && row > 0 && c > 0 && same(row, c, region);
				here[c] = region < 0 ? 0 : grows ? 1 + Math.min(above[c], Math.min(above[c - 1], here[c - 1])) : 1;
				if (region >= 0 && here[c] > best[region]) {
					best[region] = here[c];
					corner[region] = row * columns + c;
				}
			}
			int[] swap = above;
			above = here;
			here = swap;
		}
		List<Square> squares = new ArrayList<>();
		for (int r = 0; r < regions; r++) {
			if (best[r] > 0) {
				double half = best[r] / 2.0;
				squares.add(new Square(r, window.left() + (corner[r] % columns + 1 - half) * cellMm,
						window.top() + (corner[r] / columns + 1 - half) * cellMm, best[r] * cellMm));
			}
		}
		return squares;
	}

	private boolean same(int row, int column, int region) {
		int i = row * columns + column;
		return seen[i - 1] == region && seen[i - columns] == region && seen[i - columns - 1] == region;
	}
}
