package org.needlelab.geometry;

/**
 * The hierarchy's data in flat arrays. A node has up to four children in slots 4n .. 4n + 3, used ones first. Each slot has
 * an axis-parallel box, for rays, that contains all its triangles.
 * Vertices are copied in the order of {@link VertexGrouping}.
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
	private volatile VertexTree vertices;
	private volatile float[] boxes;

	/** By slot, see {@link TriangleGrouping}. */
	final int[] child;
	/** How the vertices are ordered. */
	final VertexGrouping order;
	/** By place in the order of vertices three coordinates. */
	final float[] at;
	/** By place in leaf order: the triangle's index in the mesh. */
	final int[] triangle;

	final float minX;
	final float minY;
	final float minZ;
	final float maxX;
	final float maxY;
	final float maxZ;

	/** The volumes of a mesh whose triangles are grouped already. */
	Nodes(TriangleGrouping grouping, TriangleMesh mesh, int threads) {
		this(grouping, new VertexGrouping(grouping, mesh), mesh, threads, null);
	}

	private Nodes(TriangleGrouping grouping, VertexGrouping order, TriangleMesh mesh, int threads, Nodes before) {
		this.grouping = grouping;
		this.order = order;
		this.child = grouping.child;
		this.triangle = grouping.triangle;
		this.threads = threads;
		this.before = before;
		at = inOrder(mesh.xyz(), order.vertex);
		float[] hull = hull();
		minX = hull[0];
		minY = hull[1];
		minZ = hull[2];
		maxX = hull[3];
		maxY = hull[4];
		maxZ = hull[5];
	}

	/**
	 * What rays need and questions of distance do not; worked out when it is first asked for. By node: min x of its four slots, then
	 * min y, min z, max x, max y, max z.
	 */
	float[] boxes() {
		float[] known = boxes;
		if (known == null) {
			synchronized (this) {
				known = boxes;
				if (known == null) {
					known = fillBoxes();
					boxes = known;
				}
			}
		}
		return known;
	}

	/** What questions of distance need and rays do not; worked out when it is first asked for. */
	VertexTree vertices() {
		VertexTree known = vertices;
		if (known == null) {
			synchronized (this) {
				known = vertices;
				if (known == null) {
					VertexTree old = before == null ? null : before.vertices();
					known = new VertexTree(order, at, old, threads);
					before = null;
					vertices = known;
				}
			}
		}
		return known;
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
		return new Nodes(grouping, order, moved, threads, axes());
	}

	/** Where to take axes from: from here, or if they are not yet worked out from where these are to come from. */
	private synchronized Nodes axes() {
		return before != null ? before : this;
	}

	long memoryBytes() {
		return grouping.memoryBytes() + order.memoryBytes() + 4L * (boxes().length + at.length) + vertices().memoryBytes();
	}

	private static float[] inOrder(float[] xyz, int[] vertex) {
		float[] at = new float[3 * vertex.length];
		for (int v = 0; v < vertex.length; v++) {
			int from = 3 * vertex[v];
			at[3 * v] = xyz[from];
			at[3 * v + 1] = xyz[from + 1];
			at[3 * v + 2] = xyz[from + 2];
		}
		return at;
	}

	/**
	 * Children come after their parents, so one pass from the end fills all boxes. Compared by hand: all numbers are finite, and a
	 * command is over before minima are compiled well.
	 */
	private float[] fillBoxes() {
		float[] box = new float[6 * child.length];
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
				for (int i = 3 * grouping.first[slot]; i < 3 * grouping.end[slot]; i++) {
					int v = 3 * order.corner[i];
					for (int c = 0; c < 3; c++) {
						float value = at[v + c];
						b[c] = value < b[c] ? value : b[c];
						b[3 + c] = value > b[3 + c] ? value : b[3 + c];
					}
				}
			}
			int to = 24 * (slot >> 2) + (slot & 3);
			for (int c = 0; c < 6; c++) {
				box[to + 4 * c] = b[c];
			}
		}
		return box;
	}

	private float[] hull() {
		float[] hull = { at[0], at[1], at[2], at[0], at[1], at[2] };
		for (int v = 0; v < at.length; v += 3) {
			for (int c = 0; c < 3; c++) {
				float value = at[v + c];
				hull[c] = value < hull[c] ? value : hull[c];
				hull[3 + c] = value > hull[3 + c] ? value : hull[3 + c];
			}
		}
		return hull;
	}
}
