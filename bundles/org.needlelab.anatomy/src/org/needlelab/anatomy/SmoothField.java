package org.needlelab.anatomy;

import org.needlelab.geometry.Vec3;

/**
 * A smooth random displacement of space: independent normal numbers on the nodes of a cubic lattice, joined by cubic B-splines
 * and divided by the root of the sum of the squared weights, so that each component has mean 0 and the same standard deviation
 * everywhere. A node's numbers depend on the seed and its place alone: whoever asks for whatever part gets the same.
 */
final class SmoothField {

	/** Nodes' numbers are kept within this, SD: nobody is built more unusually. */
	private static final double FARTHEST_SD = 3;
	private static final int COMPONENTS = 3;
	private static final int NODES = 64;
	private static final double TO_UNIT = 0x1.0p-53;

	private final long seed;
	private final double spacingMm;
	private final double sdMm;

	/**
	 * @param seed the same seed gives the same field
	 * @param spacingMm distance of the nodes, mm: about how far displacements resemble each other
	 * @param sdMm standard deviation of each component, mm
	 */
	SmoothField(long seed, double spacingMm, double sdMm) {
		this.seed = seed;
		this.spacingMm = spacingMm;
		this.sdMm = sdMm;
	}

	/** The displacement at a place, mm. */
	Vec3 at(Vec3 place) {
		return new Walk().at(place.x(), place.y(), place.z());
	}

	/** Asks for many places near each other: keeps the nodes of the cell last asked for. For one thread. */
	final class Walk {

		private final double[] node = new double[COMPONENTS * NODES];
		private final double[][] weight = new double[3][4];
		private boolean filled;
		private long cellX;
		private long cellY;
		private long cellZ;

		/** The displacement at a place, mm. */
		Vec3 at(double x, double y, double z) {
			long cx = weigh(0, x / spacingMm);
			long cy = weigh(1, y / spacingMm);
			long cz = weigh(2, z / spacingMm);
			if (!filled || cx != cellX || cy != cellY || cz != cellZ) {
				fill(cx, cy, cz);
			}
			double dx = 0;
			double dy = 0;
			double dz = 0;
			double squares = 0;
			int n = 0;
			for (double wx : weight[0]) {
				for (double wy : weight[1]) {
					for (double wz : weight[2]) {
						double w = wx * wy * wz;
						squares += w * w;
						dx += w * node[n++];
						dy += w * node[n++];
						dz += w * node[n++];
					}
				}
			}
			double scale = sdMm / Math.sqrt(squares);
			return new Vec3(dx * scale, dy * scale, dz * scale);
		}

		/** Weights of the four nodes about a place on an axis; returns the cell's number. */
		private long weigh(int axis, double u) {
			double floor = Math.floor(u);
			double t = u - floor;
			double s = 1 - t;
			double[] w = weight[axis];
			w[0] = s * s * s / 6;
			w[1] = (3 * t * t * t - 6 * t * t + 4) / 6;
			w[2] = (3 * s * s * s - 6 * s * s + 4) / 6;
			w[3] = t * t * t / 6;
			return (long) floor;
		}

		private void fill(long x, long y, long z) {
			int n = 0;
			for (long i = x - 1; i <= x + 2; i++) {
				for (long j = y - 1; j <= y + 2; j++) {
					for (long k = z - 1; k <= z + 2; k++) {
						for (int c = 0; c < COMPONENTS; c++) {
							node[n++] = normal(mixed(mixed(mixed(mixed(seed + c) + i) + j) + k));
						}
					}
				}
			}
			filled = true;
			cellX = x;
			cellY = y;
			cellZ = z;
		}
	}

	/** A normal number from well mixed bits. */
	static double normal(long bits) {
		double p = ((bits >>> 11) + 0.5) * TO_UNIT;
		return Math.min(FARTHEST_SD, Math.max(-FARTHEST_SD, NormalDraws.quantile(p)));
	}

	/** Mixes bits so that neighbouring numbers have nothing in common (Stafford's 13th variant of the finaliser of MurmurHash3). */
	static long mixed(long z) {
		long bits = z + 0x9e3779b97f4a7c15L;
		bits = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
		bits = (bits ^ bits >>> 27) * 0x94d049bb133111ebL;
		return bits ^ bits >>> 31;
	}
}
