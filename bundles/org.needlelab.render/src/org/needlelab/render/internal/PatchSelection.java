package org.needlelab.render.internal;

import org.needlelab.geometry.Box;
import org.needlelab.geometry.Vec3;
import org.needlelab.scene.Camera;
import org.needlelab.scene.Lens;
import org.needlelab.scene.Patches;
import org.needlelab.scene.Surface;

/** Finds which triangles of a surface can be in the picture: not outside its edges and, if asked, not facing away. */
final class PatchSelection {

	/** Starting another run costs about as much as drawing this many unseen triangles. */
	private static final int BRIDGED_TRIANGLES = 250;

	/** Left, right, bottom, top, near, far planes: inward normal and offset. */
	private final double[] planes = new double[24];
	private final boolean perspective;
	private final Vec3 eye;
	private final Vec3 forward;
	private final boolean dropBackFaces;

	/** First triangle and number of triangles of each run. */
	int[] runs = new int[256];
	/** Number of runs found last. */
	int count;
	private int bridge;

	PatchSelection(Camera camera, double[] viewProjection, boolean dropBackFaces) {
		this.perspective = camera.lens() instanceof Lens.Perspective;
		this.eye = camera.eye();
		this.forward = camera.forward();
		this.dropBackFaces = dropBackFaces;
		for (int p = 0; p < 6; p++) {
			int row = p / 2;
			double sign = p % 2 == 0 ? 1 : -1;
			double length = 0;
			for (int k = 0; k < 4; k++) {
				planes[4 * p + k] = viewProjection[4 * k + 3] + sign * viewProjection[4 * k + row];
				length += k < 3 ? planes[4 * p + k] * planes[4 * p + k] : 0;
			}
			for (int k = 0; k < 4; k++) {
				planes[4 * p + k] /= Math.sqrt(length);
			}
		}
	}

	/**
	 * Fills {@link #runs} for a surface's level.
	 *
	 * @param swellMm how far outside the surface it is drawn, mm
	 * @param bridged whether short gaps between runs are filled, for runs that are drawn apart
	 */
	void select(Surface surface, int level, double swellMm, boolean bridged) {
		count = 0;
		bridge = bridged ? BRIDGED_TRIANGLES : 0;
		Box box = surface.bounds();
		Vec3 c = box.center();
		double height = leastHeight(c.x(), c.y(), c.z());
		double radius = box.diagonalMm() / 2 + swellMm;
		if (height < -radius) {
			return;
		}
		boolean whole = height > radius;
		Patches patches = surface.level(level).patches();
		float[] s = patches.shapes();
		for (int p = 0; p < patches.count(); p++) {
			int i = Patches.STRIDE * p;
			boolean inPicture = whole || leastHeight(s[i], s[i + 1], s[i + 2]) > -s[i + 3] - swellMm;
			if (inPicture && !(dropBackFaces && facesAway(s, i, swellMm))) {
				add(patches.start(p), patches.start(p + 1));
			}
		}
	}

	private void add(int from, int to) {
		if (count > 0 && from - runs[2 * count - 2] - runs[2 * count - 1] <= bridge) {
			runs[2 * count - 1] = to - runs[2 * count - 2];
			return;
		}
		if (2 * count == runs.length) {
			runs = java.util.Arrays.copyOf(runs, 2 * runs.length);
		}
		runs[2 * count] = from;
		runs[2 * count + 1] = to - from;
		count++;
	}

	/** Whether a triangle in that plane (normal and height along it, at an offset) shows its back and backs are not drawn. */
	boolean showsBack(float[] plane, int at) {
		Vec3 towards = perspective ? eye : forward;
		double height = plane[at] * towards.x() + plane[at + 1] * towards.y() + plane[at + 2] * towards.z();
		return dropBackFaces && (perspective ? height <= plane[at + 3] : height >= 0);
	}

	private double leastHeight(double x, double y, double z) {
		double least = Double.POSITIVE_INFINITY;
		for (int p = 0; p < 24; p += 4) {
			least = Math.min(least, planes[p] * x + planes[p + 1] * y + planes[p + 2] * z + planes[p + 3]);
		}
		return least;
	}

	/** Whether every triangle of the patch shows its back, for every point of its ball and every normal of its cone. */
	private boolean facesAway(float[] s, int i, double swellMm) {
		if (!perspective) {
			return forward.x() * s[i + 4] + forward.y() * s[i + 5] + forward.z() * s[i + 6] >= s[i + 7];
		}
		double x = s[i] - eye.x();
		double y = s[i + 1] - eye.y();
		double z = s[i + 2] - eye.z();
		return x * s[i + 4] + y * s[i + 5] + z * s[i + 6] >= s[i + 7] * Math.sqrt(x * x + y * y + z * z) + s[i + 3] + swellMm;
	}
}
