package org.needlelab.render.internal;

import java.nio.ByteBuffer;

import org.needlelab.render.Quality;
import org.needlelab.render.RgbaImage;
import org.needlelab.scene.Scene;
import org.needlelab.scene.Viewport;

import com.jogamp.common.nio.Buffers;
import com.jogamp.opengl.GL;
import com.jogamp.opengl.GL2ES3;
import com.jogamp.opengl.GL3;

/** The painter with the frame buffers it draws into, which follow the picture's size and quality. */
public final class SceneBuffers {

	private final FramePainter painter = new FramePainter();
	private FrameBuffer drawn;
	private FrameBuffer finished;

	private SceneBuffers() {
	}

	/** For the current context. */
	public static SceneBuffers create(GL3 gl) {
		SceneBuffers buffers = new SceneBuffers();
		buffers.painter.create(gl);
		return buffers;
	}

	/** Draws at the quality's scale. */
	public void paint(GL3 gl, Scene scene, Viewport viewport, Quality quality) {
		int width = (int) Math.max(1, Math.round(viewport.width() * quality.scale()));
		int height = (int) Math.max(1, Math.round(viewport.height() * quality.scale()));
		if (drawn == null || drawn.width != width || drawn.height != height) {
			delete(gl, drawn);
			drawn = FrameBuffer.forScene(gl, width, height);
		}
		painter.paint(gl, scene, viewport, drawn, quality);
	}

	/** Brings the picture to its size in a frame buffer. */
	public void copyTo(GL3 gl, int targetFrame, Viewport viewport) {
		drawn.copyColour(gl, targetFrame, viewport.width(), viewport.height());
		gl.glBindFramebuffer(GL.GL_FRAMEBUFFER, targetFrame);
	}

	/** Fetches the picture. */
	public RgbaImage read(GL3 gl, Viewport viewport) {
		int width = viewport.width();
		int height = viewport.height();
		FrameBuffer source = drawn;
		if (drawn.width != width) {
			if (finished == null || finished.width != width || finished.height != height) {
				delete(gl, finished);
				finished = FrameBuffer.forScene(gl, width, height);
			}
			drawn.copyColour(gl, finished.id(), width, height);
			source = finished;
		}
		gl.glBindFramebuffer(GL2ES3.GL_READ_FRAMEBUFFER, source.id());
		ByteBuffer pixels = Buffers.newDirectByteBuffer(4 * width * height);
		gl.glPixelStorei(GL.GL_PACK_ALIGNMENT, 4);
		gl.glReadPixels(0, 0, width, height, GL.GL_RGBA, GL.GL_UNSIGNED_BYTE, pixels);
		byte[] rgba = new byte[4 * width * height];
		for (int y = 0; y < height; y++) {
			pixels.position(4 * width * (height - 1 - y));
			pixels.get(rgba, 4 * width * y, 4 * width);
		}
		return new RgbaImage(width, height, rgba);
	}

	private static void delete(GL3 gl, FrameBuffer buffer) {
		if (buffer != null) {
			buffer.delete(gl);
		}
	}

	/** Frees everything. */
	public void delete(GL3 gl) {
		delete(gl, drawn);
		delete(gl, finished);
		painter.delete(gl);
	}
}
