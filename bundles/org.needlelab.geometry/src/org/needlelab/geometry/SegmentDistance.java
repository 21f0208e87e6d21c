package org.needlelab.geometry;

/**
 * The answer of a segment query with a witness on either side, owned and reused by the caller. One object serves one thread
 * at a time.
 */
public final class SegmentDistance {

	/** Distance in mm; 0 when the segment touches or crosses the surface; positive infinity when nothing lies within the bound. */
	public double distanceMm = Double.POSITIVE_INFINITY;
	/** Where on the segment the witness lies: 0 at its first end, 1 at its second. */
	public double t;
	/** Witness on the segment, mm. */
	public double segmentX;
	/** See {@link #segmentX}. */
	public double segmentY;
	/** See {@link #segmentX}. */
	public double segmentZ;
	/** Witness on the mesh, mm. */
	public double meshX;
	/** See {@link #meshX}. */
	public double meshY;
	/** See {@link #meshX}. */
	public double meshZ;
	/** Index of the triangle that holds the mesh's witness, or -1 when nothing lies within the bound. */
	public int triangle = -1;

	private SegmentSearch search;
	/** Best squared distance so far while a query runs, and what it began with. */
	double bestSquared;
	double boundSquared;
	/** Where the triangle lies in the order of the hierarchy's leaves, for the next pose's start. */
	int place;

	/** True when the last query found a triangle within its bound. */
	public boolean found() {
		return triangle >= 0;
	}

	/** Witness on the segment as a value. */
	public Vec3 onSegment() {
		return new Vec3(segmentX, segmentY, segmentZ);
	}

	/** Witness on the mesh as a value. */
	public Vec3 onMesh() {
		return new Vec3(meshX, meshY, meshZ);
	}

	/** Working memory of a query that has none of its own. */
	SegmentSearch search() {
		if (search == null) {
			search = new SegmentSearch();
		}
		return search;
	}

	void reset(double boundMm) {
		distanceMm = Double.POSITIVE_INFINITY;
		triangle = -1;
		boundSquared = boundMm >= 0 ? Math.nextUp(boundMm * boundMm) : 0;
		bestSquared = boundSquared;
	}

	/** Turns the offset of the witness from the needle's first end into the answer. */
	void finish(SegmentSearch pose, int at, int index) {
		place = at;
		triangle = index;
		distanceMm = Math.sqrt(bestSquared);
		segmentX = pose.ax + t * pose.dx;
		segmentY = pose.ay + t * pose.dy;
		segmentZ = pose.az + t * pose.dz;
		meshX += pose.ax;
		meshY += pose.ay;
		meshZ += pose.az;
	}
}
