package org.needlelab.geometry;

/**
 * A fixed set of directions all around: the points of the integer lattice on the octahedron |x| + |y| + |z| = {@link #SIZE}.
 * Any vector is a sum of three neighbouring ones with weights that are not negative, so that what is known of a set of points
 * along these directions bounds it along any: if D · x ≥ h for each D, then Σ λ D · x ≥ Σ λ h. Finding the three takes a division and
 * a table, for the octahedron's faces are flat.
 */
final class SupportDirections {

	/** Lattice steps from one tip of the octahedron to the next. */
	static final int SIZE = 6;
	/** Number of directions; the second half are the opposites of the first in the same order. */
	static final int COUNT = 4 * SIZE * SIZE + 2;
	static final int HALF = COUNT / 2;

	/** Coordinates of the directions, small integers. */
	static final float[] X = new float[COUNT];
	static final float[] Y = new float[COUNT];
	static final float[] Z = new float[COUNT];

	private static final int ROW = 2 * SIZE + 1;
	/** Directions by x, y and the sign of z. */
	private static final int[] INDEX = new int[2 * ROW * ROW];

	static {
		int count = 0;
		for (int x = -SIZE; x <= SIZE; x++) {
			for (int y = -SIZE; y <= SIZE; y++) {
				int z = SIZE - Math.abs(x) - Math.abs(y);
				// on the equator one of two opposites has its turn
				if (z > 0 || z == 0 && (x > 0 || x == 0 && y > 0)) {
					put(count, x, y, z);
					put(HALF + count, -x, -y, -z);
					count++;
				}
			}
		}
	}

	private static void put(int direction, int x, int y, int z) {
		X[direction] = x;
		Y[direction] = y;
		Z[direction] = z;
		int at = 2 * ((x + SIZE) * ROW + y + SIZE);
		INDEX[at + (z < 0 ? 1 : 0)] = direction;
		if (z == 0) {
			INDEX[at + 1] = direction;
		}
	}

	/** The three directions around the vector looked up last, and its weights. */
	int i;
	int j;
	int k;
	double wi;
	double wj;
	double wk;

	/** Takes a vector apart; it must not be zero. */
	void lookUp(double nx, double ny, double nz) {
		double sum = Math.abs(nx) + Math.abs(ny) + Math.abs(nz);
		double scale = SIZE / sum;
		double x = Math.abs(nx) * scale;
		double y = Math.abs(ny) * scale;
		int cx = (int) x;
		cx = cx < SIZE ? cx : SIZE - 1;
		int cy = (int) y;
		cy = cy < SIZE - cx ? cy : SIZE - cx - 1;
		double fx = x - cx;
		double fy = y - cy;
		int sx = nx < 0 ? -1 : 1;
		int sy = ny < 0 ? -1 : 1;
		int below = nz < 0 ? 1 : 0;
		double unit = sum / SIZE;
		// each square of the lattice is cut into two triangles
		double rest = 1 - fx - fy;
		j = index(sx * cx, sy * (cy + 1), below);
		k = index(sx * (cx + 1), sy * cy, below);
		if (rest >= 0 || cx + cy + 2 > SIZE) {
			i = index(sx * cx, sy * cy, below);
			wi = rest > 0 ? rest * unit : 0;
			wj = fy * unit;
			wk = fx * unit;
		} else {
			i = index(sx * (cx + 1), sy * (cy + 1), below);
			wi = -rest * unit;
			wj = (1 - fx) * unit;
			wk = (1 - fy) * unit;
		}
	}

	/** The one of the three that weighs most. */
	int nearest() {
		return wi >= wj && wi >= wk ? i : wj >= wk ? j : k;
	}

	private static int index(int x, int y, int below) {
		return INDEX[2 * ((x + SIZE) * ROW + y + SIZE) + below];
	}
}
