package org.needlelab.geometry;

/**
 * A ray ready for watertight tests against triangles (the shear of Woop, Benthin and Wald, Watertight Ray/Triangle
 * Intersection, 2013, with edge rules of our own).
 *
 * <p>Space is sheared so that the ray runs along one coordinate axis; a triangle is hit when its shadow across the ray, two
 * coordinates a corner, winds about the origin. The winding is counted by edges: an edge counts +1 when it rises through the
 * line y = 0 (from y ≤ 0 to y > 0) and passes the origin on its right side, -1 when it falls and passes so. A corner's
 * shadow depends on the corner alone, an edge's count is exactly negated when it is walked backwards (the sign of
 * px·qy - py·qx is, in floating point too), so along any ray the counts of a closed, consistently oriented mesh add up to zero
 * whatever is rounded: an edge or a corner hit exactly is counted for one of the neighbours, or for two that cancel, and never
 * makes a number of crossings odd.
 */
final class Ray {

	/** More, as a part, than what three roundings to float change. */
	private static final double ROUNDING = 4e-7;

	double ox;
	double oy;
	double oz;
	/** Unit direction. */
	double dx;
	double dy;
	double dz;
	/** Reciprocals of the direction, finite as floats also where it is 0. */
	private double inverseX;
	private double inverseY;
	private double inverseZ;

	/** Where in a node's boxes lies the side that the ray comes to first, by coordinate, and where the other. */
	int enterX;
	int enterY;
	int enterZ;
	int leaveX;
	int leaveY;
	int leaveZ;
	/** The origin, moved so that boxes are wider by a margin where the ray comes in and where it leaves. */
	float nearX;
	float nearY;
	float nearZ;
	float farX;
	float farY;
	float farZ;
	/** Reciprocals of the direction, made smaller for where the ray comes in and larger for where it leaves. */
	float soonX;
	float soonY;
	float soonZ;
	float lateX;
	float lateY;
	float lateZ;

	/** The coordinate along which the ray mostly runs, and the two across, in an order that keeps orientation. */
	private int along;
	private int across;
	private int up;
	private double originAlong;
	private double originAcross;
	private double originUp;
	private double shearAcross;
	private double shearUp;
	private double scale;

	/** Where the triangle tested last is hit, mm from the origin; valid when {@link #winding} was not 0. */
	double distance;

	void set(double px, double py, double pz, double vx, double vy, double vz) {
		double length = Math.sqrt(vx * vx + vy * vy + vz * vz);
		if (!(length > 0) || Double.isInfinite(length)) {
			throw new IllegalArgumentException("a ray needs a direction, not (" + vx + ", " + vy + ", " + vz + ")");
		}
		ox = px;
		oy = py;
		oz = pz;
		dx = vx / length;
		dy = vy / length;
		dz = vz / length;
		inverseX = inverse(dx);
		inverseY = inverse(dy);
		inverseZ = inverse(dz);
		double ax = Math.abs(dx);
		double ay = Math.abs(dy);
		double az = Math.abs(dz);
		along = ax > ay ? ax > az ? 0 : 2 : ay > az ? 1 : 2;
		across = (along + 1) % 3;
		up = (along + 2) % 3;
		if (pick(along, dx, dy, dz) < 0) {
			int swap = across;
			across = up;
			up = swap;
		}
		originAlong = pick(along, ox, oy, oz);
		originAcross = pick(across, ox, oy, oz);
		originUp = pick(up, ox, oy, oz);
		double run = pick(along, dx, dy, dz);
		shearAcross = pick(across, dx, dy, dz) / run;
		shearUp = pick(up, dx, dy, dz) / run;
		scale = 1 / run;
	}

	/** Makes ready for boxes, which are to be wider by a margin, mm. */
	void widen(double margin) {
		enterX = inverseX > 0 ? 0 : 12;
		enterY = inverseY > 0 ? 4 : 16;
		enterZ = inverseZ > 0 ? 8 : 20;
		leaveX = 12 - enterX;
		leaveY = 20 - enterY;
		leaveZ = 28 - enterZ;
		double x = inverseX > 0 ? margin : -margin, y = inverseY > 0 ? margin : -margin, z = inverseZ > 0 ? margin : -margin;
		nearX = (float) (ox + x);
		nearY = (float) (oy + y);
		nearZ = (float) (oz + z);
		farX = (float) (ox - x);
		farY = (float) (oy - y);
		farZ = (float) (oz - z);
		soonX = (float) (inverseX * (1 - ROUNDING));
		soonY = (float) (inverseY * (1 - ROUNDING));
		soonZ = (float) (inverseZ * (1 - ROUNDING));
		lateX = (float) (inverseX * (1 + ROUNDING));
		lateY = (float) (inverseY * (1 + ROUNDING));
		lateZ = (float) (inverseZ * (1 + ROUNDING));
	}

	private static double inverse(double d) {
		return Math.abs(d) > 1e-25 ? 1 / d : Math.copySign(1e25, d);
	}

	private static double pick(int axis, double x, double y, double z) {
		return axis == 0 ? x : axis == 1 ? y : z;
	}

	/**
	 * Tests the triangle whose corners are at offsets p, q and r: +1 when the ray's line leaves through it, -1 when it enters, 0 when
	 * it misses. Sets {@link #distance}, which may be negative: behind the origin.
	 */
	int winding(float[] at, int p, int q, int r) {
		double az = at[p + along] - originAlong;
		double bz = at[q + along] - originAlong;
		double cz = at[r + along] - originAlong;
		double ay = at[p + up] - originUp - shearUp * az;
		double by = at[q + up] - originUp - shearUp * bz;
		double cy = at[r + up] - originUp - shearUp * cz;
		boolean aUp = ay > 0;
		boolean bUp = by > 0;
		boolean cUp = cy > 0;
		if (aUp == bUp && bUp == cUp) {
			return 0;
		}
		double ax = at[p + across] - originAcross - shearAcross * az;
		double bx = at[q + across] - originAcross - shearAcross * bz;
		double cx = at[r + across] - originAcross - shearAcross * cz;
		double ab = ax * by - ay * bx;
		double bc = bx * cy - by * cx;
		double ca = cx * ay - cy * ax;
		int winding = edge(aUp, bUp, ab) + edge(bUp, cUp, bc) + edge(cUp, aUp, ca);
		if (winding != 0) {
			double sum = ab + bc + ca;
			double low = Math.min(az, Math.min(bz, cz));
			double high = Math.max(az, Math.max(bz, cz));
			double depth = sum != 0 ? (bc * az + ca * bz + ab * cz) / sum : (low + high) / 2;
			distance = Math.min(high, Math.max(low, depth)) * scale;
		}
		return winding;
	}

	private static int edge(boolean fromUp, boolean toUp, double cross) {
		return !fromUp && toUp ? cross > 0 ? 1 : 0 : fromUp && !toUp && cross < 0 ? -1 : 0;
	}
}
