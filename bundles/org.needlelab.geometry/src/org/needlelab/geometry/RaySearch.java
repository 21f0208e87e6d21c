package org.needlelab.geometry;

/**
 * Rays against the axis-parallel boxes: first hit, all crossings, winding number. Boxes are widened by far more than the
 * rounding of {@link Ray#winding}, so that no triangle it would count is passed over. The loop of the first hit is one long
 * method so that its state stays in registers.
 */
final class RaySearch {

	/** Widening of boxes relative to the largest coordinate in play. */
	private static final double WIDEN = 1e-12;

	private RaySearch() {
	}

	/** Nearest hit within max, kept only when nearer than what the result holds already. */
	static void firstHit(Nodes nodes, double max, RayHit out) {
		Ray ray = out.ray;
		// finite, for a box that is missed is entered at infinity
		double limit = max < Double.MAX_VALUE ? max : Double.MAX_VALUE;
		ray.widen(margin(nodes, ray.ox, ray.oy, ray.oz));
		int[] child = nodes.child;
		float[] box = nodes.boxes();
		float[] at = nodes.at;
		int[] corner = nodes.order.corner;
		int[] waiting = out.scratch.child;
		double[] key = out.scratch.key;
		int best = -1;
		int sign = 0;
		int top = 0;
		int node = 0;
		while (true) {
			int floor = top;
			for (int slot = 4 * node; slot < 4 * node + 4 && child[slot] != Nodes.EMPTY; slot++) {
				double near = enter(box, 24 * node + (slot & 3), ray, limit);
				if (near <= limit) {
					int i = top++;
					for (; i > floor && key[i - 1] < near; i--) {
						key[i] = key[i - 1];
						waiting[i] = waiting[i - 1];
					}
					key[i] = near;
					waiting[i] = child[slot];
				}
			}
			node = -1;
			while (top > 0 && node < 0) {
				top--;
				if (key[top] <= limit) {
					node = waiting[top];
					if (node < 0) {
						int from = ~node >>> Nodes.COUNT_BITS;
						int to = from + (~node & Nodes.COUNT_MASK);
						for (int i = from; i < to; i++) {
							int winding = ray.winding(at, 3 * corner[3 * i], 3 * corner[3 * i + 1], 3 * corner[3 * i + 2]);
							if (winding != 0 && ray.distance >= 0 && better(ray.distance, limit, nodes, i, best)) {
								limit = ray.distance;
								best = i;
								sign = winding;
							}
						}
					}
				}
			}
			if (node < 0) {
				break;
			}
		}
		if (best >= 0 && limit < out.distanceMm) {
			out.distanceMm = limit;
			out.triangle = nodes.triangle[best];
			out.entering = sign < 0;
			out.x = ray.ox + limit * ray.dx;
			out.y = ray.oy + limit * ray.dy;
			out.z = ray.oz + limit * ray.dz;
		}
	}

	/** Nearer, or as near with a smaller index, so that the answer does not depend on the walk. */
	private static boolean better(double distance, double limit, Nodes nodes, int place, int best) {
		return distance < limit || distance == limit && (best < 0 || nodes.triangle[place] < nodes.triangle[best]);
	}

	/** Collects all crossings within max; returns the sum of signs (exits less entries) of all at or ahead of the origin. */
	static int crossings(Nodes nodes, double max, Crossings out) {
		return walk(nodes, out.ray, max, out.scratch, out);
	}

	/** Exits less entries on the way from the point to infinity, along the coordinate direction that leaves the mesh soonest. */
	static int windingNumber(Nodes nodes, double x, double y, double z, QueryScratch scratch) {
		double toX = Math.min(x - nodes.minX, nodes.maxX - x);
		double toY = Math.min(y - nodes.minY, nodes.maxY - y);
		double toZ = Math.min(z - nodes.minZ, nodes.maxZ - z);
		if (!(toX >= 0 && toY >= 0 && toZ >= 0)) {
			return 0;
		}
		double dx = 0;
		double dy = 0;
		double dz = 0;
		if (toX <= toY && toX <= toZ) {
			dx = x - nodes.minX < nodes.maxX - x ? -1 : 1;
		} else if (toY <= toZ) {
			dy = y - nodes.minY < nodes.maxY - y ? -1 : 1;
		} else {
			dz = z - nodes.minZ < nodes.maxZ - z ? -1 : 1;
		}
		scratch.ray.set(x, y, z, dx, dy, dz);
		return walk(nodes, scratch.ray, -1, scratch, null);
	}

	/** Visits every crossing ahead of the origin; those within max go into the result, all go into the sum of signs. */
	private static int walk(Nodes nodes, Ray ray, double max, QueryScratch scratch, Crossings out) {
		ray.widen(margin(nodes, ray.ox, ray.oy, ray.oz));
		int[] child = nodes.child;
		int[] waiting = scratch.child;
		int[] corner = nodes.order.corner;
		int sum = 0;
		int top = 0;
		waiting[top++] = 0;
		while (top > 0) {
			int node = waiting[--top];
			if (node >= 0) {
				for (int slot = 4 * node; slot < 4 * node + 4 && child[slot] != Nodes.EMPTY; slot++) {
					if (enter(nodes.boxes(), 24 * node + (slot & 3), ray, Double.MAX_VALUE) <= Double.MAX_VALUE) {
						waiting[top++] = child[slot];
					}
				}
				continue;
			}
			int from = ~node >>> Nodes.COUNT_BITS;
			int to = from + (~node & Nodes.COUNT_MASK);
			for (int i = from; i < to; i++) {
				int winding = ray.winding(nodes.at, 3 * corner[3 * i], 3 * corner[3 * i + 1], 3 * corner[3 * i + 2]);
				if (winding != 0 && ray.distance >= 0) {
					sum += winding;
					if (ray.distance <= max) {
						out.add(ray.distance, nodes.triangle[i], -winding);
					}
				}
			}
		}
		return sum;
	}

	private static double margin(Nodes nodes, double x, double y, double z) {
		double size = Math.max(Math.max(Math.abs(x), Math.abs(y)), Math.abs(z));
		size = Math.max(size, Math.max(Math.max(-nodes.minX, nodes.maxX), Math.max(-nodes.minY, nodes.maxY)));
		return WIDEN * Math.max(size, Math.max(-nodes.minZ, nodes.maxZ));
	}

	/**
	 * Where the ray comes into a box (0 when its origin is inside), or positive infinity when it misses or does so too late. The side that is
	 * entered first is known from the ray's direction.
	 */
	private static double enter(float[] box, int b, Ray ray, double limit) {
		int x = ray.enterX;
		int y = ray.enterY;
		int z = ray.enterZ;
		double near = (box[b + x] - ray.nearX) * ray.inverseX;
		double nearY = (box[b + y] - ray.nearY) * ray.inverseY;
		double nearZ = (box[b + z] - ray.nearZ) * ray.inverseZ;
		double far = (box[b + 12 - x] - ray.farX) * ray.inverseX;
		double farY = (box[b + 20 - y] - ray.farY) * ray.inverseY;
		double farZ = (box[b + 28 - z] - ray.farZ) * ray.inverseZ;
		near = nearY > near ? nearY : near;
		near = nearZ > near ? nearZ : near;
		near = near > 0 ? near : 0;
		far = farY < far ? farY : far;
		far = farZ < far ? farZ : far;
		far = far < limit ? far : limit;
		return near <= far ? near : Double.POSITIVE_INFINITY;
	}
}
