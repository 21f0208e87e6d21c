package org.needlelab.render.internal;

import java.util.List;

import org.needlelab.scene.SceneItem;

import com.jogamp.opengl.GL2ES3;
import com.jogamp.opengl.GL3;

/**
 * Remembers which surfaces lay wholly behind others in earlier frames, so that a moving picture need not draw them. What is
 * taken for hidden is tried again every few frames, and at once when the scene's surfaces change; a still picture draws
 * everything.
 */
final class HiddenTest {

	private static final int RETRY_FRAMES = 8;

	private List<SceneItem> items = List.of();
	private boolean forget;
	private int frame;

	void begin(List<SceneItem> newItems) {
		forget = newItems != items;
		items = newItems;
		frame++;
	}

	/** Whether the surface may be left out of this frame. */
	boolean skips(GL3 gl, GpuSurface surface, int index) {
		fetch(gl, surface);
		if (forget) {
			surface.hidden = false;
		}
		return surface.hidden && (frame + index) % RETRY_FRAMES != 0;
	}

	/** Draws and asks whether any of it is seen; the answer is fetched in a later frame, so that nobody waits. */
	void draw(GL3 gl, GpuSurface surface) {
		if (surface.queryPending) {
			surface.draw(gl);
			return;
		}
		if (surface.query[0] == 0) {
			gl.glGenQueries(1, surface.query, 0);
		}
		gl.glBeginQuery(GL2ES3.GL_ANY_SAMPLES_PASSED, surface.query[0]);
		surface.draw(gl);
		gl.glEndQuery(GL2ES3.GL_ANY_SAMPLES_PASSED);
		surface.queryPending = true;
	}

	private static void fetch(GL3 gl, GpuSurface surface) {
		if (!surface.queryPending) {
			return;
		}
		int[] answer = new int[1];
		gl.glGetQueryObjectuiv(surface.query[0], GL2ES3.GL_QUERY_RESULT_AVAILABLE, answer, 0);
		if (answer[0] != 0) {
			gl.glGetQueryObjectuiv(surface.query[0], GL2ES3.GL_QUERY_RESULT, answer, 0);
			surface.hidden = answer[0] == 0;
			surface.queryPending = false;
		}
	}
}
