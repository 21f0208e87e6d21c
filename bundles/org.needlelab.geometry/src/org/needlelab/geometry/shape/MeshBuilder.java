package org.needlelab.geometry.shape;

import java.util.Arrays;

import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

/** Collects vertices and triangles. */
final class MeshBuilder {

	private float[] xyz = new float[3 * 256];
	private int[] ijk = new int[3 * 512];
	private int vertices;
	private int triangles;

	int vertex(Vec3 p) {
		if (3 * vertices == xyz.length) {
			xyz = Arrays.copyOf(xyz, 2 * xyz.length);
		}
		xyz[3 * vertices] = (float) p.x();
		xyz[3 * vertices + 1] = (float) p.y();
		xyz[3 * vertices + 2] = (float) p.z();
		return vertices++;
	}

	void triangle(int a, int b, int c) {
		if (3 * triangles == ijk.length) {
			ijk = Arrays.copyOf(ijk, 2 * ijk.length);
		}
		ijk[3 * triangles] = a;
		ijk[3 * triangles + 1] = b;
		ijk[3 * triangles + 2] = c;
		triangles++;
	}

	/** Two triangles over a quadrilateral, cut along its shorter diagonal. */
	void quad(int a, int b, int c, int d) {
		if (squared(a, c) <= squared(b, d)) {
			triangle(a, b, c);
			triangle(a, c, d);
		} else {
			triangle(a, b, d);
			triangle(b, c, d);
		}
	}

	/** Two triangles over a quadrilateral, cut from the first to the third corner. */
	void quadAcross(int a, int b, int c, int d) {
		triangle(a, b, c);
		triangle(a, c, d);
	}

	private double squared(int i, int j) {
		double dx = (double) xyz[3 * i] - xyz[3 * j];
		double dy = (double) xyz[3 * i + 1] - xyz[3 * j + 1];
		double dz = (double) xyz[3 * i + 2] - xyz[3 * j + 2];
		return dx * dx + dy * dy + dz * dz;
	}

	TriangleMesh build() {
		return new TriangleMesh(Arrays.copyOf(xyz, 3 * vertices), Arrays.copyOf(ijk, 3 * triangles));
	}
}
