package org.needlelab.geometry;

import java.util.Arrays;

/**
 * Stretches of a segment that lie inside a mesh: [enter, exit] in mm from the segment's first end, in order, disjoint. Owned
 * and reused by the caller; one object serves one thread at a time.
 */
public final class Intervals {

	private double[] enterMm = new double[8];
	private double[] exitMm = new double[8];
	private int count;

	final Crossings crossings = new Crossings();

	/** How many stretches there are. */
	public int count() {
		return count;
	}

	/** Start of the i-th stretch in mm; 0 when the segment's first end is inside. */
	public double enterMm(int i) {
		return enterMm[checked(i)];
	}

	/** End of the i-th stretch in mm; the segment's length when its second end is inside. */
	public double exitMm(int i) {
		return exitMm[checked(i)];
	}

	/** Length in mm of all stretches together. */
	public double lengthMm() {
		double sum = 0;
		for (int i = 0; i < count; i++) {
			sum += exitMm[i] - enterMm[i];
		}
		return sum;
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

	/** Appends a stretch, or lengthens the last one when it starts where that ended. */
	void join(double enter, double exit) {
		if (count > 0 && exitMm[count - 1] == enter) {
			exitMm[count - 1] = exit;
			return;
		}
		if (count == enterMm.length) {
			enterMm = Arrays.copyOf(enterMm, 2 * count);
			exitMm = Arrays.copyOf(exitMm, 2 * count);
		}
		enterMm[count] = enter;
		exitMm[count] = exit;
		count++;
	}
}
