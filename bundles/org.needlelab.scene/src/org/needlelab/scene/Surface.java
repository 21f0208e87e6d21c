package org.needlelab.scene;

import java.util.ArrayList;
import java.util.List;

import org.needlelab.geometry.Box;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

/**
 * A mesh made ready to draw: vertices with normals for smooth shading, split along creases, triangles at
 * several levels of fineness. Costly to make, so made once for each mesh and shared by all scenes; a renderer may use the object's
 * identity to know what it already holds. The arrays are read-only.
 */
public final class Surface {

	/** Triangles that meet at a sharper angle keep an edge between them, radians. */
	public static final double DEFAULT_CREASE_RAD = Math.toRadians(60);

	/** Sizes of what the coarser levels leave out, mm: from the size of a fine mesh's triangles upwards. */
	private static final double[] COARSER_CELLS_MM = {2, 4, 8};
	/** A coarser level must save at least this share of the triangles. */
	private static final double WORTHWHILE = 0.3;
	private static final int SMALL = 400;

	private final float[] xyz;
	private final int[] normals;
	private final List<Level> levels;
	private final Box bounds;
	private final Vec3 longAxis;

	private Surface(float[] xyz, int[] normals, List<Level> levels) {
		this.xyz = xyz;
		this.normals = normals;
		this.levels = List.copyOf(levels);
		this.bounds = Boxes.of(xyz);
		this.longAxis = PrincipalAxis.of(xyz);
	}

	/** Prepares a mesh with the default crease angle. */
	public static Surface of(TriangleMesh mesh) {
		return of(mesh, DEFAULT_CREASE_RAD);
	}

	/**
	 * Prepares a mesh.
	 *
	 * @param creaseAngleRad triangles whose normals differ by more are not smoothed together, radians
	 * @throws IllegalArgumentException when the mesh has no triangle
	 */
	public static Surface of(TriangleMesh mesh, double creaseAngleRad) {
		if (mesh.triangleCount() == 0) {
			throw new IllegalArgumentException("a surface has at least one triangle");
		}
		SmoothNormals smooth = SmoothNormals.of(mesh, creaseAngleRad);
		float[] xyz = new float[3 * smooth.count];
		for (int v = 0; v < smooth.count; v++) {
			System.arraycopy(mesh.xyz(), 3 * smooth.source[v], xyz, 3 * v, 3);
		}
		List<Level> levels = new ArrayList<>();
		levels.add(Level.of(0, xyz, smooth.corners));
		Coarsening coarsening = new Coarsening(mesh, smooth);
		for (double cellMm : COARSER_CELLS_MM) {
			int before = levels.get(levels.size() - 1).ijk().length;
			int[] left = before > 3 * SMALL ? coarsening.triangles(cellMm) : smooth.corners;
			if (left.length > 0 && left.length < (1 - WORTHWHILE) * before) {
				levels.add(Level.of(cellMm, xyz, left));
			}
		}
		return inOrderOfUse(xyz, smooth.packed, levels);
	}

	/** Lays out vertices in the order of first use: neighbours in the picture are neighbours in memory. */
	private static Surface inOrderOfUse(float[] xyz, int[] normals, List<Level> levels) {
		int[] place = new int[normals.length];
		float[] orderedXyz = new float[xyz.length];
		int[] orderedNormals = new int[normals.length];
		int used = 0;
		for (Level level : levels) {
			int[] ijk = level.ijk();
			for (int c = 0; c < ijk.length; c++) {
				int vertex = ijk[c];
				if (place[vertex] == 0) {
					System.arraycopy(xyz, 3 * vertex, orderedXyz, 3 * used, 3);
					orderedNormals[used] = normals[vertex];
					place[vertex] = ++used;
				}
				ijk[c] = place[vertex] - 1;
			}
		}
		return new Surface(orderedXyz, orderedNormals, levels);
	}

	/** Coordinates, three a vertex, mm. */
	public float[] xyz() {
		return xyz;
	}

	/** One normal a vertex: signed 10-bit parts, x in the lowest bits, 511 is 1. */
	public int[] normals() {
		return normals;
	}

	/** The normal of a vertex, unpacked; of unit length but for rounding. */
	public Vec3 normal(int vertex) {
		int n = normals[vertex];
		return new Vec3((n << 22 >> 22) / 511.0, (n << 12 >> 22) / 511.0, (n << 2 >> 22) / 511.0);
	}

	/** From all triangles to few. */
	public List<Level> levels() {
		return levels;
	}

	/** The coarsest level that leaves out nothing larger than that, mm. */
	public int level(double toleratedMm) {
		int level = levels.size() - 1;
		while (level > 0 && levels.get(level).cellMm() > toleratedMm) {
			level--;
		}
		return level;
	}

	/** Number of vertices drawn. */
	public int vertexCount() {
		return normals.length;
	}

	/** Number of triangles at the finest level. */
	public int triangleCount() {
		return levels.get(0).triangleCount();
	}

	/** The box around it, mm. */
	public Box bounds() {
		return bounds;
	}

	/** Unit direction along which it extends most. */
	public Vec3 longAxis() {
		return longAxis;
	}
}
