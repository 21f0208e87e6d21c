package org.needlelab.geometry;

import java.util.Arrays;

/**
 * All crossings of a ray with one mesh, sorted along the ray; owned and reused by the caller. Grows to the largest answer it
 * ever held and allocates nothing after that. One object serves one thread at a time.
 */
public final class Crossings {

	private double[] distanceMm = new double[16];
	private int[] triangle = new int[16];
	private byte[] sign = new byte[16];
	private int count;

	final QueryScratch scratch = new QueryScratch();
	final Ray ray = new Ray();

	/** How many crossings there are. */
	public int count() {
		return count;
	}

	/** Distance of the i-th crossing from the ray's origin in mm, not decreasing with i. */
	public double distanceMm(int i) {
		return distanceMm[checked(i)];
	}

	/** Triangle of the i-th crossing. */
	public int triangle(int i) {
		return triangle[checked(i)];
	}

	/** True when the ray enters through the i-th crossing (from the triangle's outer face), false when it leaves. */
	public boolean entering(int i) {
		return sign[checked(i)] > 0;
	}

	private int checked(int i) {
		if (i < 0 || i >= count) {
			throw new IndexOutOfBoundsException(i);
		}
		return i;
	}

	void clear() {
		count = 0;
	}

	/** Takes one crossing; sign is +1 for an entry and -1 for an exit. */
	void add(double distance, int triangleIndex, int crossingSign) {
		if (count == distanceMm.length) {
			distanceMm = Arrays.copyOf(distanceMm, 2 * count);
			triangle = Arrays.copyOf(triangle, 2 * count);
			sign = Arrays.copyOf(sign, 2 * count);
		}
		distanceMm[count] = distance;
		triangle[count] = triangleIndex;
		sign[count] = (byte) crossingSign;
		count++;
	}

	/**
	 * Sorts by distance, then entries before exits, then by triangle, so that the order does not depend on how the hierarchy
	 * was walked. Entries first keeps a ray that slides from one overlapping part into the next inside throughout. Insertion
	 * sort: a ray seldom crosses more than a dozen times.
	 */
	void sort() {
		for (int i = 1; i < count; i++) {
			double d = distanceMm[i];
			int tri = triangle[i];
			byte s = sign[i];
			int j = i - 1;
			while (j >= 0 && after(j, d, s, tri)) {
				distanceMm[j + 1] = distanceMm[j];
				triangle[j + 1] = triangle[j];
				sign[j + 1] = sign[j];
				j--;
			}
			distanceMm[j + 1] = d;
			triangle[j + 1] = tri;
			sign[j + 1] = s;
		}
	}

	private boolean after(int j, double d, byte s, int tri) {
		if (distanceMm[j] != d) {
			return distanceMm[j] > d;
		}
		return sign[j] != s ? sign[j] < s : triangle[j] > tri;
	}
}
