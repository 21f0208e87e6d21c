package org.needlelab.geometry;

/**
 * Nearest triangle to a segment; a point is a segment without length. A vertex that is near is found first. Then all vertices are held
 * against the plane at the nearest point known, across the way to it: what lies behind is not nearer. Groups are left out when their heights
 * show that all their vertices are behind, or their cylinder that all are far away; of the triangles of the vertices that remain,
 * those with a corner before the plane are tested exactly. Every nearer point gives a new plane.
 *
 * <p><b>Why nothing is missed.</b> The squared distance to a segment curves by no more than twice the square, so a triangle that fits
 * into a circle of radius r and whose corners are all farther than √(d² + r²) is farther than d. A vertex is left out only when it is that far
 * for all its triangles. A triangle is thus tested, or found to be behind a plane as a whole, with one of its vertices, or need not be.
 */
final class SegmentSearch {

	/** What lies behind the plane up to this part of the lengths in play is not nearer: well above what rounding does. */
	static final double SAME = 1e-13;
	/** Normals are made this much too short, so that no rounding makes them too long. */
	static final double SHORT = 1 - 1e-15;
	/** Makes up for axes of cylinders that are not exactly of unit length. */
	private static final double ASKEW = 5e-7;

	/** The plane's normal, and the way on which a first vertex is looked for, taken apart. */
	private final SupportDirections around = new SupportDirections();
	private final SupportDirections start = new SupportDirections();
	final int[] waiting = new int[QueryScratch.CAPACITY];
	private final double[] key = new double[QueryScratch.CAPACITY];
	private int[] before = new int[64];
	private double[] squared = new double[64];

	private Nodes nodes;
	private VertexTree tree;
	private SegmentDistance out;
	double ax;
	double ay;
	double az;
	double dx;
	double dy;
	double dz;
	double dd;
	double inverse;
	double length;
	/** Normal of the plane, how far the segment reaches along it from a, and how high above a the plane lies. */
	double nx;
	double ny;
	double nz;
	double reach;
	private double height;
	double best;
	/** A group of triangles of squared size s may come nearer than its vertices by s times this, mm. */
	double sag;

	/** Takes the needle's pose that the next queries are about. */
	void pose(double ax, double ay, double az, double bx, double by, double bz) {
		this.ax = ax;
		this.ay = ay;
		this.az = az;
		dx = bx - ax;
		dy = by - ay;
		dz = bz - az;
		dd = dx * dx + dy * dy + dz * dz;
		inverse = dd > 0 ? 1 / dd : 0;
		length = Math.sqrt(dd);
	}

	/**
	 * Runs one query; the result is reset to its bound.
	 *
	 * @param start place of a triangle thought to be near, or -1; it speeds up, it does not decide
	 */
	void run(Nodes nodes, int start, SegmentDistance out) {
		this.nodes = nodes;
		this.tree = nodes.vertices();
		this.out = out;
		if (start < 0) {
			seed();
		} else if (!test(start)) {
			aimAt(start);
		}
		if (best > 0) {
			visit();
		}
		if (out.triangle >= 0) {
			out.finish(this, out.triangle, nodes.triangle[out.triangle]);
		}
	}

	/** Tests one triangle of a mesh exactly; whether it is nearer than the result's best. The witness is left relative to a. */
	boolean test(Nodes nodes, int place, SegmentDistance out) {
		int[] corner = nodes.order.corner;
		return SegmentTriangle.nearer(nodes.at, 3 * corner[3 * place], 3 * corner[3 * place + 1], 3 * corner[3 * place + 2], ax, ay, az, dx, dy, dz, dd, inverse, out);
	}

	/** Tests a triangle exactly; when it is nearer the plane is that at its nearest point. */
	private boolean test(int place) {
		if (test(nodes, place, out)) {
			out.triangle = place;
			aim();
			return true;
		}
		return false;
	}

	/** Tries the vertex that lies lowest the way to the middle of the mesh, then the one that lies lowest the way to that. */
	private void seed() {
		double x = ((double) nodes.minX + nodes.maxX) / 2 - ax;
		double y = ((double) nodes.minY + nodes.maxY) / 2 - ay;
		double z = ((double) nodes.minZ + nodes.maxZ) / 2 - az;
		double s = along(x, y, z);
		double mx = x - s * dx, my = y - s * dy, mz = z - s * dz;
		for (int step = 0; step < 2; step++) {
			int vertex = 0;
			if (mx != 0 || my != 0 || mz != 0) {
				start.lookUp(mx, my, mz);
				vertex = tree.lowest[start.nearest()];
			}
			x = tree.at[3 * vertex] - ax;
			y = tree.at[3 * vertex + 1] - ay;
			z = tree.at[3 * vertex + 2] - az;
			double t = along(x, y, z);
			mx = x - t * dx;
			my = y - t * dy;
			mz = z - t * dz;
			take(vertex, t, x, y, z, mx * mx + my * my + mz * mz);
		}
		if (out.triangle < 0) {
			aim(mx, my, mz);
		} else {
			aim();
		}
	}

	double along(double x, double y, double z) {
		double t = (x * dx + y * dy + z * dz) * inverse;
		return t < 0 ? 0 : t > 1 ? 1 : t;
	}

	/** Takes a vertex, seen from a, when it is nearer; the plane stays. */
	private boolean take(int vertex, double t, double x, double y, double z, double squared) {
		if (!(squared < out.bestSquared)) {
			return false;
		}
		out.bestSquared = squared;
		out.t = t;
		out.meshX = x;
		out.meshY = y;
		out.meshZ = z;
		out.triangle = tree.triangle[tree.triangles[vertex]];
		return true;
	}

	/** Sets the plane across the way to a corner of a triangle that is not nearer than the bound. */
	private void aimAt(int place) {
		int o = 3 * nodes.order.corner[3 * place];
		double x = nodes.at[o] - ax, y = nodes.at[o + 1] - ay, z = nodes.at[o + 2] - az;
		double s = along(x, y, z);
		aim(x - s * dx, y - s * dy, z - s * dz);
	}

	/** Sets the plane at the nearest point known. */
	private void aim() {
		aim(out.meshX - out.t * dx, out.meshY - out.t * dy, out.meshZ - out.t * dz);
	}

	/** Sets the plane across a way. */
	private void aim(double mx, double my, double mz) {
		best = Math.sqrt(out.bestSquared);
		double way = Math.sqrt(mx * mx + my * my + mz * mz);
		if (!(way > 0)) {
			mx = 1;
			my = 0;
			mz = 0;
			way = 1;
		}
		double scale = SHORT / way;
		nx = mx * scale;
		ny = my * scale;
		nz = mz * scale;
		double b = nx * dx + ny * dy + nz * dz;
		reach = b > 0 ? b : 0;
		height = reach + best - SAME * (best + length);
		sag = best > 0 ? 0.5 / best : 0;
		around.lookUp(nx, ny, nz);
	}

	/** Goes through the groups, nearest first. */
	private void visit() {
		int[] child = tree.grouping.child;
		int top = 0;
		int node = 0;
		while (true) {
			int floor = top;
			for (int slot = 4 * node; slot < 4 * node + 4 && child[slot] != Nodes.EMPTY; slot++) {
				double far = far(slot);
				if (behind(slot) >= far) {
					continue;
				}
				double away = away(slot);
				if (away < far) {
					int i = top++;
					for (; i > floor && key[i - 1] < away; i--) {
						key[i] = key[i - 1];
						waiting[i] = waiting[i - 1];
					}
					key[i] = away;
					waiting[i] = slot;
				}
			}
			node = -1;
			while (top > 0 && node < 0) {
				int slot = waiting[--top];
				double far = far(slot);
				if (key[top] < far && behind(slot) < far) {
					node = child[slot];
					if (node < 0) {
						leaf(~node, tree.size(slot));
						if (best == 0) {
							return;
						}
					}
				}
			}
			if (node < 0) {
				return;
			}
		}
	}

	/** A group whose vertices are all as far away as this has no triangle nearer than the best, mm. */
	private double far(int slot) {
		return best + sag * tree.size(slot);
	}

	/** How far along the plane's normal a group's vertices lie beyond the segment at least: none is nearer, mm. */
	double behind(int slot) {
		float[] centre = tree.centre;
		byte[] heights = tree.height;
		int c = VertexTree.CENTRE * slot;
		int h = VertexTree.HEIGHTS * (slot >> 2) + (slot & 3);
		return nx * (centre[c] - ax) + ny * (centre[c + 1] - ay) + nz * (centre[c + 2] - az) + centre[c + 3]
				* (around.wi * heights[h + 4 * around.i] + around.wj * heights[h + 4 * around.j] + around.wk * heights[h + 4 * around.k])
				- reach;
	}

	/** Distance that no vertex of a group comes nearer than, by its cylinder, mm. */
	double away(int slot) {
		int c = VertexTree.CENTRE * slot;
		int o = VertexTree.CYLINDER * slot;
		float[] cylinder = tree.cylinder;
		double rx = tree.centre[c] - ax, ry = tree.centre[c + 1] - ay, rz = tree.centre[c + 2] - az;
		double t = along(rx, ry, rz);
		double mx = rx - t * dx, my = ry - t * dy, mz = rz - t * dz;
		double mm = mx * mx + my * my + mz * mz;
		double mu = mx * cylinder[o] + my * cylinder[o + 1] + mz * cylinder[o + 2];
		return mm > 0 ? (mm - cylinder[o + 3] * Math.abs(mu)
				- cylinder[o + 4] * Math.sqrt(Math.abs(mm - mu * mu) + ASKEW * mm)) / Math.sqrt(mm) : -1;
	}

	/** Distance of a point seen from a, mm. */
	double away(double x, double y, double z) {
		return Math.sqrt(squared(x, y, z));
	}

	/** Squared distance of a point seen from a, mm². */
	double squared(double x, double y, double z) {
		double t = along(x, y, z);
		double mx = x - t * dx, my = y - t * dy, mz = z - t * dz;
		return mx * mx + my * my + mz * mz;
	}

	/** Tries the vertices of a group, then their triangles. */
	private void leaf(int leaf, double size) {
		float[] at = tree.at;
		int from = tree.grouping.first[leaf];
		int to = tree.grouping.first[leaf + 1];
		if (before.length < to - from) {
			before = new int[2 * (to - from)];
			squared = new double[2 * (to - from)];
		}
		int count = 0;
		boolean nearer = false;
		for (int v = from; v < to; v++) {
			double x = at[3 * v] - ax, y = at[3 * v + 1] - ay, z = at[3 * v + 2] - az;
			if (nx * x + ny * y + nz * z - reach < best + sag * size) {
				double t = along(x, y, z);
				double mx = x - t * dx, my = y - t * dy, mz = z - t * dz;
				double mm = mx * mx + my * my + mz * mz;
				nearer |= take(v, t, x, y, z, mm);
				if (mm < out.bestSquared + size) {
					squared[count] = mm;
					before[count++] = v;
				}
			}
		}
		if (nearer) {
			aim();
		}
		for (int i = 0; i < count && best > 0; i++) {
			if (squared[i] < out.bestSquared + size) {
				triangles(before[i]);
			}
		}
	}

	/** Tests the triangles of a vertex that have a corner before the plane. */
	private void triangles(int vertex) {
		float[] at = nodes.at;
		int[] corner = nodes.order.corner;
		int[] triangle = tree.triangle;
		int to = tree.triangles[vertex + 1];
		for (int i = tree.triangles[vertex]; i < to; i++) {
			int o = 3 * triangle[i];
			if (height(at, 3 * corner[o]) < height || height(at, 3 * corner[o + 1]) < height || height(at, 3 * corner[o + 2]) < height) {
				test(triangle[i]);
			}
		}
	}

	/** How high a point lies along the plane's normal, seen from a, mm. */
	double height(float[] c, int o) {
		return nx * (c[o] - ax) + ny * (c[o + 1] - ay) + nz * (c[o + 2] - az);
	}
}
