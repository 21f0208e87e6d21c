package org.needlelab.render.internal;

import java.util.List;

import org.needlelab.scene.Camera;
import org.needlelab.scene.Lens;
import org.needlelab.scene.ViewMatrices;

import com.jogamp.opengl.GL;
import com.jogamp.opengl.GL3;

/** Darkens folds and gaps of what is drawn so far. */
final class Occlusion {

	/** How far a surface shades another, mm. */
	private static final double RADIUS_MM = 16;

	private Program gather;
	private Program apply;
	private FrameBuffer map;

	/** The vertex array for full-screen triangles is bound by the caller. */
	void darken(GL3 gl, FrameBuffer target, Camera camera, ViewMatrices matrices) {
		if (gather == null) {
			gather = Program.link(gl, "fullscreen.vert", "occlusion.frag", List.of());
			apply = Program.link(gl, "fullscreen.vert", "occlusionblur.frag", List.of());
		}
		if (map == null || map.width != target.width || map.height != target.height) {
			delete(gl, map);
			map = FrameBuffer.oneChannel(gl, target.width, target.height);
		}
		boolean perspective = camera.lens() instanceof Lens.Perspective;
		double[] p = matrices.projection();
		gl.glDisable(GL.GL_DEPTH_TEST);
		gl.glDisable(GL.GL_CULL_FACE);
		gl.glDisable(GL.GL_BLEND);
		map.bind(gl);
		gather.use(gl);
		texture(gl, 0, target.depthTexture());
		gather.set(gl, "depthMap", 0);
		gather.set(gl, "unproject", (float) (1 / p[0]), (float) (1 / p[5]), (float) matrices.nearMm(), (float) matrices.farMm());
		gather.set(gl, "perspective", perspective ? 1f : 0f);
		gather.set(gl, "radiusMm", (float) RADIUS_MM);
		gather.set(gl, "pixelsPerMm", (float) (p[5] * target.height / 2));
		gl.glDrawArrays(GL.GL_TRIANGLES, 0, 3);
		target.bindColourOnly(gl);
		gl.glEnable(GL.GL_BLEND);
		gl.glBlendFunc(GL.GL_DST_COLOR, GL.GL_ZERO);
		apply.use(gl);
		texture(gl, 1, target.depthTexture());
		texture(gl, 0, map.colourTexture());
		apply.set(gl, "occlusionMap", 0);
		apply.set(gl, "depthMap", 1);
		apply.set(gl, "depthTolerance", tolerance(matrices, camera, perspective));
		gl.glDrawArrays(GL.GL_TRIANGLES, 0, 3);
		gl.glDisable(GL.GL_BLEND);
		target.bind(gl);
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

	private static void delete(GL3 gl, FrameBuffer buffer) {
		if (buffer != null) {
			buffer.delete(gl);
		}
	}

	void delete(GL3 gl) {
		delete(gl, map);
		map = null;
		if (gather != null) {
			gather.delete(gl);
			apply.delete(gl);
			gather = null;
		}
	}
}
