package org.needlelab.geometry.shape;

import java.util.List;

import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

/**
 * A closed mesh over a grid of mid-surface points with thickness: flat muscles, membranes. The grid holds the middles of
 * cells, so the sheet is extended by half a cell on each side; its rim is rounded.
 */
public final class SheetMesh {

	/** A grid point. @param at mid-surface, mm @param thickness full thickness, mm */
	public record Point(Vec3 at, double thickness) {
	}

	private final CubicCurve[] alongRows;
	private final double[] columnKnots;

	private SheetMesh(CubicCurve[] alongRows, double[] columnKnots) {
		this.alongRows = alongRows;
		this.columnKnots = columnKnots;
	}

	/**
	 * Builds the sheet.
	 *
	 * @param rows number of rows, at least two
	 * @param columns number of columns, at least two
	 * @param points row by row
	 * @param extend whether the outer grid lines are half a cell inside the rim
	 * @param edgeMm wanted length of edges, mm
	 * @return a closed mesh, outward oriented
	 */
	public static TriangleMesh build(int rows, int columns, List<Point> points, boolean extend, double edgeMm) {
		if (rows < 2 || columns < 2 || points.size() != rows * columns) {
			throw new IllegalArgumentException(rows + " x " + columns + " points, got " + points.size());
		}
		double[][][] grid = new double[rows][columns][];
		double length = 0;
		double width = 0;
		for (int r = 0; r < rows; r++) {
			for (int c = 0; c < columns; c++) {
				Point p = points.get(r * columns + c);
				grid[r][c] = new double[] {p.at().x(), p.at().y(), p.at().z(), p.thickness()};
				length += r > 0 ? p.at().distance(points.get((r - 1) * columns + c).at()) / columns : 0;
				width += c > 0 ? p.at().distance(points.get(r * columns + c - 1).at()) / rows : 0;
			}
		}
		double[] rowKnots = knots(rows, extend);
		double[] columnKnots = knots(columns, extend);
		double[][][] full = extend ? extended(grid) : grid;
		CubicCurve[] alongRows = new CubicCurve[full[0].length];
		for (int c = 0; c < alongRows.length; c++) {
			double[][] line = new double[full.length][];
			for (int r = 0; r < full.length; r++) {
				line[r] = full[r][c];
			}
			alongRows[c] = new CubicCurve(rowKnots, line);
		}
		SheetMesh sheet = new SheetMesh(alongRows, columnKnots);
		double[] u = samples(rowKnots, length * rows / Math.max(1, rows - 1), edgeMm);
		double[] v = samples(columnKnots, width * columns / Math.max(1, columns - 1), edgeMm);
		return sheet.mesh(u, v);
	}

	private static double[] knots(int n, boolean extend) {
		double[] k = new double[extend ? n + 2 : n];
		for (int i = 0; i < k.length; i++) {
			k[i] = extend ? Math.min(n, Math.max(0, i - 0.5)) : i;
		}
		return k;
	}

	private static double[][][] extended(double[][][] g) {
		int rows = g.length;
		int columns = g[0].length;
		double[][][] e = new double[rows + 2][columns + 2][];
		for (int r = 0; r < rows; r++) {
			for (int c = 0; c < columns; c++) {
				e[r + 1][c + 1] = g[r][c];
			}
			e[r + 1][0] = beyond(g[r][0], g[r][1]);
			e[r + 1][columns + 1] = beyond(g[r][columns - 1], g[r][columns - 2]);
		}
		for (int c = 0; c < columns + 2; c++) {
			e[0][c] = beyond(e[1][c], e[2][c]);
			e[rows + 1][c] = beyond(e[rows][c], e[rows - 1][c]);
		}
		return e;
	}

	private static double[] beyond(double[] edge, double[] inner) {
		double[] out = new double[4];
		for (int d = 0; d < 3; d++) {
			out[d] = edge[d] + 0.5 * (edge[d] - inner[d]);
		}
		out[3] = edge[3];
		return out;
	}

	/** Parameters evenly spaced at about an edge's length, with one close to each rim so that the rim is round. */
	private static double[] samples(double[] knots, double lengthMm, double edgeMm) {
		int pieces = (int) Math.max(3, Math.ceil(lengthMm / edgeMm));
		double start = knots[0];
		double span = knots[knots.length - 1] - start;
		double rim = Math.min(0.3 / pieces, 0.8 / lengthMm);
		double[] s = new double[pieces + 3];
		s[0] = start;
		s[1] = start + span * rim;
		for (int i = 1; i < pieces; i++) {
			s[i + 1] = start + span * i / pieces;
		}
		s[pieces + 1] = start + span * (1 - rim);
		s[pieces + 2] = start + span;
		return s;
	}


	private TriangleMesh mesh(double[] u, double[] v) {
		int rows = u.length;
		int columns = v.length;
		double[][][] p = new double[rows][columns][];
		for (int r = 0; r < rows; r++) {
			double[][] line = new double[alongRows.length][];
			for (int c = 0; c < line.length; c++) {
				line[c] = alongRows[c].at(u[r]);
			}
			CubicCurve across = new CubicCurve(columnKnots, line);
			for (int c = 0; c < columns; c++) {
				p[r][c] = across.at(v[c]);
			}
		}
		MeshBuilder mesh = new MeshBuilder();
		int[][] top = new int[rows][columns];
		int[][] bottom = new int[rows][columns];
		for (int r = 0; r < rows; r++) {
			for (int c = 0; c < columns; c++) {
				place(mesh, p, r, c, top, bottom);
			}
		}
		for (int r = 0; r + 1 < rows; r++) {
			for (int c = 0; c + 1 < columns; c++) {
				cell(mesh, top, bottom, r, c);
			}
		}
		return mesh.build();
	}

	/** One cell of both faces; a corner cell is cut through the corner, else its two faces would share the cut. */
	private static void cell(MeshBuilder mesh, int[][] top, int[][] bottom, int r, int c) {
		boolean firstRow = r == 0;
		boolean firstColumn = c == 0;
		boolean corner = (firstRow || r == top.length - 2) && (firstColumn || c == top[0].length - 2);
		if (corner && firstRow != firstColumn) {
			mesh.quadAcross(top[r + 1][c], top[r + 1][c + 1], top[r][c + 1], top[r][c]);
			mesh.quadAcross(bottom[r][c + 1], bottom[r + 1][c + 1], bottom[r + 1][c], bottom[r][c]);
		} else if (corner) {
			mesh.quadAcross(top[r][c], top[r + 1][c], top[r + 1][c + 1], top[r][c + 1]);
			mesh.quadAcross(bottom[r][c], bottom[r][c + 1], bottom[r + 1][c + 1], bottom[r + 1][c]);
		} else {
			mesh.quad(top[r][c], top[r + 1][c], top[r + 1][c + 1], top[r][c + 1]);
			mesh.quad(bottom[r][c], bottom[r][c + 1], bottom[r + 1][c + 1], bottom[r + 1][c]);
		}
	}

	private static void place(MeshBuilder mesh, double[][][] p, int r, int c, int[][] top, int[][] bottom) {
		int rows = p.length;
		int columns = p[0].length;
		Vec3 at = point(p[r][c]);
		if (r == 0 || c == 0 || r == rows - 1 || c == columns - 1) {
			top[r][c] = mesh.vertex(at);
			bottom[r][c] = top[r][c];
			return;
		}
		double rim = Math.min(Math.min(along(p, r, c, 0), along(p, r, c, 1)), Math.min(along(p, r, c, 2), along(p, r, c, 3)));
		double half = Math.max(0.1, p[r][c][3] / 2);
		double inside = Math.min(1, rim / half);
		double lift = half * Math.sqrt(inside * (2 - inside));
		Vec3 du = point(p[r + 1][c]).minus(point(p[r - 1][c]));
		Vec3 dv = point(p[r][c + 1]).minus(point(p[r][c - 1]));
		Vec3 cross = du.cross(dv);
		Vec3 normal = cross.length() > 1e-12 ? cross.normalized() : du.anyPerpendicular();
		top[r][c] = mesh.vertex(at.plus(lift, normal));
		bottom[r][c] = mesh.vertex(at.plus(-lift, normal));
	}

	/** Distance along the grid to the rim in one of four directions, as far as it matters for rounding. */
	private static double along(double[][][] p, int r, int c, int way) {
		int dr = way == 0 ? -1 : way == 1 ? 1 : 0;
		int dc = way == 2 ? -1 : way == 3 ? 1 : 0;
		double sum = 0;
		while (sum < 30 && r + dr >= 0 && r + dr < p.length && c + dc >= 0 && c + dc < p[0].length) {
			sum += point(p[r][c]).distance(point(p[r + dr][c + dc]));
			r += dr;
			c += dc;
		}
		return sum;
	}

	private static Vec3 point(double[] v) {
		return new Vec3(v[0], v[1], v[2]);
	}
}
