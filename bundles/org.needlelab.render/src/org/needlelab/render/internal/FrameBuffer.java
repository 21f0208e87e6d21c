package org.needlelab.render.internal;

import java.nio.Buffer;

import org.needlelab.render.RenderException;

import com.jogamp.opengl.GL;
import com.jogamp.opengl.GL2ES2;
import com.jogamp.opengl.GL2ES3;
import com.jogamp.opengl.GL3;

/** Colour and depth to draw into, as textures. */
final class FrameBuffer {

	final int width;
	final int height;
	private final boolean withDepth;
	private final int[] frame = new int[2];
	private final int[] targets = new int[2];

	private FrameBuffer(int width, int height, boolean withDepth) {
		this.width = width;
		this.height = height;
		this.withDepth = withDepth;
	}

	/** Colour with depth and stencil. */
	static FrameBuffer forScene(GL3 gl, int width, int height) {
		FrameBuffer buffer = new FrameBuffer(width, height, true);
		buffer.create(gl, GL.GL_RGBA8, GL.GL_RGBA, GL.GL_UNSIGNED_BYTE);
		return buffer;
	}

	/** One channel of eight bits and no depth. */
	static FrameBuffer oneChannel(GL3 gl, int width, int height) {
		FrameBuffer buffer = new FrameBuffer(width, height, false);
		buffer.create(gl, GL.GL_R8, GL2ES2.GL_RED, GL.GL_UNSIGNED_BYTE);
		return buffer;
	}

	private void create(GL3 gl, int internalFormat, int format, int type) {
		gl.glGenFramebuffers(2, frame, 0);
		gl.glBindFramebuffer(GL.GL_FRAMEBUFFER, frame[0]);
		gl.glGenTextures(withDepth ? 2 : 1, targets, 0);
		texture(gl, targets[0], internalFormat, format, type, GL.GL_COLOR_ATTACHMENT0);
		if (withDepth) {
			texture(gl, targets[1], GL.GL_DEPTH24_STENCIL8, GL.GL_DEPTH_STENCIL, GL.GL_UNSIGNED_INT_24_8,
					GL2ES3.GL_DEPTH_STENCIL_ATTACHMENT);
		}
		requireComplete(gl);
		if (withDepth) {
			gl.glBindFramebuffer(GL.GL_FRAMEBUFFER, frame[1]);
			gl.glFramebufferTexture2D(GL.GL_FRAMEBUFFER, GL.GL_COLOR_ATTACHMENT0, GL.GL_TEXTURE_2D, targets[0], 0);
			requireComplete(gl);
		}
	}

	private void requireComplete(GL3 gl) {
		int status = gl.glCheckFramebufferStatus(GL.GL_FRAMEBUFFER);
		if (status != GL.GL_FRAMEBUFFER_COMPLETE) {
			throw new RenderException("The graphics driver offers no frame buffer of " + width + " x " + height + " pixels (status 0x" + Integer.toHexString(status) + ")");
		}
	}

	private void texture(GL3 gl, int texture, int internalFormat, int format, int type, int attachment) {
		gl.glBindTexture(GL.GL_TEXTURE_2D, texture);
		gl.glTexImage2D(GL.GL_TEXTURE_2D, 0, internalFormat, width, height, 0, format, type, (Buffer) null);
		gl.glTexParameteri(GL.GL_TEXTURE_2D, GL.GL_TEXTURE_MIN_FILTER, GL.GL_NEAREST);
		gl.glTexParameteri(GL.GL_TEXTURE_2D, GL.GL_TEXTURE_MAG_FILTER, GL.GL_NEAREST);
		gl.glTexParameteri(GL.GL_TEXTURE_2D, GL.GL_TEXTURE_WRAP_S, GL.GL_CLAMP_TO_EDGE);
		gl.glTexParameteri(GL.GL_TEXTURE_2D, GL.GL_TEXTURE_WRAP_T, GL.GL_CLAMP_TO_EDGE);
		gl.glFramebufferTexture2D(GL.GL_FRAMEBUFFER, attachment, GL.GL_TEXTURE_2D, texture, 0);
	}

	int id() {
		return frame[0];
	}

	int colourTexture() {
		return targets[0];
	}

	int depthTexture() {
		return targets[1];
	}

	void bind(GL3 gl) {
		gl.glBindFramebuffer(GL.GL_FRAMEBUFFER, frame[0]);
		gl.glViewport(0, 0, width, height);
	}

	/** Binds without the depth, so that a shader may read it meanwhile. */
	void bindColourOnly(GL3 gl) {
		gl.glBindFramebuffer(GL.GL_FRAMEBUFFER, frame[1]);
		gl.glViewport(0, 0, width, height);
	}

	/** Copies the colour, scaled to the target's size. */
	void copyColour(GL3 gl, int targetFrame, int targetWidth, int targetHeight) {
		gl.glBindFramebuffer(GL2ES3.GL_READ_FRAMEBUFFER, frame[0]);
		gl.glBindFramebuffer(GL2ES3.GL_DRAW_FRAMEBUFFER, targetFrame);
		boolean same = targetWidth == width && targetHeight == height;
		gl.glBlitFramebuffer(0, 0, width, height, 0, 0, targetWidth, targetHeight, GL.GL_COLOR_BUFFER_BIT,
				same ? GL.GL_NEAREST : GL.GL_LINEAR);
	}

	/** Copies the depths into a frame buffer of the same size and depth format. */
	void copyDepthTo(GL3 gl, int targetFrame) {
		gl.glBindFramebuffer(GL2ES3.GL_READ_FRAMEBUFFER, frame[0]);
		gl.glBindFramebuffer(GL2ES3.GL_DRAW_FRAMEBUFFER, targetFrame);
		gl.glBlitFramebuffer(0, 0, width, height, 0, 0, width, height, GL.GL_DEPTH_BUFFER_BIT, GL.GL_NEAREST);
	}

	void delete(GL3 gl) {
		gl.glDeleteFramebuffers(2, frame, 0);
		gl.glDeleteTextures(withDepth ? 2 : 1, targets, 0);
	}
}
