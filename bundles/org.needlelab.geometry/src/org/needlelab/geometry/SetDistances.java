package org.needlelab.geometry;

/**
 * Distances of one needle pose to every mesh of a set, owned and reused by the caller, one thread at a time. Reused from pose
 * to pose it remembers where each structure was nearest and how near it can have come since, so that most structures need no
 * search; the answers are those of a fresh object.
 */
public final class SetDistances {

	/** A search looks this much farther than the bound. */
	private static final double BEYOND_MM = 5;

	/** Ends that move apart by less than this part of the needle's length may not have moved apart. */
	private static final double ROUNDING = 1e-12;

	/** More than any turn that leaves a guard in force. */
	private static final double TURNED = 4;

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
	/** By mesh: what the last search left behind. */
	private Guards[] guards = new Guards[0];
	/** How far the needle has come in all, mm. */
	private double travelMm;
	/** How far its direction has turned in all. */
	private double turn;

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

	double travelMm() {
		return travelMm;
	}

	double turn() {
		return turn;
	}

	/** Moves to a new pose: whatever was far can have come nearer by no more than the ends of the needle moved. */
	void prepare(MeshSet asked, double px, double py, double pz, double qx, double qy, double qz) {
		if (set != asked) {
			distance = new SegmentDistance[asked.size()];
			for (int i = 0; i < distance.length; i++) {
				distance[i] = new SegmentDistance();
			}
			lowerMm = new double[distance.length];
			guards = new Guards[distance.length];
			Guards.Scratch scratch = new Guards.Scratch();
			for (int i = 0; i < guards.length; i++) {
				guards[i] = new Guards(scratch);
			}
			travelMm = 0;
			turn = 0;
			set = asked;
		} else {
			double p = length(px - ax, py - ay, pz - az);
			double q = length(qx - bx, qy - by, qz - bz);
			// a point of the segment moves by a mean of its ends' motions; the factor covers rounding
			double motion = (p > q ? p : q) * (1 + 1e-12) + 1e-12;
			travelMm += motion;
			turn += turn(px, py, pz, qx, qy, qz);
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
		search.pose(px, py, pz, qx, qy, qz);
	}

	/**
	 * The relative motion of the two ends as a part of the least length between: places on the needle as far apart as that move apart by
	 * no more than so much.
	 */
	private double turn(double px, double py, double pz, double qx, double qy, double qz) {
		double lengths = Math.max(length(qx - px, qy - py, qz - pz), length(bx - ax, by - ay, bz - az));
		double apart = length(qx - px - (bx - ax), qy - py - (by - ay), qz - pz - (bz - az));
		apart = apart > ROUNDING * lengths ? apart : ROUNDING * lengths;
		return lengths == 0 ? 0 : 2 * apart < lengths ? apart / (lengths - apart) : TURNED;
	}

	void update(int i, MeshHierarchy mesh, double boundMm) {
		SegmentDistance out = distance[i];
		out.reset(boundMm);
		if (lowerMm[i] > boundMm) {
			return;
		}
		// a mesh just beyond the bound is not to be searched at the next pose again
		out.reset(boundMm + BEYOND_MM);
		Guards known = guards[i];
		if (!known.answer(mesh.nodes(), search, out, this)) {
			out.reset(boundMm + BEYOND_MM);
			search.run(mesh.nodes(), known.place(), out);
			if (out.found()) {
				known.setUp(mesh.nodes(), search, out, this);
			}
		}
		lowerMm[i] = boundMm + BEYOND_MM;
		if (out.found()) {
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
