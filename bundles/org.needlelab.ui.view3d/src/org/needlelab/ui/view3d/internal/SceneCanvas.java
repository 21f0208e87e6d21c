package org.needlelab.ui.view3d.internal;

import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Shell;
import org.needlelab.render.JoglSettings;
import org.needlelab.render.Quality;
import org.needlelab.render.SceneRenderer;
import org.needlelab.scene.Background;
import org.needlelab.scene.Colour;
import org.needlelab.scene.Scene;
import org.needlelab.scene.Viewport;

import com.jogamp.opengl.GL;
import com.jogamp.opengl.GLAutoDrawable;
import com.jogamp.opengl.GLCapabilities;
import com.jogamp.opengl.GLEventListener;
import com.jogamp.opengl.GLProfile;
import com.jogamp.opengl.swt.GLCanvas;

/**
 * The canvas with its GL context. A change is drawn at once in moving quality; when nothing changes for a moment, finer
 * pictures follow as far as the machine draws them without a noticeable pause.
 */
public final class SceneCanvas {

	private static final int REST_MS = 160;
	/** A smooth picture is left out when it would keep the user waiting longer, ms. */
	private static final double PATIENCE_MS = 1200;
	/** What a dialog or a menu over the canvas causes when it goes. */
	private static final int[] UNCOVERING = {SWT.Activate, SWT.Hide, SWT.Close};
	/** How long a tooltip stays at most after the pointer left its control, ms. */
	private static final int TOOLTIP_MS = 300;
	private static final Quality[] LADDER = {Quality.HASTY, Quality.MOVING, Quality.RESTING, Quality.STILL};
	private static final int RESTING = 2;
	/** A moving picture should not take longer, ms. */
	private static final double SMOOTH_MS = 30;
	/** Where hasty pictures take less than this, better ones are tried again, ms. */
	private static final double EASY_MS = 11;
	/** How much longer a step takes than the one before, until it has been measured. */
	private static final double EXPECTED_FACTOR = 4;
	/** Height of the writing in the picture, points of the widgets. */
	private static final int TEXT_PX = 13;

	private final GLCanvas canvas;
	private final Consumer<Throwable> onFailure;
	private final SceneRenderer renderer = new SceneRenderer();
	private final double[] tookMs = new double[LADDER.length];
	private final Runnable refine = this::refine;
	private Scene scene;
	private int moving = 1;
	private int step = 1;
	private long picturesDrawn;
	private boolean failed;

	/** @param onFailure told once, asynchronously, when drawing turns out impossible */
	public SceneCanvas(Composite parent, Consumer<Throwable> onFailure) {
		this.onFailure = onFailure;
		JoglSettings.apply();
		GLCapabilities capabilities = new GLCapabilities(GLProfile.get(GLProfile.GL3));
		canvas = GLCanvas.create(parent, SWT.NO_BACKGROUND, capabilities, null);
		canvas.addGLEventListener(new Drawing());
		canvas.addListener(SWT.Resize, e -> changed());
		// Where no compositor keeps what other windows cover, GTK is not told of what they uncover here.
		Listener uncovered = e -> {
			if (e.widget instanceof Shell || e.widget instanceof Menu) {
				changed();
			}
		};
		Display display = parent.getDisplay();
		for (int event : UNCOVERING) {
			display.addFilter(event, uncovered);
		}
		Runnable redraw = this::changed;
		Listener left = e -> {
			if (e.widget instanceof Control control && control.getToolTipText() != null) {
				display.timerExec(TOOLTIP_MS, redraw);
			}
		};
		display.addFilter(SWT.MouseExit, left);
		canvas.addListener(SWT.Dispose, e -> {
			display.removeFilter(SWT.MouseExit, left);
			for (int event : UNCOVERING) {
				display.removeFilter(event, uncovered);
			}
		});
	}

	/** The widget. */
	public Control control() {
		return canvas;
	}

	/** Shows a scene soon; where only its labels are other than before, in the quality it is shown in. */
	public void show(Scene newScene) {
		boolean sameBody = scene != null && newScene.withLabels(scene.labels()).equals(scene);
		scene = newScene;
		if (!sameBody) {
			changed();
		} else if (!canvas.isDisposed()) {
			canvas.redraw();
		}
	}

	/** How many pictures were drawn so far. */
	public long picturesDrawn() {
		return picturesDrawn;
	}

	private void changed() {
		step = moving;
		if (!canvas.isDisposed()) {
			canvas.redraw();
		}
	}

	private void refine() {
		// A coarse picture never stays, however long a finer one takes.
		int next = step < RESTING ? RESTING : step + 1;
		if (!canvas.isDisposed() && !failed && next < LADDER.length && (next == RESTING || expectedMs(next) < PATIENCE_MS)) {
			step = next;
			canvas.redraw();
		}
	}

	private double expectedMs(int next) {
		return tookMs[next] > 0 ? tookMs[next] : EXPECTED_FACTOR * tookMs[next - 1];
	}

	private void fail(Throwable cause) {
		if (!failed) {
			failed = true;
			Display display = canvas.getDisplay();
			display.asyncExec(() -> onFailure.accept(cause));
		}
	}

	/** Motion is drawn as well as the machine draws it smoothly. */
	private void took(double ms) {
		tookMs[step] = ms;
		if (step == 1) {
			moving = ms > SMOOTH_MS ? 0 : 1;
		} else if (step == 0 && ms < EASY_MS) {
			moving = 1;
		}
	}

	private final class Drawing implements GLEventListener {

		@Override
		public void init(GLAutoDrawable drawable) {
			// The renderer makes what it needs with its first picture.
		}

		@Override
		public void display(GLAutoDrawable drawable) {
			if (scene == null) {
				// black would look like something broken
				Colour colour = Background.LIGHT.bottom();
				drawable.getGL().getGL3().glClearColor((float) colour.red(), (float) colour.green(), (float) colour.blue(), 1);
				drawable.getGL().getGL3().glClear(GL.GL_COLOR_BUFFER_BIT);
			}
			if (scene == null || failed || drawable.getSurfaceWidth() < 1 || drawable.getSurfaceHeight() < 1) {
				return;
			}
			try {
				long start = System.nanoTime();
				Viewport viewport = new Viewport(drawable.getSurfaceWidth(), drawable.getSurfaceHeight());
				renderer.setTextSize(TEXT_PX * viewport.height() / Math.max(1, canvas.getSize().y));
				boolean anew = renderer.render(drawable.getGL().getGL3(), scene, viewport, LADDER[step],
						drawable.getContext().getDefaultDrawFramebuffer());
				drawable.getGL().glFinish();
				picturesDrawn++;
				if (anew) {
					took((System.nanoTime() - start) / 1e6);
				}
			} catch (RuntimeException | LinkageError e) {
				fail(e);
				return;
			}
			// One timer however many changes come: asking again moves it.
			canvas.getDisplay().timerExec(REST_MS, refine);
		}

		@Override
		public void reshape(GLAutoDrawable drawable, int x, int y, int width, int height) {
			step = moving;
		}

		@Override
		public void dispose(GLAutoDrawable drawable) {
			if (!failed) {
				renderer.dispose(drawable.getGL().getGL3());
			}
		}
	}
}
