package org.needlelab.render.internal;

import java.util.List;

import org.needlelab.geometry.Vec3;
import org.needlelab.scene.SceneItem;

import com.jogamp.opengl.GL2ES3;
import com.jogamp.opengl.GL3;

/**
 * Remembers which surfaces lay wholly behind others in earlier frames, so that a moving picture need not draw them. What is
 * taken for hidden is tried again every few frames, what is seen less often, and everything at once when other surfaces are shown
 * or the view jumps; a still picture draws everything.
 */
final class HiddenTest {

	private static final int RETRY_FRAMES = 8;
	private static final int CHECK_FRAMES = 32;
	/** A viewer who turned farther from one frame to the next sees other surfaces: cosine. */
	private static final double MOST_TURN = Math.cos(Math.toRadians(12));

	private List<SceneItem> items = List.of();
	private Vec3 direction = Vec3.ZERO;
	private int frame;
	/** Frame since which the same surfaces are shown. */
	private int since;

	void begin(List<SceneItem> newItems, Vec3 newDirection) {
		frame++;
		if (newDirection.dot(direction) < MOST_TURN || newItems != items && !sameShown(newItems, items)) {
			since = frame;
		}
		items = newItems;
		direction = newDirection;
	}

	private static boolean sameShown(List<SceneItem> a, List<SceneItem> b) {
		if (a.size() != b.size()) {
			return false;
		}
		for (int i = 0; i < a.size(); i++) {
			if (a.get(i).surface() != b.get(i).surface() || a.get(i).opaque() != b.get(i).opaque()) {
				return false;
			}
		}
		return true;
	}

	/** Whether the surface may be left out of this frame. */
	boolean skips(GL3 gl, GpuSurface surface, int index) {
		fetch(gl, surface);
		return hidden(surface) && (frame + index) % RETRY_FRAMES != 0;
	}

	private boolean hidden(GpuSurface surface) {
		return surface.hidden && surface.askedInFrame >= since;
	}

	/** Whether it is time to ask anew whether any of a surface is seen, which costs a draw of its own. */
	boolean asks(GpuSurface surface, int index) {
		return hidden(surface) || surface.askedInFrame < since || (frame + index) % CHECK_FRAMES == 0;
	}

	/** Draws and asks whether any of it is seen; the answer is fetched in a later frame, so that nobody waits. */
	void draw(GL3 gl, GpuSurface surface, Runnable draws) {
		if (surface.queryPending) {
			draws.run();
			return;
		}
		if (surface.query[0] == 0) {
			gl.glGenQueries(1, surface.query, 0);
		}
		gl.glBeginQuery(GL2ES3.GL_ANY_SAMPLES_PASSED, surface.query[0]);
		draws.run();
		gl.glEndQuery(GL2ES3.GL_ANY_SAMPLES_PASSED);
		surface.queryPending = true;
		surface.askedInFrame = frame;
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
