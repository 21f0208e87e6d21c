package org.needlelab.geometry;

/**
 * The answer of a point query, owned and reused by the caller. One object serves one thread at a time.
 */
public final class ClosestPoint {

	/** Distance in mm, never negative; positive infinity when nothing lies within the bound. */
	public double distanceMm = Double.POSITIVE_INFINITY;
	/** Nearest point of the mesh, mm; meaningless when nothing was found. */
	public double x;
	/** See {@link #x}. */
	public double y;
	/** See {@link #x}. */
	public double z;
	/** Index of the triangle that holds the nearest point, or -1 when nothing lies within the bound. */
	public int triangle = -1;

	final QueryScratch scratch = new QueryScratch();
	/** The point as a segment without length. */
	final SegmentDistance segment = new SegmentDistance();

	/** True when the last query found a point within its bound. */
	public boolean found() {
		return triangle >= 0;
	}

	/** Where the hierarchy keeps the triangle: to start a search near by with. Only when found. */
	public int place() {
		return segment.place;
	}

	/** Nearest point of the mesh as a value. */
	public Vec3 point() {
		return new Vec3(x, y, z);
	}

	/** Takes the answer of {@link #segment}. */
	void take() {
		distanceMm = segment.distanceMm;
		triangle = segment.triangle;
		x = segment.meshX;
		y = segment.meshY;
		z = segment.meshZ;
	}
}
