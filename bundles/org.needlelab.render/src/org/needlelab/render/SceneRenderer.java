package org.needlelab.render;

import org.needlelab.render.internal.SceneBuffers;
import org.needlelab.scene.Scene;
import org.needlelab.scene.Viewport;

import com.jogamp.opengl.GL;
import com.jogamp.opengl.GL3;

/**
 * Draws scenes with one GL context. All calls come from the thread on which that context is current; surfaces once sent to
 * the graphics card stay there while the scenes contain them. Create it for a context, and {@link #dispose} it before the
 * context goes.
 */
public final class SceneRenderer {

	private SceneBuffers buffers;
	private boolean disposed;
	private int textPx = 13;

	/** How high labels are written, pixels; 13 at first. */
	public void setTextSize(int px) {
		textPx = px;
	}

	/**
	 * Draws a scene. Where only its labels are other than in the last picture, they alone are drawn anew.
	 *
	 * @param targetFrame name of the frame buffer that receives the picture, 0 for the window's own
	 * @return whether more than labels was drawn
	 * @throws RenderException when the driver lacks what is needed or reports an error
	 * @throws IllegalStateException after {@link #dispose}
	 */
	public boolean render(GL3 gl, Scene scene, Viewport viewport, Quality quality, int targetFrame) {
		if (disposed) {
			throw new IllegalStateException("disposed");
		}
		if (buffers == null) {
			buffers = SceneBuffers.create(gl);
		}
		boolean anew = buffers.paint(gl, scene, viewport, quality);
		buffers.copyTo(gl, targetFrame, viewport, scene, textPx);
		requireNoError(gl);
		return anew;
	}

	/**
	 * Draws a scene and fetches the picture.
	 *
	 * @throws RenderException as {@link #render}
	 */
	public RgbaImage image(GL3 gl, Scene scene, Viewport viewport, Quality quality) {
		if (disposed) {
			throw new IllegalStateException("disposed");
		}
		if (buffers == null) {
			buffers = SceneBuffers.create(gl);
		}
		buffers.paint(gl, scene, viewport, quality);
		RgbaImage image = buffers.read(gl, viewport, scene, textPx);
		requireNoError(gl);
		return image;
	}

	private static void requireNoError(GL3 gl) {
		int error = gl.glGetError();
		if (error == GL.GL_OUT_OF_MEMORY) {
			throw new RenderException("The graphics card has no memory left for this picture; show fewer layers or a smaller window");
		}
		if (error != GL.GL_NO_ERROR) {
			throw new RenderException("The graphics driver reports error 0x" + Integer.toHexString(error)
					+ "; a newer driver, or Mesa's software rendering (LIBGL_ALWAYS_SOFTWARE=1), may help");
		}
	}

	/** Frees everything on the graphics card; later calls do nothing. */
	public void dispose(GL3 gl) {
		if (!disposed && buffers != null) {
			buffers.delete(gl);
		}
		disposed = true;
	}
}
