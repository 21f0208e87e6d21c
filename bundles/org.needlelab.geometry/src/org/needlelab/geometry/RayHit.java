package org.needlelab.geometry;

/**
 * The first hit of a ray, owned and reused by the caller. One object serves one thread at a time.
 */
public final class RayHit {

	/** Distance from the ray's origin in mm; positive infinity when nothing was hit. */
	public double distanceMm = Double.POSITIVE_INFINITY;
	/** The point hit, mm. */
	public double x;
	/** See {@link #x}. */
	public double y;
	/** See {@link #x}. */
	public double z;
	/** Index of the triangle hit, or -1. */
	public int triangle = -1;
	/** True when the ray comes through the outer face (it enters the structure), false when it comes from inside. */
	public boolean entering;
	/** Index of the mesh hit when a {@link MeshSet} was asked, otherwise 0. */
	public int mesh;

	/** Where the last hit was, to begin with: the next ray often hits there too. */
	Nodes nodes;
	int place;
	final QueryScratch scratch = new QueryScratch();
	final Ray ray = new Ray();

	/** True when the last query hit something. */
	public boolean found() {
		return triangle >= 0;
	}

	/** The point hit as a value. */
	public Vec3 point() {
		return new Vec3(x, y, z);
	}

	void reset() {
		distanceMm = Double.POSITIVE_INFINITY;
		triangle = -1;
		mesh = 0;
	}
}
