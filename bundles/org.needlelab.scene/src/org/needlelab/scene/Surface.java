package org.needlelab.scene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.needlelab.geometry.Box;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

/**
 * A mesh made ready to draw: vertices with normals for smooth shading, split along creases, triangles at several levels of
 * fineness. One for each mesh, shared by all scenes; a renderer may use the object's identity to know what it already
 * holds. What is costly is made when first asked for and kept, so that hidden surfaces cost nothing; {@link #prepare()}
 * does it ahead. Immutable to its users and safe for several threads; the arrays are read-only.
 */
public final class Surface {

	/** Triangles that meet at a sharper angle keep an edge between them, radians. */
	public static final double DEFAULT_CREASE_RAD = Math.toRadians(60);

	/** Sizes of what the coarser levels leave out, mm: from the size of a fine mesh's triangles upwards. */
	private static final double[] COARSER_CELLS_MM = {2.5, 5, 10, 18};
	/** A coarser level must save at least this share of the triangles. */
	private static final double WORTHWHILE = 0.2;
	/** Triangles from which on a coarser level is worth having. */
	private static final int SMALL = 150;

	private final TriangleMesh mesh;
	private final double creaseAngleRad;
	private final Box bounds;
	private volatile Fine fine;
	private volatile List<Level> levels;

	/** The finest level; the last two parts serve to make the coarser ones. */
	private record Fine(float[] xyz, int[] normals, int[] meshVertices, Level level, SmoothNormals smooth, int[] place) {
	}

	private Surface(TriangleMesh mesh, double creaseAngleRad) {
		if (mesh.triangleCount() == 0) {
			throw new IllegalArgumentException("a surface has at least one triangle");
		}
		this.mesh = mesh;
		this.creaseAngleRad = creaseAngleRad;
		this.bounds = Box.around(mesh.xyz());
	}

	/**
	 * The surface of a mesh with the default crease angle.
	 *
	 * @throws IllegalArgumentException when the mesh has no triangle
	 */
	public static Surface of(TriangleMesh mesh) {
		return of(mesh, DEFAULT_CREASE_RAD);
	}

	/**
	 * The surface of a mesh.
	 *
	 * @param creaseAngleRad triangles whose normals differ by more are not smoothed together, radians
	 * @throws IllegalArgumentException when the mesh has no triangle
	 */
	public static Surface of(TriangleMesh mesh, double creaseAngleRad) {
		return new Surface(mesh, creaseAngleRad);
	}

	private Fine fine() {
		Fine made = fine;
		if (made == null) {
			synchronized (this) {
				made = fine;
				if (made == null) {
					made = makeFine();
					fine = made;
				}
			}
		}
		return made;
	}

	private Fine makeFine() {
		SmoothNormals smooth = SmoothNormals.of(mesh, creaseAngleRad);
		float[] xyz = new float[3 * smooth.count];
		for (int v = 0; v < smooth.count; v++) {
			System.arraycopy(mesh.xyz(), 3 * smooth.source[v], xyz, 3 * v, 3);
		}
		Level level = Level.of(0, xyz, smooth.corners, smooth.faceNormals());
		// Vertices in the order of first use: neighbours in the picture are neighbours in memory.
		int[] place = new int[smooth.count];
		Arrays.fill(place, -1);
		float[] orderedXyz = new float[xyz.length];
		int[] orderedNormals = new int[smooth.count];
		int[] orderedSource = new int[smooth.count];
		int[] ijk = level.ijk();
		int used = 0;
		for (int c = 0; c < ijk.length; c++) {
			int vertex = ijk[c];
			if (place[vertex] < 0) {
				System.arraycopy(xyz, 3 * vertex, orderedXyz, 3 * used, 3);
				orderedNormals[used] = smooth.packed[vertex];
				orderedSource[used] = smooth.source[vertex];
				place[vertex] = used++;
			}
			ijk[c] = place[vertex];
		}
		return new Fine(orderedXyz, orderedNormals, orderedSource, level, smooth, place);
	}

	/** From all triangles to few. */
	public List<Level> levels() {
		List<Level> made = levels;
		if (made == null) {
			synchronized (this) {
				made = levels;
				if (made == null) {
					made = makeLevels(fine());
					fine = new Fine(fine.xyz(), fine.normals(), fine.meshVertices(), fine.level(), null, null);
					levels = made;
				}
			}
		}
		return made;
	}

	private List<Level> makeLevels(Fine from) {
		List<Level> all = new ArrayList<>();
		all.add(from.level());
		if (mesh.triangleCount() <= SMALL) {
			return List.copyOf(all);
		}
		Coarsening coarsening = new Coarsening(mesh, from.smooth());
		for (double cellMm : COARSER_CELLS_MM) {
			int before = all.get(all.size() - 1).ijk().length;
			int[] left = coarsening.triangles(cellMm);
			if (left.length > 0 && left.length < (1 - WORTHWHILE) * before) {
				for (int c = 0; c < left.length; c++) {
					left[c] = from.place()[left[c]];
				}
				all.add(Level.of(cellMm, from.xyz(), left));
			}
		}
		return List.copyOf(all);
	}

	/** Makes everything now that would be made when first asked for. */
	public void prepare() {
		levels();
	}

	/** Coordinates of the vertices to draw, three a vertex, mm. */
	public float[] xyz() {
		return fine().xyz();
	}

	/** One normal a vertex: signed 10-bit parts, x in the lowest bits, 511 is 1. */
	public int[] normals() {
		return fine().normals();
	}

	/** By vertex drawn, the mesh's vertex that it stands for. */
	public int[] meshVertices() {
		return fine().meshVertices();
	}

	/** The normal of a vertex, unpacked; of unit length but for rounding. */
	public Vec3 normal(int vertex) {
		int n = normals()[vertex];
		return new Vec3((n << 22 >> 22) / 511.0, (n << 12 >> 22) / 511.0, (n << 2 >> 22) / 511.0);
	}

	/** A level by its place in {@link #levels()}; 0 is the finest. */
	public Level level(int index) {
		return index == 0 ? fine().level() : levels().get(index);
	}

	/** Place of the coarsest level that leaves out nothing larger than that, mm. */
	public int coarsestWithin(double toleratedMm) {
		if (toleratedMm < COARSER_CELLS_MM[0]) {
			return 0;
		}
		int index = levels().size() - 1;
		while (index > 0 && levels().get(index).cellMm() > toleratedMm) {
			index--;
		}
		return index;
	}

	/** Number of vertices drawn. */
	public int vertexCount() {
		return normals().length;
	}

	/** Number of triangles at the finest level. */
	public int triangleCount() {
		return mesh.triangleCount();
	}

	/** The box around it, mm. */
	public Box bounds() {
		return bounds;
	}

	/** Unit direction along which it extends most. */
	public Vec3 longAxis() {
		return PrincipalAxis.of(mesh.xyz());
	}

	/** The place on the surface that is nearest to the middle of its box, mm: where a line to its name ends. */
	public Vec3 middle() {
		Vec3 centre = bounds().center();
		float[] xyz = xyz();
		Vec3 nearest = centre;
		double least = Double.POSITIVE_INFINITY;
		for (int i = 0; i + 2 < xyz.length; i += 3) {
			Vec3 place = new Vec3(xyz[i], xyz[i + 1], xyz[i + 2]);
			double away = place.distance(centre);
			if (away < least) {
				least = away;
				nearest = place;
			}
		}
		return nearest;
	}
}
