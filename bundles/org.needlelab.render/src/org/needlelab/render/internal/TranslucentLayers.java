package org.needlelab.render.internal;

import java.nio.Buffer;
import java.util.List;

import org.needlelab.render.RenderException;

import com.jogamp.opengl.GL;
import com.jogamp.opengl.GL2ES3;
import com.jogamp.opengl.GL3;

/**
 * Colour and depth of each translucent layer, drawn apart and laid over the picture in one go, sorted by depth in each pixel.
 * They have the size of the picture they belong to and grow with the number of layers.
 */
final class TranslucentLayers {

	/** Layers that are kept apart, at most; as many as the shader sorts. */
	static final int MOST = 8;

	private final int[] textures = new int[2];
	private final int[] frame = new int[1];
	private int width;
	private int height;
	private int allocated;
	private Program blend;

	/** Makes room. */
	void prepare(GL3 gl, FrameBuffer target, int layers) {
		if (blend == null) {
			blend = Program.link(gl, "fullscreen.vert", "layers.frag", List.of());
		}
		if (width == target.width && height == target.height && allocated >= layers) {
			return;
		}
		deleteTextures(gl);
		width = target.width;
		height = target.height;
		allocated = layers;
		gl.glGenTextures(2, textures, 0);
		gl.glGenFramebuffers(1, frame, 0);
		texture(gl, textures[0], GL.GL_RGBA8, GL.GL_RGBA, GL.GL_UNSIGNED_BYTE);
		texture(gl, textures[1], GL.GL_DEPTH24_STENCIL8, GL.GL_DEPTH_STENCIL, GL.GL_UNSIGNED_INT_24_8);
	}

	private void texture(GL3 gl, int texture, int internalFormat, int format, int type) {
		gl.glActiveTexture(GL.GL_TEXTURE0 + 2);
		gl.glBindTexture(GL2ES3.GL_TEXTURE_2D_ARRAY, texture);
		gl.glTexImage3D(GL2ES3.GL_TEXTURE_2D_ARRAY, 0, internalFormat, width, height, allocated, 0, format, type, (Buffer) null);
		gl.glTexParameteri(GL2ES3.GL_TEXTURE_2D_ARRAY, GL.GL_TEXTURE_MIN_FILTER, GL.GL_NEAREST);
		gl.glTexParameteri(GL2ES3.GL_TEXTURE_2D_ARRAY, GL.GL_TEXTURE_MAG_FILTER, GL.GL_NEAREST);
		gl.glActiveTexture(GL.GL_TEXTURE0);
	}

	/** Draws go into a layer from now on, which is empty but for the depths of what is opaque, unless it shines through that. */
	void begin(GL3 gl, int layer, FrameBuffer opaque, boolean shinesThrough) {
		gl.glBindFramebuffer(GL.GL_FRAMEBUFFER, frame[0]);
		gl.glFramebufferTextureLayer(GL.GL_FRAMEBUFFER, GL.GL_COLOR_ATTACHMENT0, textures[0], 0, layer);
		gl.glFramebufferTextureLayer(GL.GL_FRAMEBUFFER, GL2ES3.GL_DEPTH_STENCIL_ATTACHMENT, textures[1], 0, layer);
		int status = gl.glCheckFramebufferStatus(GL.GL_FRAMEBUFFER);
		if (status != GL.GL_FRAMEBUFFER_COMPLETE) {
			throw new RenderException("The graphics driver offers no frame buffer for translucent layers of " + width + " x " + height
					+ " pixels (status 0x" + Integer.toHexString(status) + ")");
		}
		gl.glClearColor(0, 0, 0, 0);
		gl.glClear(GL.GL_COLOR_BUFFER_BIT | GL.GL_DEPTH_BUFFER_BIT | GL.GL_STENCIL_BUFFER_BIT);
		if (!shinesThrough) {
			opaque.copyDepthTo(gl, frame[0]);
		}
		gl.glBindFramebuffer(GL.GL_FRAMEBUFFER, frame[0]);
		gl.glViewport(0, 0, width, height);
	}

	/**
	 * Lays the layers over the picture; the vertex array for full-screen triangles is bound by the caller.
	 *
	 * @param behind for each layer, which share of it is seen behind opaque surfaces
	 */
	void blend(GL3 gl, FrameBuffer target, float[] behind) {
		target.bindColourOnly(gl);
		bind(gl, 2, GL2ES3.GL_TEXTURE_2D_ARRAY, textures[0]);
		bind(gl, 3, GL2ES3.GL_TEXTURE_2D_ARRAY, textures[1]);
		bind(gl, 1, GL.GL_TEXTURE_2D, target.depthTexture());
		gl.glActiveTexture(GL.GL_TEXTURE0);
		blend.use(gl);
		blend.set(gl, "colours", 2);
		blend.set(gl, "depths", 3);
		blend.set(gl, "opaqueDepth", 1);
		blend.set(gl, "layers", behind.length);
		gl.glUniform1fv(blend.at(gl, "behind"), behind.length, behind, 0);
		gl.glDisable(GL.GL_DEPTH_TEST);
		gl.glDisable(GL.GL_CULL_FACE);
		gl.glEnable(GL.GL_BLEND);
		gl.glBlendFuncSeparate(GL.GL_ONE, GL.GL_ONE_MINUS_SRC_ALPHA, GL.GL_ZERO, GL.GL_ONE);
		gl.glDrawArrays(GL.GL_TRIANGLES, 0, 3);
		gl.glDisable(GL.GL_BLEND);
	}

	private static void bind(GL3 gl, int unit, int kind, int texture) {
		gl.glActiveTexture(GL.GL_TEXTURE0 + unit);
		gl.glBindTexture(kind, texture);
	}

	private void deleteTextures(GL3 gl) {
		if (allocated > 0) {
			gl.glDeleteTextures(2, textures, 0);
			gl.glDeleteFramebuffers(1, frame, 0);
			allocated = 0;
		}
	}

	void delete(GL3 gl) {
		deleteTextures(gl);
		if (blend != null) {
			blend.delete(gl);
			blend = null;
		}
	}
}
