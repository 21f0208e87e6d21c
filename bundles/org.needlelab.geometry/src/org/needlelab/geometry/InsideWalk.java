package org.needlelab.geometry;

/** Walks along a segment and notes where the winding number rises above zero and falls back. */
final class InsideWalk {

	private InsideWalk() {
	}

	static void run(Nodes nodes, double ax, double ay, double az, double bx, double by, double bz, Intervals out) {
		out.clear();
		double dx = bx - ax;
		double dy = by - ay;
		double dz = bz - az;
		double length = Math.sqrt(dx * dx + dy * dy + dz * dz);
		if (!(length > 0) || apart(nodes, ax, ay, az, bx, by, bz)) {
			return;
		}
		Crossings crossings = out.crossings;
		crossings.clear();
		crossings.ray.set(ax, ay, az, dx, dy, dz);
		// exits less entries all the way to infinity: the winding number at a
		int winding = RaySearch.crossings(nodes, length, crossings);
		crossings.sort();
		double enter = winding > 0 ? 0 : Double.NaN;
		for (int i = 0; i < crossings.count(); i++) {
			int next = winding + (crossings.entering(i) ? 1 : -1);
			if (winding <= 0 && next > 0) {
				enter = crossings.distanceMm(i);
			} else if (winding > 0 && next <= 0) {
				join(out, enter, crossings.distanceMm(i));
			}
			winding = next;
		}
		if (winding > 0) {
			join(out, enter, length);
		}
	}

	private static void join(Intervals out, double enter, double exit) {
		if (exit > enter) {
			out.join(enter, exit);
		}
	}

	private static boolean apart(Nodes n, double ax, double ay, double az, double bx, double by, double bz) {
		return Math.max(ax, bx) < n.minX || Math.min(ax, bx) > n.maxX || Math.max(ay, by) < n.minY
				|| Math.min(ay, by) > n.maxY || Math.max(az, bz) < n.minZ || Math.min(az, bz) > n.maxZ;
	}
}
