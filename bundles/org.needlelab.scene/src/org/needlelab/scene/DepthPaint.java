package org.needlelab.scene;

import java.util.Arrays;

import org.needlelab.anatomy.SafeDepthMap;

/**
 * Depths to be painted on a surface in bands of colour: one depth for each vertex of its mesh, or none. A value by identity, so
 * that a renderer knows what it already holds; the array is read-only.
 */
public final class DepthPaint {

	/** Upper limits of the bands, mm; what is deeper has the last colour. */
	private static final double[] LIMITS_MM = {5, 10, 20, 30, 40, 60};
	/** From dark red (nothing is safe) to dark blue; they can be told apart by the colour-blind. */
	private static final int[] COLOURS = {0x67001f, 0xb2182b, 0xef8a62, 0xfddb9c, 0xa6cee3, 0x4393c3, 0x08306b};

	private final float[] depthMm;

	private DepthPaint(float[] depthMm) {
		this.depthMm = depthMm;
	}

	/**
	 * The depths of a map.
	 *
	 * @param vertices number of vertices of the skin that the map was made of
	 * @param worst whether to take the worst depth within the cone instead of the depth along the normal
	 */
	public static DepthPaint of(SafeDepthMap map, int vertices, boolean worst) {
		float[] depths = new float[vertices];
		Arrays.fill(depths, Float.NaN);
		map.points().forEach(p -> depths[p.vertex()] = (float) (worst ? p.worstMm() : p.depthMm()));
		return new DepthPaint(depths);
	}

	/** Depth by the mesh's vertex, mm; not a number where there is none. */
	public float[] depthMm() {
		return depthMm;
	}

	/** Number of bands. */
	public static int bands() {
		return COLOURS.length;
	}

	/** Upper limit of a band, mm; positive infinity for the last. */
	public static double limitMm(int band) {
		return band < LIMITS_MM.length ? LIMITS_MM[band] : Double.POSITIVE_INFINITY;
	}

	/** The colour of a band. */
	public static Colour colour(int band) {
		return Colour.rgb(COLOURS[band]);
	}

	/** The band of a depth, mm. */
	public static int band(double depthMm) {
		int band = 0;
		while (band < LIMITS_MM.length && depthMm >= LIMITS_MM[band]) {
			band++;
		}
		return band;
	}
}
