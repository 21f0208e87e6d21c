package org.needlelab.render.internal;

import java.util.List;

import org.needlelab.scene.Camera;
import org.needlelab.scene.Lens;
import org.needlelab.scene.ViewMatrices;
import org.needlelab.scene.Viewport;

import com.jogamp.opengl.GL;
import com.jogamp.opengl.GL3;

/** Darkens folds and gaps of what is drawn so far. */
final class Occlusion {

	/** How far a surface shades another, mm. */
	private static final double RADIUS_MM = 16;

	private Program gather;
	private Program smooth;
	private Program apply;
	private FrameBuffer map;
	private FrameBuffer smoothed;

	/**
	 * The vertex array for full-screen triangles is bound by the caller.
	 *
	 * @param size size of the finished picture, fine enough for the soft shade
	 */
	void darken(GL3 gl, FrameBuffer target, Viewport size, Camera camera, ViewMatrices matrices) {
		prepare(gl, size);
		boolean perspective = camera.lens() instanceof Lens.Perspective;
		float tolerance = tolerance(matrices, camera, perspective);
		double[] p = matrices.projection();
		gl.glDisable(GL.GL_DEPTH_TEST);
		gl.glDisable(GL.GL_CULL_FACE);
		gl.glDisable(GL.GL_BLEND);
		texture(gl, 1, target.depthTexture());
		map.bind(gl);
		gather.use(gl);
		gather.set(gl, "depthMap", 1);
		gather.set(gl, "unproject", (float) (1 / p[0]), (float) (1 / p[5]), (float) matrices.nearMm(), (float) matrices.farMm());
		gather.set(gl, "perspective", perspective ? 1f : 0f);
		gather.set(gl, "radiusMm", (float) RADIUS_MM);
		gather.set(gl, "pixelsPerMm", (float) (p[5] * target.height / 2));
		gl.glDrawArrays(GL.GL_TRIANGLES, 0, 3);
		smoothed.bind(gl);
		pass(gl, smooth, map, tolerance);
		target.bindColourOnly(gl);
		gl.glEnable(GL.GL_BLEND);
		gl.glBlendFunc(GL.GL_DST_COLOR, GL.GL_ZERO);
		pass(gl, apply, smoothed, tolerance);
		gl.glDisable(GL.GL_BLEND);
		target.bind(gl);
	}

	private void prepare(GL3 gl, Viewport size) {
		if (gather == null) {
			gather = Program.link(gl, "fullscreen.vert", "occlusion.frag", List.of());
			smooth = Program.link(gl, "fullscreen.vert", "occlusionblur.frag", List.of());
			apply = Program.link(gl, "fullscreen.vert", "occlusionapply.frag", List.of());
		}
		if (map == null || map.width != size.width() || map.height != size.height()) {
			deleteMaps(gl);
			map = FrameBuffer.oneChannel(gl, size.width(), size.height());
			smoothed = FrameBuffer.oneChannel(gl, size.width(), size.height());
		}
	}

	private static void pass(GL3 gl, Program program, FrameBuffer from, float tolerance) {
		texture(gl, 0, from.colourTexture());
		program.use(gl);
		program.set(gl, "occlusionMap", 0);
		program.set(gl, "depthMap", 1);
		program.set(gl, "depthTolerance", tolerance);
		gl.glDrawArrays(GL.GL_TRIANGLES, 0, 3);
	}

	/** Difference of stored depths that 6 mm make at the target. */
	private static float tolerance(ViewMatrices m, Camera camera, boolean perspective) {
		double depth = Math.max(m.nearMm(), Math.min(m.farMm(), camera.distanceMm()));
		double slope = perspective ? m.nearMm() * m.farMm() / ((m.farMm() - m.nearMm()) * depth * depth) : 1 / (m.farMm() - m.nearMm());
		return (float) (6 * slope);
	}

	private static void texture(GL3 gl, int unit, int texture) {
		gl.glActiveTexture(GL.GL_TEXTURE0 + unit);
		gl.glBindTexture(GL.GL_TEXTURE_2D, texture);
	}

	private void deleteMaps(GL3 gl) {
		if (map != null) {
			map.delete(gl);
			smoothed.delete(gl);
			map = null;
		}
	}

	void delete(GL3 gl) {
		deleteMaps(gl);
		if (gather != null) {
			gather.delete(gl);
			smooth.delete(gl);
			apply.delete(gl);
			gather = null;
		}
	}
}
