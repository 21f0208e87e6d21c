package org.needlelab.geometry;

/**
 * Rays against the axis-parallel boxes: first hit, all crossings, winding number. Boxes are widened by far more than the
 * rounding of {@link Ray#winding}, so that no triangle it would count is passed over. The loop of the first hit is one long
 * method so that its state stays in registers.
 */
final class RaySearch {

	/** Widening of boxes relative to the largest coordinate in play: more than what rounding to float changes. */
	private static final double WIDEN = 1e-6;
	/** Where a ray enters a box that it misses. */
	private static final int NEVER = Integer.MAX_VALUE;

	/** Infinity: any box that is hit at all is entered before. */
	private static final int EVER = 0x7f800000;

	private RaySearch() {
	}

	/** Nearest hit within max, kept only when nearer than what the result holds already. */
	static void firstHit(Nodes nodes, double max, RayHit out) {
		Ray ray = out.ray;
		double limit = max;
		int latest = latest(limit);
		ray.widen(margin(nodes, ray.ox, ray.oy, ray.oz));
		int[] child = nodes.child;
		float[] box = nodes.boxes();
		float[] at = nodes.at;
		int[] corner = nodes.order.corner;
		// where a box is entered, then what it leads to
		long[] waiting = out.scratch.waiting;
		int best = -1;
		int sign = 0;
		int top = 0;
		int node = 0;
		if (out.nodes == nodes) {
			// rays mostly follow one another closely
			int i = out.place;
			int winding = ray.winding(at, 3 * corner[3 * i], 3 * corner[3 * i + 1], 3 * corner[3 * i + 2]);
			if (winding != 0 && ray.distance >= 0 && ray.distance <= limit) {
				limit = ray.distance;
				latest = latest(limit);
				best = i;
				sign = winding;
			}
		}
		while (true) {
			int floor = top;
			// all four at once, so that there is one check of each offset; unused ones are never hit
			int s = 4 * node;
			int nx = 24 * node + ray.enterX, ny = 24 * node + ray.enterY, nz = 24 * node + ray.enterZ;
			int fx = 24 * node + ray.leaveX, fy = 24 * node + ray.leaveY, fz = 24 * node + ray.leaveZ;
			int e0 = enter(box[nx], box[ny], box[nz], box[fx], box[fy], box[fz], ray, latest);
			int e1 = enter(box[nx + 1], box[ny + 1], box[nz + 1], box[fx + 1], box[fy + 1], box[fz + 1], ray, latest);
			int e2 = enter(box[nx + 2], box[ny + 2], box[nz + 2], box[fx + 2], box[fy + 2], box[fz + 2], ray, latest);
			int e3 = enter(box[nx + 3], box[ny + 3], box[nz + 3], box[fx + 3], box[fy + 3], box[fz + 3], ray, latest);
			if (e0 != NEVER) {
				top = push(waiting, floor, top, e0, child[s]);
			}
			if (e1 != NEVER) {
				top = push(waiting, floor, top, e1, child[s + 1]);
			}
			if (e2 != NEVER) {
				top = push(waiting, floor, top, e2, child[s + 2]);
			}
			if (e3 != NEVER) {
				top = push(waiting, floor, top, e3, child[s + 3]);
			}
			node = -1;
			while (top > 0 && node < 0) {
				long next = waiting[--top];
				if ((int) (next >> 32) <= latest) {
					node = (int) next;
					if (node < 0) {
						int from = ~node >>> Nodes.COUNT_BITS;
						int to = from + (~node & Nodes.COUNT_MASK);
						for (int i = from; i < to; i++) {
							int winding = ray.winding(at, 3 * corner[3 * i], 3 * corner[3 * i + 1], 3 * corner[3 * i + 2]);
							if (winding != 0 && ray.distance >= 0 && better(ray.distance, limit, nodes, i, best)) {
								limit = ray.distance;
								latest = latest(limit);
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
			out.place = best;
			out.nodes = nodes;
			out.entering = sign < 0;
			out.x = ray.ox + limit * ray.dx;
			out.y = ray.oy + limit * ray.dy;
			out.z = ray.oz + limit * ray.dz;
		}
	}

	/** A distance as the bits of a float that is not smaller; negative for a negative one. */
	private static int latest(double limit) {
		return Float.floatToRawIntBits((float) (limit * (1 + 1e-6))) + 1;
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
		float[] box = nodes.boxes();
		int sum = 0;
		int top = 0;
		waiting[top++] = 0;
		while (top > 0) {
			int node = waiting[--top];
			if (node >= 0) {
				int nx = 24 * node + ray.enterX, ny = 24 * node + ray.enterY, nz = 24 * node + ray.enterZ;
				int fx = 24 * node + ray.leaveX, fy = 24 * node + ray.leaveY, fz = 24 * node + ray.leaveZ;
				for (int i = 0; i < 4; i++) {
					if (enter(box[nx + i], box[ny + i], box[nz + i], box[fx + i], box[fy + i], box[fz + i], ray, EVER) != NEVER) {
						waiting[top++] = child[4 * node + i];
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

	/** Puts a child among the siblings that wait from floor on, farthest first. */
	private static int push(long[] waiting, int floor, int top, int near, int child) {
		long key = (long) near << 32 | child & 0xffffffffL;
		int i = top;
		for (; i > floor && waiting[i - 1] < key; i--) {
			waiting[i] = waiting[i - 1];
		}
		waiting[i] = key;
		return top + 1;
	}

	/**
	 * Where the ray comes into a box (0 when its origin is inside), or {@link #NEVER} when it misses or does so too late; which sides it comes to first
	 * is known from its direction. Distances are compared as the bits of floats: numbers that are not negative are in the same
	 * order, what is negative stays so, and no jump depends on them.
	 */
	private static int enter(float nearX, float nearY, float nearZ, float farX, float farY, float farZ, Ray ray, int latest) {
		int near = Math.max(Math.max(bits((nearX - ray.nearX) * ray.soonX), bits((nearY - ray.nearY) * ray.soonY)),
				Math.max(bits((nearZ - ray.nearZ) * ray.soonZ), 0));
		int far = Math.min(Math.min(bits((farX - ray.farX) * ray.lateX), bits((farY - ray.farY) * ray.lateY)),
				Math.min(bits((farZ - ray.farZ) * ray.lateZ), latest));
		return near <= far ? near : NEVER;
	}

	private static int bits(float value) {
		return Float.floatToRawIntBits(value);
	}
}
