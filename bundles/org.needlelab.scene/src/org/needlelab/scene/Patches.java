package org.needlelab.scene;

import java.util.Arrays;

import org.needlelab.geometry.Box;
import org.needlelab.geometry.Vec3;

/**
 * Groups of neighbouring triangles that face about the same way, so that whole groups can be left out when they face away
 * from the viewer or lie outside the picture. Each patch has a ball around its corners and a cone around its normals.
 */
public final class Patches {

	/** Triangles in a patch, at most. */
	static final int SIZE = 192;
	/** Numbers a patch has in {@link #shapes}. */
	public static final int STRIDE = 8;

	private final int[] starts;
	private final float[] shapes;

	private Patches(int[] starts, float[] shapes) {
		this.starts = starts;
		this.shapes = shapes;
	}

	/** Number of patches. */
	public int count() {
		return starts.length - 1;
	}

	/** First triangle of a patch; that of the patch after the last is the number of triangles. */
	public int start(int patch) {
		return starts[patch];
	}

	/**
	 * {@link #STRIDE} numbers a patch, read-only: centre x, y, z and radius of the ball, mm; axis x, y, z of the cone of
	 * normals and the sine of its half angle (2 where normals spread over more than a half-space).
	 */
	public float[] shapes() {
		return shapes;
	}

	/** Triangle indices in drawing order: by the side they face, then along a space-filling curve. */
	static int[] order(float[] xyz, int[] ijk, float[] faceNormals) {
		int triangles = ijk.length / 3;
		Box box = Box.around(xyz);
		float[] min = {(float) box.min().x(), (float) box.min().y(), (float) box.min().z()};
		Vec3 size = box.max().minus(box.min());
		float side = (float) Math.max(Math.max(size.x(), size.y()), Math.max(size.z(), 1e-6));
		long[] keys = new long[triangles];
		for (int t = 0; t < triangles; t++) {
			long code = 0;
			for (int axis = 0; axis < 3; axis++) {
				float centroid = (xyz[3 * ijk[3 * t] + axis] + xyz[3 * ijk[3 * t + 1] + axis] + xyz[3 * ijk[3 * t + 2] + axis]) / 3;
				code |= spread((int) (1023 * (centroid - min[axis]) / side)) << axis;
			}
			keys[t] = ((long) facing(faceNormals, 3 * t) << 30 | code) << 30 | t;
		}
		Arrays.sort(keys);
		int[] order = new int[triangles];
		for (int i = 0; i < triangles; i++) {
			order[i] = (int) (keys[i] & 0x3FFFFFFF);
		}
		return order;
	}

	/** The axis and sense, 0 to 5, that a normal is nearest to. */
	private static int facing(float[] normals, int offset) {
		float x = Math.abs(normals[offset]);
		float y = Math.abs(normals[offset + 1]);
		float z = Math.abs(normals[offset + 2]);
		int axis = x >= y && x >= z ? 0 : y >= z ? 1 : 2;
		return 2 * axis + (normals[offset + axis] < 0 ? 1 : 0);
	}

	/** Ten bits spread so that two free bits follow each. */
	private static long spread(int tenBits) {
		long x = tenBits & 1023;
		x = (x | x << 16) & 0x30000FF;
		x = (x | x << 8) & 0x300F00F;
		x = (x | x << 4) & 0x30C30C3;
		return (x | x << 2) & 0x9249249;
	}

	/**
	 * Cuts triangles that are already in drawing order.
	 *
	 * @param ijk drawn vertices of the ordered triangles
	 * @param faceNormals normals in the same order
	 */
	static Patches cut(float[] xyz, int[] ijk, float[] faceNormals) {
		int triangles = ijk.length / 3;
		int[] starts = new int[triangles / SIZE + 8];
		int patches = 0;
		for (int t = 0; t < triangles; t++) {
			boolean turned = t > 0 && facing(faceNormals, 3 * t) != facing(faceNormals, 3 * (t - 1));
			if (patches == 0 || turned || t - starts[patches - 1] == SIZE) {
				starts[patches++] = t;
			}
		}
		starts = Arrays.copyOf(starts, patches + 1);
		starts[patches] = triangles;
		float[] shapes = new float[STRIDE * patches];
		for (int p = 0; p < patches; p++) {
			ball(xyz, ijk, 3 * starts[p], 3 * starts[p + 1], shapes, STRIDE * p);
			cone(faceNormals, 3 * starts[p], 3 * starts[p + 1], shapes, STRIDE * p + 4);
		}
		return new Patches(starts, shapes);
	}

	private static void ball(float[] xyz, int[] ijk, int from, int to, float[] out, int at) {
		for (int axis = 0; axis < 3; axis++) {
			float min = Float.MAX_VALUE;
			float max = -Float.MAX_VALUE;
			for (int c = from; c < to; c++) {
				float v = xyz[3 * ijk[c] + axis];
				min = v < min ? v : min;
				max = v > max ? v : max;
			}
			out[at + axis] = (min + max) / 2;
		}
		double squared = 0;
		for (int c = from; c < to; c++) {
			int v = 3 * ijk[c];
			double x = xyz[v] - out[at];
			double y = xyz[v + 1] - out[at + 1];
			double z = xyz[v + 2] - out[at + 2];
			double sum = x * x + y * y + z * z;
			squared = sum > squared ? sum : squared;
		}
		out[at + 3] = (float) Math.sqrt(squared) + 1e-3f;
	}

	private static void cone(float[] normals, int from, int to, float[] out, int at) {
		double[] sum = new double[3];
		for (int i = from; i < to; i++) {
			sum[i % 3] += normals[i];
		}
		double length = Math.sqrt(sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2]);
		double least = length > 1e-9 ? 1 : -1;
		for (int i = from; i < to && least > 0; i += 3) {
			boolean flat = normals[i] == 0 && normals[i + 1] == 0 && normals[i + 2] == 0;
			least = flat ? least : Math.min(least, (sum[0] * normals[i] + sum[1] * normals[i + 1] + sum[2] * normals[i + 2]) / length);
		}
		for (int axis = 0; axis < 3; axis++) {
			out[at + axis] = (float) (sum[axis] / Math.max(length, 1e-9));
		}
		out[at + 3] = least > 0.02 ? (float) Math.sqrt(Math.max(0, 1 - least * least)) + 1e-3f : 2;
	}
}
