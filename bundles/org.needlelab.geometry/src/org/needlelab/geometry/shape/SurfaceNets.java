package org.needlelab.geometry.shape;

import java.util.Arrays;

import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

/**
 * The zero surface of a sampled field as a closed mesh: one vertex in every cell that the surface passes (mean of its
 * edge crossings), one quadrilateral over every grid edge that it crosses (Gibson 1998, "Constrained elastic surface
 * nets").
 *
 * <p>A plain surface net is not a manifold where a cell holds two sheets. Here such cells are mended first: samples are
 * turned inside, each at most once, until no 2x2 face and no 2x2x2 cell shows a diagonal pattern (the sign field is
 * "well-composed", Latecki 1997), after which the net is a closed 2-manifold.
 */
public final class SurfaceNets {

	/** A sample turned inside by mending lies this deep, in cells: enough to leave a thin bridge. */
	private static final float MENDED = 0.05f;

	private final ScalarGrid grid;
	private final GridLines lines;
	private final float[] f;
	private final boolean[] inside;

	private SurfaceNets(ScalarGrid grid, GridLines lines) {
		this.grid = grid;
		this.lines = lines;
		this.f = grid.values().clone();
		this.inside = new boolean[f.length];
	}

	/**
	 * Polygonises a grid.
	 *
	 * @param grid negative inside; its outermost samples are taken as outside, so the mesh is closed
	 * @return a closed mesh, outward oriented; empty when nothing is inside
	 */
	public static TriangleMesh surface(ScalarGrid grid) {
		return surface(grid, GridLines.of(grid));
	}

	/**
	 * Polygonises a grid with cells of unequal size.
	 *
	 * @param grid as for {@link #surface(ScalarGrid)}; its own place does not count, its cell is the smallest
	 * @param lines where its samples lie
	 */
	public static TriangleMesh surface(ScalarGrid grid, GridLines lines) {
		SurfaceNets nets = new SurfaceNets(grid, lines);
		nets.sign();
		while (nets.mend()) {
			// one pass may make a neighbour ambiguous
		}
		return nets.mesh();
	}

	private void sign() {
		int nx = grid.nx();
		int ny = grid.ny();
		int nz = grid.nz();
		for (int k = 0; k < nz; k++) {
			for (int j = 0; j < ny; j++) {
				for (int i = 0; i < nx; i++) {
					int at = grid.index(i, j, k);
					boolean border = i == 0 || j == 0 || k == 0 || i == nx - 1 || j == ny - 1 || k == nz - 1;
					inside[at] = !border && f[at] < 0;
					if (border && f[at] < 0) {
						f[at] = (float) grid.cellMm();
					}
				}
			}
		}
	}

	private boolean mend() {
		boolean changed = false;
		int dx = 1;
		int dy = grid.nx();
		int dz = grid.nx() * grid.ny();
		for (int k = 1; k < grid.nz() - 1; k++) {
			for (int j = 1; j < grid.ny() - 1; j++) {
				for (int i = 1; i < grid.nx() - 1; i++) {
					int a = grid.index(i, j, k);
					changed |= face(a, dx, dy) | face(a, dy, dz) | face(a, dx, dz);
					changed |= diagonal(a, dx, dy, dz);
				}
			}
		}
		return changed;
	}

	private boolean face(int a, int u, int v) {
		boolean p = inside[a];
		if (p != inside[a + u + v] || inside[a + u] != inside[a + v] || p == inside[a + u]) {
			return false;
		}
		turn(p ? a + u : a, p ? a + v : a + u + v);
		return true;
	}

	/** Both of a cell's opposite corners alike and the six others unlike. */
	private boolean diagonal(int a, int dx, int dy, int dz) {
		int[] c = {a, a + dx, a + dy, a + dx + dy, a + dz, a + dx + dz, a + dy + dz, a + dx + dy + dz};
		int count = 0;
		for (int corner : c) {
			count += inside[corner] ? 1 : 0;
		}
		if (count != 2 && count != 6) {
			return false;
		}
		for (int n = 0; n < 4; n++) {
			boolean p = inside[c[n]];
			if (p == (count == 2) && inside[c[7 - n]] == p) {
				if (p) {
					turn(c[n ^ 1], c[n ^ 3]);
				} else {
					turn(c[n], c[7 - n]);
				}
				return true;
			}
		}
		return false;
	}

	/** Turns the one of two outside samples that is nearer to the surface inside. */
	private void turn(int a, int b) {
		int at = !inside[a] && (inside[b] || f[a] <= f[b]) ? a : b;
		inside[at] = true;
		f[at] = (float) (-MENDED * grid.cellMm());
	}

	private TriangleMesh mesh() {
		int nx = grid.nx();
		int ny = grid.ny();
		int[] vertexOf = new int[f.length];
		Arrays.fill(vertexOf, -1);
		MeshBuilder mesh = new MeshBuilder();
		int[] steps = {1, nx, nx * ny};
		for (int k = 0; k < grid.nz() - 1; k++) {
			for (int j = 0; j < ny - 1; j++) {
				for (int i = 0; i < nx - 1; i++) {
					int a = grid.index(i, j, k);
					Vec3 p = crossing(a, i, j, k, steps);
					if (p != null) {
						vertexOf[a] = mesh.vertex(p);
					}
				}
			}
		}
		// the border is outside: an edge that the surface crosses has cells on all four sides
		for (int k = 0; k < grid.nz() - 1; k++) {
			for (int j = 0; j < ny - 1; j++) {
				for (int i = 0; i < nx - 1; i++) {
					int a = grid.index(i, j, k);
					quad(mesh, vertexOf, a, 1, nx, nx * ny);
					quad(mesh, vertexOf, a, nx, nx * ny, 1);
					quad(mesh, vertexOf, a, nx * ny, 1, nx);
				}
			}
		}
		return mesh.build();
	}

	/** The four cells around the edge from {@code a} along {@code along}, if the surface crosses it. */
	private void quad(MeshBuilder mesh, int[] vertexOf, int a, int along, int u, int v) {
		if (inside[a] == inside[a + along]) {
			return;
		}
		int p = vertexOf[a - u - v];
		int q = vertexOf[a - v];
		int r = vertexOf[a];
		int s = vertexOf[a - u];
		if (inside[a]) {
			mesh.quad(p, q, r, s);
		} else {
			mesh.quad(p, s, r, q);
		}
	}

	/** Mean of the crossings on the cell's twelve edges, or null. */
	private Vec3 crossing(int a, int i, int j, int k, int[] steps) {
		boolean first = inside[a];
		boolean mixed = false;
		for (int c = 1; c < 8 && !mixed; c++) {
			mixed = inside[corner(a, c, steps)] != first;
		}
		if (!mixed) {
			return null;
		}
		double[] sum = new double[3];
		int n = 0;
		for (int axis = 0; axis < 3; axis++) {
			for (int c = 0; c < 8; c++) {
				int from = corner(a, c, steps);
				if ((c >> axis & 1) == 1 || inside[from] == inside[from + steps[axis]]) {
					continue;
				}
				double t = f[from] / (f[from] - (double) f[from + steps[axis]]);
				for (int d = 0; d < 3; d++) {
					sum[d] += d == axis ? t : c >> d & 1;
				}
				n++;
			}
		}
		return new Vec3(between(lines.x(), i, sum[0] / n), between(lines.y(), j, sum[1] / n), between(lines.z(), k, sum[2] / n));
	}

	private static double between(double[] at, int i, double share) {
		return at[i] + share * (at[i + 1] - at[i]);
	}

	private static int corner(int a, int c, int[] steps) {
		return a + (c & 1) * steps[0] + (c >> 1 & 1) * steps[1] + (c >> 2 & 1) * steps[2];
	}
}
