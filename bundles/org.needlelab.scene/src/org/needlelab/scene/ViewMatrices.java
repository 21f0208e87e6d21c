package org.needlelab.scene;

import org.needlelab.geometry.Box;
import org.needlelab.geometry.Vec3;

/**
 * A camera as matrices, column by column, for a picture of a certain shape. The depth range is drawn tightly around what is
 * shown, so that near surfaces keep apart. The arrays are read-only.
 *
 * @param view body frame to eye frame (x right, y up, z towards the viewer)
 * @param projection eye frame to clip space
 * @param nearMm nearest depth kept, mm
 * @param farMm farthest depth kept, mm
 */
public record ViewMatrices(double[] view, double[] projection, double nearMm, double farMm) {

	/** Ratio of far to near that 24 bits of depth still resolve to a tenth of a millimetre at arm's length. */
	private static final double MAX_DEPTH_RATIO = 2000;

	/**
	 * @param box everything that may be drawn, mm
	 * @param aspect width divided by height of the picture
	 */
	public static ViewMatrices of(Camera camera, Box box, double aspect) {
		Vec3 forward = camera.forward();
		Vec3 right = camera.right();
		Vec3 up = camera.upright();
		Vec3 eye = camera.eye();
		double[] view = {right.x(), up.x(), -forward.x(), 0, right.y(), up.y(), -forward.y(), 0, right.z(), up.z(), -forward.z(), 0,
				-right.dot(eye), -up.dot(eye), forward.dot(eye), 1};
		double middle = box.center().minus(eye).dot(forward);
		double radius = Math.max(box.diagonalMm() / 2, 1) * 1.01;
		boolean perspective = camera.lens() instanceof Lens.Perspective;
		double far = perspective ? Math.max(middle + radius, 10) : middle + radius;
		double near = perspective ? Math.max(middle - radius, far / MAX_DEPTH_RATIO) : middle - radius;
		return new ViewMatrices(view, projection(camera, aspect, near, far), near, far);
	}

	private static double[] projection(Camera camera, double aspect, double near, double far) {
		double depth = far - near;
		double half = camera.halfHeightMm(1);
		double[] p = new double[16];
		p[0] = 1 / (half * aspect);
		p[5] = 1 / half;
		if (camera.lens() instanceof Lens.Perspective) {
			p[10] = -(far + near) / depth;
			p[11] = -1;
			p[14] = -2 * far * near / depth;
		} else {
			p[10] = -2 / depth;
			p[14] = -(far + near) / depth;
			p[15] = 1;
		}
		return p;
	}

	/** Projection times view. */
	public double[] viewProjection() {
		double[] product = new double[16];
		for (int column = 0; column < 4; column++) {
			for (int row = 0; row < 4; row++) {
				double sum = 0;
				for (int k = 0; k < 4; k++) {
					sum += projection[k * 4 + row] * view[column * 4 + k];
				}
				product[column * 4 + row] = sum;
			}
		}
		return product;
	}
}
