package org.needlelab.geometry;

import java.util.Arrays;

/**
 * Distances of one needle pose to every mesh of a set, owned and reused by the caller, one thread at a time. Reused from pose
 * to pose it remembers where each structure was nearest and how near it can have come since, so that most structures need no
 * search; the answers are those of a fresh object.
 */
public final class SetDistances {

	/** A search looks this much farther than the bound. */
	private static final double BEYOND_MM = 5;

	private SegmentDistance[] distance = new SegmentDistance[0];
	private final SegmentSearch search = new SegmentSearch();
	/** What the remembered values were computed for. */
	private MeshSet set;
	private double ax;
	private double ay;
	private double az;
	private double bx;
	private double by;
	private double bz;
	/** By mesh: no point of it is nearer to the current pose than this, mm. */
	private double[] lowerMm = new double[0];
	/** By mesh: place of the nearest triangle of the last search, or -1. */
	private int[] near = new int[0];
	/** By mesh: what the last search left behind. */
	private Guards[] guards = new Guards[0];
	/** How far the needle has come in all, mm. */
	private double travelMm;

	/** Distance and witnesses of the i-th mesh; not found when it lies beyond its bound. Valid until the next query. */
	public SegmentDistance get(int i) {
		return distance[i];
	}

	/** Number of meshes answered. */
	public int size() {
		return set == null ? 0 : set.size();
	}

	/** Forgets the earlier pose. */
	public void forget() {
		set = null;
	}

	/** Moves to a new pose: whatever was far can have come nearer by no more than the ends of the needle moved. */
	void prepare(MeshSet asked, double px, double py, double pz, double qx, double qy, double qz) {
		if (set != asked) {
			distance = new SegmentDistance[asked.size()];
			for (int i = 0; i < distance.length; i++) {
				distance[i] = new SegmentDistance();
			}
			lowerMm = new double[distance.length];
			near = new int[distance.length];
			Arrays.fill(near, -1);
			guards = new Guards[distance.length];
			for (int i = 0; i < guards.length; i++) {
				guards[i] = new Guards();
			}
			travelMm = 0;
			set = asked;
		} else {
			double p = length(px - ax, py - ay, pz - az);
			double q = length(qx - bx, qy - by, qz - bz);
			// a point of the segment moves by a mean of its ends' motions; the factor covers rounding
			double motion = (p > q ? p : q) * (1 + 1e-12) + 1e-12;
			travelMm += motion;
			for (int i = 0; i < lowerMm.length; i++) {
				lowerMm[i] -= motion;
			}
		}
		ax = px;
		ay = py;
		az = pz;
		bx = qx;
		by = qy;
		bz = qz;
	}

	void update(int i, MeshHierarchy mesh, double boundMm) {
		SegmentDistance out = distance[i];
		out.reset(boundMm);
		if (lowerMm[i] > boundMm) {
			return;
		}
		// a mesh just beyond the bound is not to be searched at the next pose again
		out.reset(boundMm + BEYOND_MM);
		search.run(mesh.nodes(), ax, ay, az, bx, by, bz, near[i], guards[i], travelMm, out);
		lowerMm[i] = boundMm + BEYOND_MM;
		if (out.found()) {
			near[i] = out.place;
			lowerMm[i] = out.distanceMm;
			if (out.distanceMm > boundMm) {
				out.reset(boundMm);
			}
		}
	}

	private static double length(double x, double y, double z) {
		return Math.sqrt(x * x + y * y + z * z);
	}
}
