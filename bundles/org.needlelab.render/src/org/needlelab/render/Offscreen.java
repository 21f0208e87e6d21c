package org.needlelab.render;

import org.needlelab.scene.Scene;
import org.needlelab.scene.SceneItem;
import org.needlelab.scene.Viewport;

import com.jogamp.nativewindow.NativeWindowException;
import com.jogamp.opengl.GL;
import com.jogamp.opengl.GL3;
import com.jogamp.opengl.GLCapabilities;
import com.jogamp.opengl.GLContext;
import com.jogamp.opengl.GLDrawableFactory;
import com.jogamp.opengl.GLException;
import com.jogamp.opengl.GLOffscreenAutoDrawable;
import com.jogamp.opengl.GLProfile;

/**
 * Draws scenes without a window. It needs a display all the same (on Linux an X server, which may be a virtual one). Keeps
 * its context and the surfaces between pictures. Use it from one thread at a time, and close it.
 */
public final class Offscreen implements AutoCloseable {

	private static final int CONTEXT_SIZE = 16;

	private final SceneRenderer renderer = new SceneRenderer();
	private GLOffscreenAutoDrawable drawable;

	/** @throws RenderException when the machine offers no OpenGL 3.3 */
	public Offscreen() {
		try {
			JoglSettings.apply();
			GLProfile profile = GLProfile.get(GLProfile.GL3);
			GLCapabilities capabilities = new GLCapabilities(profile);
			capabilities.setOnscreen(false);
			capabilities.setFBO(true);
			drawable = GLDrawableFactory.getFactory(profile).createOffscreenAutoDrawable(GLProfile.getDefaultDevice(), capabilities, null,
					CONTEXT_SIZE, CONTEXT_SIZE);
			drawable.display();
		} catch (GLException | NativeWindowException | UnsatisfiedLinkError | NoClassDefFoundError e) {
			throw new RenderException("No OpenGL 3.3 for pictures: a display is needed (on Linux without a screen: xvfb-run) and its "
					+ "graphics driver (on Debian: libegl1 libgl1 libgl1-mesa-dri)", e);
		}
	}

	/** Draws one scene at still quality, with a context of its own. */
	public static RgbaImage render(Scene scene, int width, int height) {
		// what a surface works out once, on all cores, before the one thread of the driver asks for it
		scene.items().parallelStream().filter(SceneItem::visible).forEach(item -> item.surface().normals());
		try (Offscreen offscreen = new Offscreen()) {
			return offscreen.render(scene, new Viewport(width, height), Quality.STILL);
		}
	}

	/**
	 * Draws a scene.
	 *
	 * @throws RenderException when the driver reports an error
	 * @throws IllegalStateException after {@link #close()}
	 */
	public RgbaImage render(Scene scene, Viewport viewport, Quality quality) {
		if (drawable == null) {
			throw new IllegalStateException("closed");
		}
		GL3 gl = begin();
		try {
			return renderer.image(gl, scene, viewport, quality);
		} finally {
			drawable.getContext().release();
		}
	}

	/**
	 * Draws a scene as a window would, without fetching the picture, and waits until it is drawn.
	 *
	 * @return time taken, ms
	 * @throws RenderException when the driver reports an error
	 * @throws IllegalStateException after {@link #close()}
	 */
	public double frameMs(Scene scene, Viewport viewport, Quality quality) {
		if (drawable == null) {
			throw new IllegalStateException("closed");
		}
		GL3 gl = begin();
		try {
			long start = System.nanoTime();
			renderer.render(gl, scene, viewport, quality, drawable.getContext().getDefaultDrawFramebuffer());
			gl.glFinish();
			return (System.nanoTime() - start) / 1e6;
		} finally {
			drawable.getContext().release();
		}
	}

	/** What draws: vendor, renderer and version as the driver says them. */
	public String driver() {
		GL3 gl = begin();
		try {
			return gl.glGetString(GL.GL_VENDOR) + ", " + gl.glGetString(GL.GL_RENDERER) + ", OpenGL " + gl.glGetString(GL.GL_VERSION);
		} finally {
			drawable.getContext().release();
		}
	}

	private GL3 begin() {
		GLContext context = drawable.getContext();
		if (context.makeCurrent() == GLContext.CONTEXT_NOT_CURRENT) {
			throw new RenderException("The OpenGL context for pictures is in use elsewhere");
		}
		return context.getGL().getGL3();
	}

	/** Gives everything back; later calls do nothing. */
	@Override
	public void close() {
		if (drawable != null) {
			renderer.dispose(begin());
			drawable.getContext().release();
			drawable.destroy();
			drawable = null;
		}
	}
}
