package org.needlelab.geometry;

import java.util.Random;

/** Meshes for the geometry tests. */
final class Shapes {

	private Shapes() {
	}

	/** The cube from (0,0,0) to (size,size,size), two triangles a face. */
	static TriangleMesh cube(float size) {
		float[] xyz = new float[24];
		for (int v = 0; v < 8; v++) {
			xyz[3 * v] = (v & 1) * size;
			xyz[3 * v + 1] = (v >> 1 & 1) * size;
			xyz[3 * v + 2] = (v >> 2) * size;
		}
		int[] ijk = { 0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4, 2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1, 3, 5, 3, 7, 5 };
		return new TriangleMesh(xyz, ijk);
	}

	/** A ball with poles on z; slices × (stacks - 1) + 2 vertices. */
	static TriangleMesh ball(double x, double y, double z, double radius, int slices, int stacks) {
		float[] xyz = new float[3 * (slices * (stacks - 1) + 2)];
		int n = 0;
		for (int s = 1; s < stacks; s++) {
			double theta = Math.PI * s / stacks;
			for (int k = 0; k < slices; k++) {
				double phi = 2 * Math.PI * k / slices;
				xyz[n++] = (float) (x + radius * Math.sin(theta) * Math.cos(phi));
				xyz[n++] = (float) (y + radius * Math.sin(theta) * Math.sin(phi));
				xyz[n++] = (float) (z + radius * Math.cos(theta));
			}
		}
		int top = n / 3;
		int bottom = top + 1;
		put(xyz, top, x, y, z + radius);
		put(xyz, bottom, x, y, z - radius);
		int[] ijk = new int[6 * slices * (stacks - 1)];
		int t = 0;
		for (int k = 0; k < slices; k++) {
			int l = (k + 1) % slices;
			t = triangle(ijk, t, top, k, l);
			int last = (stacks - 2) * slices;
			t = triangle(ijk, t, bottom, last + l, last + k);
			for (int s = 0; s < stacks - 2; s++) {
				int a = s * slices;
				int b = a + slices;
				t = triangle(ijk, t, a + k, b + k, b + l);
				t = triangle(ijk, t, a + k, b + l, a + l);
			}
		}
		return new TriangleMesh(xyz, ijk);
	}

	/** A ring about the z axis through the origin. */
	static TriangleMesh ring(double radius, double thickness, int around, int across) {
		float[] xyz = new float[3 * around * across];
		int[] ijk = new int[6 * around * across];
		int t = 0;
		for (int i = 0; i < around; i++) {
			double phi = 2 * Math.PI * i / around;
			int next = (i + 1) % around;
			for (int j = 0; j < across; j++) {
				double theta = 2 * Math.PI * j / across;
				double r = radius + thickness * Math.cos(theta);
				put(xyz, i * across + j, r * Math.cos(phi), r * Math.sin(phi), thickness * Math.sin(theta));
				int l = (j + 1) % across;
				t = triangle(ijk, t, i * across + j, next * across + j, next * across + l);
				t = triangle(ijk, t, i * across + j, next * across + l, i * across + l);
			}
		}
		return new TriangleMesh(xyz, ijk);
	}

	/** Triangles of any kind: slivers, points, repeated vertices, large ones and small ones within the given size. */
	static TriangleMesh soup(Random random, int triangles, double size) {
		float[] xyz = new float[9 * triangles];
		int[] ijk = new int[3 * triangles];
		for (int t = 0; t < triangles; t++) {
			double scale = size * Math.pow(10, -4 * random.nextDouble());
			double[] centre = { random.nextGaussian() * size, random.nextGaussian() * size, random.nextGaussian() * size };
			int kind = random.nextInt(8);
			for (int v = 0; v < 3; v++) {
				ijk[3 * t + v] = 3 * t + v;
				for (int c = 0; c < 3; c++) {
					xyz[9 * t + 3 * v + c] = (float) (centre[c] + random.nextGaussian() * scale);
				}
			}
			if (kind == 0) {
				ijk[3 * t + 2] = ijk[3 * t];
			} else if (kind == 1) {
				for (int c = 0; c < 3; c++) {
					xyz[9 * t + 6 + c] = xyz[9 * t + c] + 0.25f * (xyz[9 * t + 3 + c] - xyz[9 * t + c]);
				}
			} else if (kind == 2) {
				for (int c = 3; c < 9; c++) {
					xyz[9 * t + c] = xyz[9 * t + c % 3];
				}
			} else if (kind == 3) {
				for (int v = 1; v < 3; v++) {
					xyz[9 * t + 3 * v + 2] = xyz[9 * t + 2];
				}
			}
		}
		return new TriangleMesh(xyz, ijk);
	}

	/** Two meshes as one. */
	/** A closed mesh with bumps and hollows of all sizes, stretched along z. */
	static TriangleMesh bumpy(Random random, double radius, double stretch, int slices, int stacks) {
		TriangleMesh ball = ball(0, 0, 0, radius, slices, stacks);
		float[] xyz = ball.xyz().clone();
		double[] phase = random.doubles(6, 0, 6).toArray();
		for (int i = 0; i < xyz.length; i += 3) {
			double around = Math.atan2(xyz[i + 1], xyz[i]);
			double up = xyz[i + 2] / radius;
			double bump = 1 + 0.2 * Math.sin(2 * around + 3 * up + phase[0]) + 0.05 * Math.sin(7 * around + phase[1]) * Math.sin(9 * up + phase[2])
					+ 0.01 * Math.sin(23 * around + 31 * up + phase[3]);
			xyz[i] *= (float) bump;
			xyz[i + 1] *= (float) bump;
			xyz[i + 2] *= (float) (bump * stretch);
		}
		return ball.withVertices(xyz);
	}

	static TriangleMesh together(TriangleMesh a, TriangleMesh b) {
		float[] xyz = java.util.Arrays.copyOf(a.xyz(), a.xyz().length + b.xyz().length);
		System.arraycopy(b.xyz(), 0, xyz, a.xyz().length, b.xyz().length);
		int[] ijk = java.util.Arrays.copyOf(a.ijk(), a.ijk().length + b.ijk().length);
		for (int i = 0; i < b.ijk().length; i++) {
			ijk[a.ijk().length + i] = b.ijk()[i] + a.vertexCount();
		}
		return new TriangleMesh(xyz, ijk);
	}

	private static void put(float[] xyz, int v, double x, double y, double z) {
		xyz[3 * v] = (float) x;
		xyz[3 * v + 1] = (float) y;
		xyz[3 * v + 2] = (float) z;
	}

	private static int triangle(int[] ijk, int t, int a, int b, int c) {
		ijk[t] = a;
		ijk[t + 1] = b;
		ijk[t + 2] = c;
		return t + 3;
	}
}
