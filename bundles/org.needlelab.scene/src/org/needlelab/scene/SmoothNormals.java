package org.needlelab.scene;

import java.util.Arrays;

import org.needlelab.geometry.TriangleMesh;

/**
 * Vertex normals for smooth shading: the mean of the surrounding triangles' normals, each weighted with its angle at the
 * vertex (G. Thürmer and C. A. Wüthrich, "Computing vertex normals from polygonal facets", 1998), over those triangles only
 * that are not beyond a crease. A vertex on a crease is split into one for each smooth side.
 */
final class SmoothNormals {

	private final TriangleMesh mesh;
	private final float[] faceNormals;
	private final double cosCrease;
	private final double cosHalfCrease;

	/** Mesh vertex of each drawn vertex. */
	int[] source;
	/** Normal of each drawn vertex, see {@link #pack}. */
	int[] packed;
	/** Drawn vertices of the triangles, in the mesh's order. */
	final int[] corners;
	/** Number of drawn vertices. */
	int count;
	/** The normal that {@link #smoothAllRound} found. */
	private int mean;

	private SmoothNormals(TriangleMesh mesh, double creaseAngleRad) {
		this.mesh = mesh;
		this.cosCrease = StrictMath.cos(creaseAngleRad);
		this.cosHalfCrease = StrictMath.cos(creaseAngleRad / 2);
		this.faceNormals = faceNormals(mesh.xyz(), mesh.ijk());
		this.corners = new int[mesh.ijk().length];
		this.source = new int[mesh.vertexCount() + mesh.vertexCount() / 8 + 8];
		this.packed = new int[source.length];
	}

	/** @param creaseAngleRad triangles whose normals differ by more are not smoothed together, radians */
	static SmoothNormals of(TriangleMesh mesh, double creaseAngleRad) {
		SmoothNormals normals = new SmoothNormals(mesh, creaseAngleRad);
		normals.compute();
		return normals;
	}

	/** Unit normals of the mesh's triangles, three numbers each; read-only. */
	float[] faceNormals() {
		return faceNormals;
	}

	/** Unit normals, three numbers a triangle; zero for triangles without area. */
	static float[] faceNormals(float[] p, int[] t) {
		float[] normals = new float[t.length];
		for (int i = 0; i < t.length; i += 3) {
			int a = 3 * t[i];
			int b = 3 * t[i + 1];
			int c = 3 * t[i + 2];
			double ux = (double) p[b] - p[a];
			double uy = (double) p[b + 1] - p[a + 1];
			double uz = (double) p[b + 2] - p[a + 2];
			double vx = (double) p[c] - p[a];
			double vy = (double) p[c + 1] - p[a + 1];
			double vz = (double) p[c + 2] - p[a + 2];
			double x = uy * vz - uz * vy;
			double y = uz * vx - ux * vz;
			double z = ux * vy - uy * vx;
			double length = Math.sqrt(x * x + y * y + z * z);
			if (length > 0) {
				normals[i] = (float) (x / length);
				normals[i + 1] = (float) (y / length);
				normals[i + 2] = (float) (z / length);
			}
		}
		return normals;
	}

	/** A unit vector in the 2-10-10-10 signed normalised layout, x in the lowest bits. */
	static int pack(double x, double y, double z) {
		return tenBits(x) | tenBits(y) << 10 | tenBits(z) << 20;
	}

	private static int tenBits(double v) {
		double scaled = v > 1 ? 511 : v < -1 ? -511 : v * 511;
		return (int) (scaled < 0 ? scaled - 0.5 : scaled + 0.5) & 1023;
	}

	private void compute() {
		int[] start = cornerStarts();
		int[] cornersOfVertex = new int[mesh.ijk().length];
		int[] next = start.clone();
		for (int corner = 0; corner < cornersOfVertex.length; corner++) {
			cornersOfVertex[next[mesh.ijk()[corner]]++] = corner;
		}
		double[] weights = cornerAngles();
		for (int v = 0; v < mesh.vertexCount(); v++) {
			int first = count;
			if (smoothAllRound(cornersOfVertex, start[v], start[v + 1], weights)) {
				for (int i = start[v]; i < start[v + 1]; i++) {
					corners[cornersOfVertex[i]] = first;
				}
				drawnVertex(v, mean, first);
				continue;
			}
			for (int i = start[v]; i < start[v + 1]; i++) {
				int normal = smoothed(cornersOfVertex, start[v], start[v + 1], i, weights);
				corners[cornersOfVertex[i]] = drawnVertex(v, normal, first);
			}
		}
		source = Arrays.copyOf(source, count);
		packed = Arrays.copyOf(packed, count);
	}

	private int[] cornerStarts() {
		int[] start = new int[mesh.vertexCount() + 1];
		for (int v : mesh.ijk()) {
			start[v + 1]++;
		}
		for (int v = 0; v < mesh.vertexCount(); v++) {
			start[v + 1] += start[v];
		}
		return start;
	}

	/** Angle of the triangle at each corner, radians; zero at corners of triangles without area. */
	private double[] cornerAngles() {
		float[] p = mesh.xyz();
		int[] t = mesh.ijk();
		double[] angles = new double[t.length];
		for (int i = 0; i < t.length; i += 3) {
			double ab = squared(p, 3 * t[i], 3 * t[i + 1]);
			double bc = squared(p, 3 * t[i + 1], 3 * t[i + 2]);
			double ca = squared(p, 3 * t[i + 2], 3 * t[i]);
			angles[i] = angle(ab, ca, bc);
			angles[i + 1] = angle(bc, ab, ca);
			angles[i + 2] = angle(ca, bc, ab);
		}
		return angles;
	}

	private static double squared(float[] p, int from, int to) {
		double x = (double) p[to] - p[from], y = (double) p[to + 1] - p[from + 1], z = (double) p[to + 2] - p[from + 2];
		return x * x + y * y + z * z;
	}

	/** Angle between two sides by the law of cosines, from the squares of the sides and of the one across. */
	private static double angle(double side, double other, double across) {
		double product = 4 * side * other;
		return product > 0 ? arcCosine((side + other - across) / Math.sqrt(product)) : 0;
	}

	/**
	 * To 7e-5 radians, which is far below what a packed normal can show, in a tenth of the library's time: Abramowitz and Stegun, Handbook of
	 * Mathematical Functions, 4.4.45.
	 */
	static double arcCosine(double x) {
		double a = Math.min(1, Math.abs(x));
		double angle = Math.sqrt(1 - a) * (((-0.0187293 * a + 0.0742610) * a - 0.2121144) * a + 1.5707288);
		return x < 0 ? Math.PI - angle : angle;
	}

	/**
	 * Whether no two triangles at a vertex are beyond a crease, told from their all being within half of it from the mean
	 * normal, which is left in {@link #mean}. Most vertices are like that, and need one sum instead of one a corner.
	 */
	private boolean smoothAllRound(int[] cornersOfVertex, int from, int to, double[] weights) {
		double x = 0;
		double y = 0;
		double z = 0;
		for (int j = from; j < to; j++) {
			int corner = cornersOfVertex[j];
			int f = corner / 3 * 3;
			double w = weights[corner];
			x += w * faceNormals[f];
			y += w * faceNormals[f + 1];
			z += w * faceNormals[f + 2];
		}
		double length = Math.sqrt(x * x + y * y + z * z);
		if (length <= 1e-12) {
			return false;
		}
		x /= length;
		y /= length;
		z /= length;
		for (int j = from; j < to; j++) {
			int f = cornersOfVertex[j] / 3 * 3;
			if (faceNormals[f] * x + faceNormals[f + 1] * y + faceNormals[f + 2] * z < cosHalfCrease) {
				return false;
			}
		}
		mean = pack(x, y, z);
		return true;
	}

	private int smoothed(int[] cornersOfVertex, int from, int to, int own, double[] weights) {
		int face = cornersOfVertex[own] / 3 * 3;
		double x = 0;
		double y = 0;
		double z = 0;
		for (int j = from; j < to; j++) {
			int corner = cornersOfVertex[j];
			int f = corner / 3 * 3;
			double dot = faceNormals[f] * faceNormals[face] + faceNormals[f + 1] * faceNormals[face + 1]
					+ faceNormals[f + 2] * faceNormals[face + 2];
			if (j == own || dot >= cosCrease) {
				x += weights[corner] * faceNormals[f];
				y += weights[corner] * faceNormals[f + 1];
				z += weights[corner] * faceNormals[f + 2];
			}
		}
		double length = Math.sqrt(x * x + y * y + z * z);
		return length > 1e-12 ? pack(x / length, y / length, z / length) : pack(0, 0, 1);
	}

	/** The vertex already made for this mesh vertex with this normal, or a new one. */
	private int drawnVertex(int meshVertex, int normal, int firstOfVertex) {
		for (int k = firstOfVertex; k < count; k++) {
			if (packed[k] == normal) {
				return k;
			}
		}
		if (count == source.length) {
			source = Arrays.copyOf(source, count + count / 2);
			packed = Arrays.copyOf(packed, source.length);
		}
		source[count] = meshVertex;
		packed[count] = normal;
		return count++;
	}
}
