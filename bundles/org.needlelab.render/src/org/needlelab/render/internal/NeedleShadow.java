package org.needlelab.render.internal;

import org.needlelab.geometry.Box;
import org.needlelab.geometry.Vec3;
import org.needlelab.scene.NeedleItem;
import org.needlelab.scene.Scene;
import org.needlelab.scene.SceneItem;
import org.needlelab.scene.Viewport;

import com.jogamp.opengl.GL3;

/** The shadow that the part of a needle outside the skin throws on what lies below: that of a rod, worked out in each pixel. */
final class NeedleShadow {

	/** No shadow falls farther than this from the skin point, mm. */
	private static final double REACH_MM = 140;
	private static final double LEAST_PX = 2.5;

	private final Vec3 from;
	private final Vec3 to;
	private final double radiusMm;

	private NeedleShadow(Vec3 from, Vec3 to, double radiusMm) {
		this.from = from;
		this.to = to;
		this.radiusMm = radiusMm;
	}

	/** Of the scene's needle; null when there is none. */
	static NeedleShadow of(Scene scene, Viewport viewport) {
		if (scene.needle().isEmpty()) {
			return null;
		}
		NeedleItem needle = scene.needle().get();
		double least = LEAST_PX * scene.camera().mmPerPixel(needle.entry(), viewport) / 2;
		return new NeedleShadow(needle.handleEnd(), needle.entry(), Math.max(NeedleItem.HANDLE_DIAMETER_MM / 2, least));
	}

	/** Whether an item is a body part within reach. */
	boolean mayFallOn(SceneItem item) {
		Box box = item.surface().bounds();
		double dx = Math.max(0, Math.max(box.min().x() - to.x(), to.x() - box.max().x()));
		double dy = Math.max(0, Math.max(box.min().y() - to.y(), to.y() - box.max().y()));
		double dz = Math.max(0, Math.max(box.min().z() - to.z(), to.z() - box.max().z()));
		return item.part().isPresent() && dx * dx + dy * dy + dz * dz < REACH_MM * REACH_MM;
	}

	/** Both ends in the eye frame, by a column-major view matrix. */
	void set(GL3 gl, Program program, double[] view) {
		set(gl, program, "rodFrom", view, from);
		set(gl, program, "rodTo", view, to);
		program.set(gl, "rodRadius", (float) radiusMm);
	}

	private static void set(GL3 gl, Program program, String name, double[] m, Vec3 p) {
		program.set(gl, name, (float) (m[0] * p.x() + m[4] * p.y() + m[8] * p.z() + m[12]),
				(float) (m[1] * p.x() + m[5] * p.y() + m[9] * p.z() + m[13]), (float) (m[2] * p.x() + m[6] * p.y() + m[10] * p.z() + m[14]));
	}
}
