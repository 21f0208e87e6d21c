package org.needlelab.geometry;

/**
 * The hierarchy's data in flat arrays. A node has up to four children in slots 4n .. 4n + 3, used ones first. Each slot has
 * an axis-parallel box (for rays) and an oriented box (for distances), both containing all its triangles for certain.
 * Triangles are copied in the order of the leaves.
 */
final class Nodes {

	/** Marks an unused slot. */
	static final int EMPTY = Integer.MIN_VALUE;
	/** Low bits of a leaf that hold its number of triangles. */
	static final int COUNT_BITS = 4;
	static final int COUNT_MASK = (1 << COUNT_BITS) - 1;

	private final TriangleGrouping grouping;
	private final int threads;
	/** The hierarchy whose axes the oriented boxes take over, until they have. */
	private Nodes before;
	private final TriangleMesh mesh;
	private volatile VertexTree vertices;

	/** By slot, see {@link TriangleGrouping}. */
	final int[] child;
	/** By node: min x of its four slots, then min y, min z, max x, max y, max z. */
	final float[] box;
	/** By place in leaf order: nine coordinates, and the triangle's index in the mesh. */
	final float[] corner;
	final int[] triangle;

	final float minX;
	final float minY;
	final float minZ;
	final float maxX;
	final float maxY;
	final float maxZ;

	/** The volumes of a mesh whose triangles are grouped already. */
	Nodes(TriangleGrouping grouping, TriangleMesh mesh, int threads) {
		this(grouping, mesh, threads, null);
	}

	private Nodes(TriangleGrouping grouping, TriangleMesh mesh, int threads, Nodes before) {
		this.grouping = grouping;
		this.mesh = mesh;
		this.child = grouping.child;
		this.triangle = grouping.triangle;
		this.threads = threads;
		this.before = before;
		corner = corners(mesh, triangle);
		box = new float[6 * child.length];
		fillBoxes();
		float[] hull = hull();
		minX = hull[0];
		minY = hull[1];
		minZ = hull[2];
		maxX = hull[3];
		maxY = hull[4];
		maxZ = hull[5];
	}

	/** What questions of distance need and rays do not; worked out when it is first asked for. */
	VertexTree vertices() {
		VertexTree known = vertices;
		if (known == null) {
			synchronized (this) {
				known = vertices;
				if (known == null) {
					VertexTree old = before == null ? null : before.vertices();
					VertexGrouping groups = old == null ? new VertexGrouping(grouping, mesh) : old.grouping;
					known = new VertexTree(groups, mesh, corner, old, threads);
					before = null;
					vertices = known;
				}
			}
		}
		return known;
	}

	/** Place in the order of {@link #vertices()} of a corner of the triangle at a place in leaf order. */
	int vertexOf(int place, int corner) {
		return vertices.grouping.place[mesh.ijk()[3 * triangle[place] + corner]];
	}

	/** The code of a leaf. */
	static int leaf(int first, int count) {
		return ~(first << COUNT_BITS | count);
	}

	/** Where the triangles of a leaf start in leaf order. */
	static int leafFirst(int code) {
		return ~code >>> COUNT_BITS;
	}

	/** How many triangles a leaf has. */
	static int leafCount(int code) {
		return ~code & COUNT_MASK;
	}

	/** The same tree about moved vertices. */
	Nodes refit(TriangleMesh moved) {
		return new Nodes(grouping, moved, threads, axes());
	}

	/** Where to take axes from: from here, or if they are not yet worked out from where these are to come from. */
	private synchronized Nodes axes() {
		return before != null ? before : this;
	}

	long memoryBytes() {
		return grouping.memoryBytes() + 4L * (box.length + corner.length) + vertices().memoryBytes();
	}

	private static float[] corners(TriangleMesh mesh, int[] triangle) {
		float[] xyz = mesh.xyz();
		int[] ijk = mesh.ijk();
		float[] corner = new float[9 * triangle.length];
		int to = 0;
		for (int t : triangle) {
			for (int v = 3 * t; v < 3 * t + 3; v++) {
				int from = 3 * ijk[v];
				corner[to++] = xyz[from];
				corner[to++] = xyz[from + 1];
				corner[to++] = xyz[from + 2];
			}
		}
		return corner;
	}

	/**
	 * Children come after their parents, so one pass from the end fills all boxes. Compared by hand: all numbers are finite, and a
	 * command is over before minima are compiled well.
	 */
	private void fillBoxes() {
		float[] b = new float[6];
		for (int slot = child.length - 1; slot >= 0; slot--) {
			b[0] = b[1] = b[2] = Float.POSITIVE_INFINITY;
			b[3] = b[4] = b[5] = Float.NEGATIVE_INFINITY;
			if (child[slot] >= 0) {
				int below = 24 * child[slot];
				for (int i = below; i < below + 4; i++) {
					for (int c = 0; c < 3; c++) {
						float low = box[i + 4 * c];
						float high = box[i + 12 + 4 * c];
						b[c] = low < b[c] ? low : b[c];
						b[3 + c] = high > b[3 + c] ? high : b[3 + c];
					}
				}
			} else if (child[slot] != EMPTY) {
				for (int i = 9 * grouping.first[slot]; i < 9 * grouping.end[slot]; i += 3) {
					for (int c = 0; c < 3; c++) {
						float at = corner[i + c];
						b[c] = at < b[c] ? at : b[c];
						b[3 + c] = at > b[3 + c] ? at : b[3 + c];
					}
				}
			}
			int at = 24 * (slot >> 2) + (slot & 3);
			for (int c = 0; c < 6; c++) {
				box[at + 4 * c] = b[c];
			}
		}
	}

	private float[] hull() {
		float[] hull = new float[6];
		for (int c = 0; c < 3; c++) {
			hull[c] = Float.POSITIVE_INFINITY;
			hull[3 + c] = Float.NEGATIVE_INFINITY;
			for (int i = 0; i < 4; i++) {
				hull[c] = Math.min(hull[c], box[4 * c + i]);
				hull[3 + c] = Math.max(hull[3 + c], box[12 + 4 * c + i]);
			}
		}
		return hull;
	}
}
