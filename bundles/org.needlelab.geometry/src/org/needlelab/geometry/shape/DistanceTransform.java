package org.needlelab.geometry.shape;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Euclidean distance transform on a grid after Felzenszwalb and Huttenlocher 2012 ("Distance transforms of sampled
 * functions"): lower envelopes of parabolas, one axis after the other.
 */
public final class DistanceTransform {

	private static final double FAR = 1e12;

	private DistanceTransform() {
	}

	/**
	 * Distances of all samples to a region's border, from known distances near it.
	 *
	 * @param grid place and size
	 * @param near known distance of samples near the border, mm; infinite where unknown
	 * @param inside the region
	 * @param fromInside whether distances are wanted for the samples inside (else for those outside)
	 */
	static float[] distances(ScalarGrid grid, float[] near, boolean[] inside, boolean fromInside) {
		double[] f = new double[near.length];
		int[] source = new int[near.length];
		for (int i = 0; i < f.length; i++) {
			f[i] = inside[i] != fromInside ? 0 : FAR;
			source[i] = i;
		}
		squared(grid, f, source);
		float[] out = new float[f.length];
		for (int i = 0; i < f.length; i++) {
			if (inside[i] == fromInside && !Float.isInfinite(near[i])) {
				out[i] = near[i];
			} else {
				// the nearest sample of the other side lies beyond the border by what is known of it
				float beyond = near[source[i]];
				out[i] = (float) Math.sqrt(f[i]) - (Float.isInfinite(beyond) || f[i] == 0 ? 0 : beyond);
			}
		}
		return out;
	}

	/** Distance of every sample of a grid to the samples of a region, mm; zero inside it. */
	public static float[] toRegion(ScalarGrid grid, boolean[] region) {
		double[] f = new double[region.length];
		for (int i = 0; i < f.length; i++) {
			f[i] = region[i] ? 0 : FAR;
		}
		squared(grid, f, new int[f.length]);
		float[] out = new float[f.length];
		for (int i = 0; i < f.length; i++) {
			out[i] = (float) Math.sqrt(f[i]);
		}
		return out;
	}

	/**
	 * Closing by a ball: the field's inside grown by a radius, then shrunk by it, so that hollows narrower than twice the
	 * radius are filled.
	 *
	 * @param field signed distance, mm
	 * @return signed distance to the closed inside, about
	 */
	public static ScalarGrid closed(ScalarGrid field, double radiusMm) {
		ScalarGrid grown = redistanced(field, radiusMm);
		float[] out = grown.values();
		for (int i = 0; i < out.length; i++) {
			out[i] += (float) radiusMm;
		}
		return grown;
	}

	/** The field with its cavities, parts of the outside that the grid's border does not reach, turned inside. */
	public static ScalarGrid filled(ScalarGrid field) {
		float[] f = field.values().clone();
		GridFilter.fillCavities(field.with(f));
		return redistanced(field.with(f), 0);
	}

	/** Opening by a ball: shrunk, then grown, so that parts narrower than twice the radius go. */
	public static ScalarGrid opened(ScalarGrid field, double radiusMm) {
		ScalarGrid shrunk = redistanced(field, -radiusMm);
		float[] out = shrunk.values();
		for (int i = 0; i < out.length; i++) {
			out[i] = Math.max(field.values()[i], out[i] - (float) radiusMm);
		}
		return shrunk;
	}

	/** Signed distance to the surface where the field has a level. */
	private static ScalarGrid redistanced(ScalarGrid field, double level) {
		float[] f = field.values();
		boolean[] in = new boolean[f.length];
		float[] near = new float[f.length];
		for (int i = 0; i < f.length; i++) {
			double d = f[i] - level;
			in[i] = d < 0;
			near[i] = Math.abs(d) < field.cellMm() ? (float) Math.abs(d) : Float.POSITIVE_INFINITY;
		}
		float[] outer = distances(field, near, in, false);
		float[] inner = distances(field, near, in, true);
		float[] out = new float[f.length];
		for (int i = 0; i < f.length; i++) {
			out[i] = in[i] ? -inner[i] : outer[i];
		}
		return field.with(out);
	}

	/** Replaces f by min over q of f(q) + |p - q|², mm², and every source by the one of the q that gave it. */
	private static void squared(ScalarGrid grid, double[] f, int[] source) {
		int nx = grid.nx();
		int ny = grid.ny();
		int nz = grid.nz();
		double h2 = grid.cellMm() * grid.cellMm();
		int longest = Math.max(nx, Math.max(ny, nz));
		// lines of one axis do not touch each other, so their order does not matter
		ThreadLocal<Line> line = ThreadLocal.withInitial(() -> new Line(longest, h2));
		IntStream.range(0, nz).parallel().forEach(k -> {
			for (int j = 0; j < ny; j++) {
				line.get().run(f, source, grid.index(0, j, k), 1, nx);
			}
			for (int i = 0; i < nx; i++) {
				line.get().run(f, source, grid.index(i, 0, k), nx, ny);
			}
		});
		IntStream.range(0, ny).parallel().forEach(j -> {
			for (int i = 0; i < nx; i++) {
				line.get().run(f, source, grid.index(i, j, 0), nx * ny, nz);
			}
		});
	}

	/** The transform of one line, with its working space. */
	private static final class Line {
		private final double[] g;
		private final int[] from;
		private final double[] z;
		private final int[] v;
		private final double h2;

		Line(int n, double h2) {
			g = new double[n];
			from = new int[n];
			z = new double[n + 1];
			v = new int[n];
			this.h2 = h2;
		}

		void run(double[] f, int[] source, int start, int step, int n) {
			for (int q = 0; q < n; q++) {
				g[q] = f[start + q * step] / h2;
				from[q] = source[start + q * step];
			}
			int k = 0;
			v[0] = 0;
			z[0] = Double.NEGATIVE_INFINITY;
			z[1] = Double.POSITIVE_INFINITY;
			for (int q = 1; q < n; q++) {
				double s = meet(q, v[k]);
				while (s <= z[k]) {
					k--;
					s = meet(q, v[k]);
				}
				k++;
				v[k] = q;
				z[k] = s;
				z[k + 1] = Double.POSITIVE_INFINITY;
			}
			k = 0;
			for (int q = 0; q < n; q++) {
				while (z[k + 1] < q) {
					k++;
				}
				double d = q - v[k];
				f[start + q * step] = (d * d + g[v[k]]) * h2;
				source[start + q * step] = from[v[k]];
			}
			Arrays.fill(z, 0, n + 1, 0);
		}

		private double meet(int q, int p) {
			return (g[q] + (double) q * q - (g[p] + (double) p * p)) / (2.0 * q - 2.0 * p);
		}
	}
}
