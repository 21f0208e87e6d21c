package org.needlelab.geometry;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes of a mesh from elsewhere what bounds a solid, as far as that can be done without guessing: vertices at the same place become
 * one, triangles without area or there twice are left out, all triangles of a part are turned the same way and outwards, and small
 * holes are closed by a fan about their middle. Whether that was enough says {@link Result#check()}.
 */
public final class MeshRepair {

	/**
	 * What was done.
	 *
	 * @param mesh the repaired mesh
	 * @param check what it is like now
	 * @param welded vertices that fell together with another
	 * @param dropped triangles left out
	 * @param turned triangles whose corners were reversed
	 * @param filled holes closed
	 */
	public record Result(TriangleMesh mesh, MeshCheck check, int welded, int dropped, int turned, int filled) {

		/** Whether nothing had to be done. */
		public boolean untouched() {
			return welded + dropped + turned + filled == 0;
		}
	}

	private final float[] xyz;
	private int[] ijk;
	private int turned;

	private MeshRepair(float[] xyz, int[] ijk) {
		this.xyz = xyz;
		this.ijk = ijk;
	}

	/**
	 * Repairs a mesh.
	 *
	 * @param mesh the mesh, mm
	 * @param weldMm vertices nearer than this fall together, mm
	 * @param widestMm holes whose rim is longer than this stay open, mm
	 */
	public static Result of(TriangleMesh mesh, double weldMm, double widestMm) {
		int[] same = weld(mesh, weldMm);
		int welded = 0;
		for (int v = 0; v < same.length; v++) {
			welded += same[v] == v ? 0 : 1;
		}
		int[] kept = distinct(mesh.ijk(), same);
		int dropped = mesh.triangleCount() - kept.length / 3;
		MeshRepair repair = new MeshRepair(mesh.xyz(), kept);
		repair.orient();
		List<int[]> rims = repair.rims();
		float[] vertices = mesh.xyz();
		int filled = 0;
		for (int[] rim : rims) {
			if (repair.length(rim) <= widestMm) {
				vertices = repair.fill(rim, vertices);
				filled++;
			}
		}
		TriangleMesh closed = compact(vertices, repair.ijk);
		MeshRepair outwards = new MeshRepair(closed.xyz(), closed.ijk().clone());
		outwards.turned = repair.turned;
		outwards.outward();
		TriangleMesh done = new TriangleMesh(closed.xyz(), outwards.ijk);
		return new Result(done, MeshCheck.of(done), welded, dropped, outwards.turned, filled);
	}

	/** For every vertex the first that lies where it lies. */
	private static int[] weld(TriangleMesh mesh, double weldMm) {
		float[] xyz = mesh.xyz();
		Map<List<Long>, List<Integer>> cells = new HashMap<>();
		int[] same = new int[mesh.vertexCount()];
		for (int v = 0; v < same.length; v++) {
			same[v] = near(xyz, v, weldMm, cells);
			if (same[v] == v) {
				cells.computeIfAbsent(cell(xyz, v, weldMm, 0, 0, 0), key -> new ArrayList<>()).add(v);
			}
		}
		return same;
	}

	private static int near(float[] xyz, int v, double weldMm, Map<List<Long>, List<Integer>> cells) {
		int best = v;
		for (int i = 0; i < 27; i++) {
			for (int other : cells.getOrDefault(cell(xyz, v, weldMm, i % 3 - 1, i / 3 % 3 - 1, i / 9 - 1), List.of())) {
				double dx = xyz[3 * v] - xyz[3 * other];
				double dy = xyz[3 * v + 1] - xyz[3 * other + 1];
				double dz = xyz[3 * v + 2] - xyz[3 * other + 2];
				if (other < best && dx * dx + dy * dy + dz * dz <= weldMm * weldMm) {
					best = other;
				}
			}
		}
		return best;
	}

	private static List<Long> cell(float[] xyz, int v, double size, int dx, int dy, int dz) {
		return List.of((long) Math.floor(xyz[3 * v] / size) + dx, (long) Math.floor(xyz[3 * v + 1] / size) + dy,
				(long) Math.floor(xyz[3 * v + 2] / size) + dz);
	}

	/** The triangles with three corners, each once. */
	private static int[] distinct(int[] ijk, int[] same) {
		Set<List<Integer>> seen = new HashSet<>();
		int[] kept = new int[ijk.length];
		int n = 0;
		for (int t = 0; t < ijk.length; t += 3) {
			int a = same[ijk[t]];
			int b = same[ijk[t + 1]];
			int c = same[ijk[t + 2]];
			int[] sorted = {a, b, c};
			Arrays.sort(sorted);
			if (a != b && b != c && c != a && seen.add(List.of(sorted[0], sorted[1], sorted[2]))) {
				kept[n++] = a;
				kept[n++] = b;
				kept[n++] = c;
			}
		}
		return Arrays.copyOf(kept, n);
	}

	private static long edge(int from, int to) {
		return (long) Math.min(from, to) << 32 | Math.max(from, to);
	}

	private Map<Long, int[]> edges() {
		Map<Long, int[]> edges = new HashMap<>();
		for (int i = 0; i < ijk.length; i++) {
			int triangle = i / 3;
			edges.merge(edge(ijk[i], next(i)), new int[] {triangle}, (a, b) -> {
				int[] both = Arrays.copyOf(a, a.length + 1);
				both[a.length] = b[0];
				return both;
			});
		}
		return edges;
	}

	private int next(int corner) {
		return ijk[corner % 3 == 2 ? corner - 2 : corner + 1];
	}

	private boolean runs(int triangle, int from, int to) {
		for (int i = 3 * triangle; i < 3 * triangle + 3; i++) {
			if (ijk[i] == from && next(i) == to) {
				return true;
			}
		}
		return false;
	}

	private void turn(int triangle) {
		int corner = ijk[3 * triangle + 1];
		ijk[3 * triangle + 1] = ijk[3 * triangle + 2];
		ijk[3 * triangle + 2] = corner;
		turned++;
	}

	/** Turns triangles like their neighbours, from the first of each part on. */
	private void orient() {
		Map<Long, int[]> edges = edges();
		boolean[] done = new boolean[ijk.length / 3];
		ArrayDeque<Integer> open = new ArrayDeque<>();
		for (int first = 0; first < done.length; first++) {
			if (done[first]) {
				continue;
			}
			done[first] = true;
			open.add(first);
			while (!open.isEmpty()) {
				int triangle = open.remove();
				for (int i = 3 * triangle; i < 3 * triangle + 3; i++) {
					int[] both = edges.get(edge(ijk[i], next(i)));
					int other = both.length != 2 ? triangle : both[0] == triangle ? both[1] : both[0];
					if (!done[other]) {
						done[other] = true;
						if (runs(other, ijk[i], next(i))) {
							turn(other);
						}
						open.add(other);
					}
				}
			}
		}
	}

	/** Rims of holes, each vertex once, in the direction in which new triangles have to run along them. */
	private List<int[]> rims() {
		Map<Long, int[]> edges = edges();
		Map<Integer, Integer> onwards = new HashMap<>();
		Set<Integer> branching = new HashSet<>();
		for (int i = 0; i < ijk.length; i++) {
			int from = next(i);
			if (edges.get(edge(ijk[i], from)).length == 1 && onwards.put(from, ijk[i]) != null) {
				// two holes meet here: which rim goes on where is anybody's guess
				branching.add(from);
			}
		}
		List<int[]> rims = new ArrayList<>();
		Set<Integer> seen = new HashSet<>(branching);
		for (int i = 0; i < ijk.length; i++) {
			List<Integer> rim = new ArrayList<>();
			int at = ijk[i];
			while (onwards.containsKey(at) && seen.add(at)) {
				rim.add(at);
				at = onwards.get(at);
			}
			if (rim.size() >= 3 && at == rim.get(0)) {
				rims.add(rim.stream().mapToInt(Integer::intValue).toArray());
			}
		}
		return rims;
	}

	private double length(int[] rim) {
		double sum = 0;
		for (int i = 0; i < rim.length; i++) {
			sum += corner(rim[i]).distance(corner(rim[(i + 1) % rim.length]));
		}
		return sum;
	}

	private Vec3 corner(int vertex) {
		return new Vec3(xyz[3 * vertex], xyz[3 * vertex + 1], xyz[3 * vertex + 2]);
	}

	private float[] fill(int[] rim, float[] vertices) {
		int from = ijk.length;
		if (rim.length == 3) {
			ijk = Arrays.copyOf(ijk, from + 3);
			System.arraycopy(rim, 0, ijk, from, 3);
			return vertices;
		}
		Vec3 middle = Vec3.ZERO;
		for (int vertex : rim) {
			middle = middle.plus(1.0 / rim.length, corner(vertex));
		}
		int centre = vertices.length / 3;
		float[] more = Arrays.copyOf(vertices, vertices.length + 3);
		more[3 * centre] = (float) middle.x();
		more[3 * centre + 1] = (float) middle.y();
		more[3 * centre + 2] = (float) middle.z();
		ijk = Arrays.copyOf(ijk, from + 3 * rim.length);
		for (int i = 0; i < rim.length; i++) {
			ijk[from + 3 * i] = rim[i];
			ijk[from + 3 * i + 1] = rim[(i + 1) % rim.length];
			ijk[from + 3 * i + 2] = centre;
		}
		return more;
	}

	/** Turns every part with a negative volume inside out. */
	private void outward() {
		int[] part = new int[xyz.length / 3];
		for (int v = 0; v < part.length; v++) {
			part[v] = v;
		}
		for (int i = 0; i < ijk.length; i++) {
			int a = root(part, ijk[i]);
			int b = root(part, next(i));
			part[Math.max(a, b)] = Math.min(a, b);
		}
		double[] volume = new double[part.length];
		for (int t = 0; t < ijk.length; t += 3) {
			int root = root(part, ijk[t]);
			Vec3 origin = corner(root);
			volume[root] += corner(ijk[t]).minus(origin)
					.dot(corner(ijk[t + 1]).minus(origin).cross(corner(ijk[t + 2]).minus(origin)));
		}
		for (int t = 0; t < ijk.length; t += 3) {
			if (volume[root(part, ijk[t])] < 0) {
				turn(t / 3);
			}
		}
	}

	private static int root(int[] part, int vertex) {
		int v = vertex;
		while (part[v] != v) {
			part[v] = part[part[v]];
			v = part[v];
		}
		return v;
	}

	/** The mesh without the vertices that no triangle has. */
	private static TriangleMesh compact(float[] xyz, int[] ijk) {
		int[] renumbered = new int[xyz.length / 3];
		Arrays.fill(renumbered, -1);
		float[] corners = new float[xyz.length];
		int[] triangles = new int[ijk.length];
		int n = 0;
		for (int i = 0; i < ijk.length; i++) {
			int vertex = ijk[i];
			if (renumbered[vertex] < 0) {
				renumbered[vertex] = n;
				System.arraycopy(xyz, 3 * vertex, corners, 3 * n, 3);
				n++;
			}
			triangles[i] = renumbered[vertex];
		}
		return new TriangleMesh(Arrays.copyOf(corners, 3 * n), triangles);
	}
}
