package org.needlelab.geometry;

/**
 * The nearest meshes of a set, nearest first; owned and reused by the caller, one thread at a time.
 */
public final class NearestMeshes {

	private int[] mesh = new int[0];
	private SegmentDistance[] distance = new SegmentDistance[0];
	private int count;
	private int limit;

	/** Answer of the mesh asked last. */
	SegmentDistance current = new SegmentDistance();

	/** How many meshes were found. */
	public int count() {
		return count;
	}

	/** Index in the set of the i-th nearest mesh. */
	public int mesh(int i) {
		return mesh[checked(i)];
	}

	/** Distance and witnesses of the i-th nearest mesh; valid until the next query. */
	public SegmentDistance distance(int i) {
		return distance[checked(i)];
	}

	private int checked(int i) {
		if (i < 0 || i >= count) {
			throw new IndexOutOfBoundsException(i);
		}
		return i;
	}

	void prepare(int k) {
		if (k < 1) {
			throw new IllegalArgumentException("k must be at least 1, is " + k);
		}
		if (mesh.length < k) {
			mesh = new int[k];
			distance = new SegmentDistance[k];
			for (int i = 0; i < k; i++) {
				distance[i] = new SegmentDistance();
			}
		}
		limit = k;
		count = 0;
	}

	/** What a mesh must beat to be among the nearest. */
	double limitMm() {
		return count < limit ? Double.POSITIVE_INFINITY : distance[count - 1].distanceMm;
	}

	/** Takes the current answer into the list; an equally distant mesh offered earlier stays before it. */
	void offer(int index) {
		if (current.distanceMm >= limitMm()) {
			return;
		}
		int last = count < limit ? count++ : count - 1;
		SegmentDistance spare = distance[last];
		int j = last - 1;
		while (j >= 0 && distance[j].distanceMm > current.distanceMm) {
			distance[j + 1] = distance[j];
			mesh[j + 1] = mesh[j];
			j--;
		}
		distance[j + 1] = current;
		mesh[j + 1] = index;
		current = spare;
	}
}
