package org.needlelab.geometry;

import java.util.Arrays;

/**
 * Finds where to split a range of triangles: sorts their centres into bins along an axis and weighs each border between bins
 * by surface area times number of triangles on either side. Working memory of one thread of a build.
 */
final class Bins {

	private static final int MOST = 16;

	/** Box around the triangles and box around twice their centres: min x, y, z, max x, y, z. */
	private final float[] hull = new float[6];
	private final float[] centres = new float[6];
	/** Boxes of the bins, six values each, and how many triangles each holds. */
	private final float[] bin = new float[6 * MOST];
	private final int[] filled = new int[MOST];
	private final float[] swept = new float[6];
	private final float[] upperArea = new float[MOST];
	/** The split chosen: axis, origin and scale of its bins, first bin above the border. */
	private int axis;
	private float origin;
	private float scale;
	private int border;
	private int last;

	/** Takes in the boxes of a range of triangles. */
	void bound(float[] box, int[] order, int lo, int hi) {
		empty(hull, 0);
		empty(centres, 0);
		for (int i = lo; i < hi; i++) {
			int b = 6 * order[i];
			for (int c = 0; c < 3; c++) {
				float low = box[b + c];
				float high = box[b + 3 + c];
				float centre = low + high;
				hull[c] = Math.min(hull[c], low);
				hull[3 + c] = Math.max(hull[3 + c], high);
				centres[c] = Math.min(centres[c], centre);
				centres[3 + c] = Math.max(centres[3 + c], centre);
			}
		}
	}

	/** Half the surface of the box around the range. */
	float area() {
		return halfArea(hull, 0);
	}

	/** Chooses a split of the range; false when all centres coincide. */
	boolean choose(float[] box, int[] order, int lo, int hi) {
		axis = 0;
		for (int c = 1; c < 3; c++) {
			if (centres[3 + c] - centres[c] > centres[3 + axis] - centres[axis]) {
				axis = c;
			}
		}
		float extent = centres[3 + axis] - centres[axis];
		int bins = hi - lo < 32 ? 8 : MOST;
		origin = centres[axis];
		scale = bins * (1 - 1e-6f) / extent;
		last = bins - 1;
		if (!(extent > 0) || Float.isInfinite(scale)) {
			return false;
		}
		fill(box, order, lo, hi, bins);
		weigh(bins);
		return true;
	}

	/** True when a triangle belongs below the chosen border. */
	boolean below(float[] box, int triangle) {
		return binOf(box, 6 * triangle) < border;
	}

	private int binOf(float[] box, int b) {
		return Math.min(last, (int) ((box[b + axis] + box[b + 3 + axis] - origin) * scale));
	}

	private void fill(float[] box, int[] order, int lo, int hi, int bins) {
		for (int k = 0; k < bins; k++) {
			empty(bin, 6 * k);
			filled[k] = 0;
		}
		for (int i = lo; i < hi; i++) {
			int b = 6 * order[i];
			int k = binOf(box, b);
			filled[k]++;
			merge(bin, 6 * k, box, b);
		}
	}

	private void weigh(int bins) {
		empty(swept, 0);
		int above = 0;
		for (int k = bins - 1; k > 0; k--) {
			merge(swept, 0, bin, 6 * k);
			above += filled[k];
			upperArea[k] = above == 0 ? 0 : halfArea(swept, 0) * above;
		}
		empty(swept, 0);
		int under = 0;
		float least = Float.POSITIVE_INFINITY;
		border = 1;
		for (int k = 1; k < bins; k++) {
			merge(swept, 0, bin, 6 * (k - 1));
			under += filled[k - 1];
			float cost = under == 0 ? Float.POSITIVE_INFINITY : halfArea(swept, 0) * under + upperArea[k];
			if (cost < least && upperArea[k] >= 0) {
				least = cost;
				border = k;
			}
		}
	}

	private static void merge(float[] into, int i, float[] from, int j) {
		into[i] = Math.min(into[i], from[j]);
		into[i + 1] = Math.min(into[i + 1], from[j + 1]);
		into[i + 2] = Math.min(into[i + 2], from[j + 2]);
		into[i + 3] = Math.max(into[i + 3], from[j + 3]);
		into[i + 4] = Math.max(into[i + 4], from[j + 4]);
		into[i + 5] = Math.max(into[i + 5], from[j + 5]);
	}

	private static void empty(float[] into, int i) {
		Arrays.fill(into, i, i + 3, Float.POSITIVE_INFINITY);
		Arrays.fill(into, i + 3, i + 6, Float.NEGATIVE_INFINITY);
	}

	private static float halfArea(float[] b, int i) {
		float x = b[i + 3] - b[i];
		float y = b[i + 4] - b[i + 1];
		float z = b[i + 5] - b[i + 2];
		return x * y + y * z + z * x;
	}
}
