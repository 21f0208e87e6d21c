package org.needlelab.render.internal;

import java.nio.ByteBuffer;
import java.util.List;

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
	private final Names names = new Names();
	private Scene painted;
	private Viewport paintedSize;
	private Quality paintedQuality;

	private SceneBuffers() {
	}

	/** For the current context. */
	public static SceneBuffers create(GL3 gl) {
		SceneBuffers buffers = new SceneBuffers();
		buffers.painter.create(gl);
		return buffers;
	}

	/**
	 * Draws at the quality's scale, but for the labels, unless that is what was drawn last.
	 *
	 * @return whether anything was drawn
	 */
	public boolean paint(GL3 gl, Scene labelled, Viewport viewport, Quality quality) {
		Scene scene = labelled.withLabels(List.of());
		if (drawn != null && quality.equals(paintedQuality) && viewport.equals(paintedSize) && scene.equals(painted)) {
			return false;
		}
		int width = (int) Math.max(1, Math.round(viewport.width() * quality.scale()));
		int height = (int) Math.max(1, Math.round(viewport.height() * quality.scale()));
		if (drawn == null || drawn.width != width || drawn.height != height) {
			delete(gl, drawn);
			drawn = FrameBuffer.forScene(gl, width, height);
		}
		// what is drawn half is not what was drawn
		painted = null;
		painter.paint(gl, scene, viewport, drawn, quality);
		painted = scene;
		paintedSize = viewport;
		paintedQuality = quality;
		return true;
	}

	/** Brings the picture to its size in a frame buffer, with a scene's labels in writing of that height, pixels. */
	public void copyTo(GL3 gl, int targetFrame, Viewport viewport, Scene labelled, int textPx) {
		drawn.copyColour(gl, targetFrame, viewport.width(), viewport.height());
		names.paint(gl, labelled, viewport, targetFrame, textPx);
		gl.glBindFramebuffer(GL.GL_FRAMEBUFFER, targetFrame);
	}

	/** Fetches the picture with a scene's labels in writing of that height, pixels. */
	public RgbaImage read(GL3 gl, Viewport viewport, Scene labelled, int textPx) {
		int width = viewport.width();
		int height = viewport.height();
		FrameBuffer source = drawn;
		if (drawn.width != width || !labelled.labels().isEmpty()) {
			if (finished == null || finished.width != width || finished.height != height) {
				delete(gl, finished);
				finished = FrameBuffer.forScene(gl, width, height);
			}
			copyTo(gl, finished.id(), viewport, labelled, textPx);
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
		names.delete(gl);
	}
}
