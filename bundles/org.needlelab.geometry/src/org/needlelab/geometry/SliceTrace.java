package org.needlelab.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts a mesh with a plane and joins the pieces.
 *
 * <p>Every vertex is on one side or the other, never on the plane (zero counts as the normal's side), so a triangle is cut in
 * exactly two of its sides or not at all, and each cut side is a point shared by the triangles on it. The piece in a triangle
 * runs from the side that goes down through the plane to the side that goes up; on a closed mesh each point then has as many
 * pieces coming as going, and all chains close.
 */
final class SliceTrace {

	private final TriangleMesh mesh;
	private final double[] height;
	/** Cut sides by their two vertices, numbered as met. */
	private final Map<Long, Integer> numbers = new HashMap<>();
	private final List<Vec3> points = new ArrayList<>();
	/** By piece: the number of the point it runs from and to. */
	private int[] from = new int[64];
	private int[] to = new int[64];
	private int pieces;

	private SliceTrace(TriangleMesh mesh, Vec3 point, Vec3 normal) {
		this.mesh = mesh;
		height = new double[mesh.vertexCount()];
		float[] xyz = mesh.xyz();
		for (int v = 0; v < height.length; v++) {
			height[v] = (xyz[3 * v] - point.x()) * normal.x() + (xyz[3 * v + 1] - point.y()) * normal.y()
					+ (xyz[3 * v + 2] - point.z()) * normal.z();
		}
	}

	static List<Contour> of(TriangleMesh mesh, Vec3 point, Vec3 normal) {
		double length = normal.length();
		if (!(length > 0) || Double.isInfinite(length)) {
			throw new IllegalArgumentException("a plane needs a normal, not " + normal);
		}
		SliceTrace trace = new SliceTrace(mesh, point, normal.normalized());
		trace.cut();
		return trace.join();
	}

	private boolean over(int vertex) {
		return height[vertex] >= 0;
	}

	private void cut() {
		int[] ijk = mesh.ijk();
		for (int t = 0; t < ijk.length; t += 3) {
			int falls = -1;
			int rises = -1;
			for (int k = 0; k < 3; k++) {
				int a = ijk[t + k];
				int b = ijk[t + (k + 1) % 3];
				if (over(a) && !over(b)) {
					falls = number(a, b);
				} else if (!over(a) && over(b)) {
					rises = number(a, b);
				}
			}
			if (falls >= 0) {
				if (pieces == from.length) {
					from = Arrays.copyOf(from, 2 * pieces);
					to = Arrays.copyOf(to, 2 * pieces);
				}
				from[pieces] = falls;
				to[pieces++] = rises;
			}
		}
	}

	/** The number of the cut through a side, the same from both its triangles. */
	private int number(int a, int b) {
		int low = Math.min(a, b);
		int high = Math.max(a, b);
		long key = (long) low << 32 | high;
		Integer known = numbers.get(key);
		if (known != null) {
			return known;
		}
		double t = height[low] / (height[low] - height[high]);
		points.add(mesh.vertex(low).lerp(mesh.vertex(high), t));
		numbers.put(key, points.size() - 1);
		return points.size() - 1;
	}

	/** Chains the pieces; open chains of an open mesh first, from their start, then closed ones. */
	private List<Contour> join() {
		int[] next = new int[pieces];
		int[] head = new int[points.size()];
		int[] coming = new int[points.size()];
		Arrays.fill(head, -1);
		for (int p = pieces - 1; p >= 0; p--) {
			next[p] = head[from[p]];
			head[from[p]] = p;
			coming[to[p]]++;
		}
		List<Contour> contours = new ArrayList<>();
		for (int point = 0; point < head.length; point++) {
			int surplus = -coming[point];
			for (int p = head[point]; p >= 0; p = next[p]) {
				surplus++;
			}
			for (; surplus > 0; surplus--) {
				contours.add(follow(point, head, next));
			}
		}
		for (int point = 0; point < head.length; point++) {
			while (head[point] >= 0) {
				contours.add(follow(point, head, next));
			}
		}
		return contours;
	}

	/** Takes pieces away from a point onwards until the chain comes back or ends. */
	private Contour follow(int start, int[] head, int[] next) {
		List<Vec3> chain = new ArrayList<>();
		int at = start;
		do {
			Vec3 point = points.get(at);
			if (chain.isEmpty() || !chain.get(chain.size() - 1).equals(point)) {
				chain.add(point);
			}
			int piece = head[at];
			if (piece < 0) {
				return new Contour(chain, false);
			}
			head[at] = next[piece];
			at = to[piece];
		} while (at != start);
		if (chain.size() > 1 && chain.get(0).equals(chain.get(chain.size() - 1))) {
			chain.remove(chain.size() - 1);
		}
		return new Contour(chain, true);
	}
}
