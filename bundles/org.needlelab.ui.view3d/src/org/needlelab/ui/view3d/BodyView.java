package org.needlelab.ui.view3d;

import java.util.Objects;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.needlelab.geometry.Box;
import org.needlelab.scene.Camera;
import org.needlelab.scene.Scene;
import org.needlelab.scene.ViewPreset;
import org.needlelab.ui.view3d.internal.CameraInput;
import org.needlelab.ui.view3d.internal.SceneCanvas;
import org.needlelab.ui.view3d.internal.Unavailable;

/**
 * Shows a scene and lets the user look around in it: drag with the main button to orbit around the place under the pointer,
 * with the middle button or Shift to pan, wheel to zoom to the pointer; arrows orbit (with Shift pan), + and - zoom, 1 to 6
 * look from behind, front, left, right, above, below, F fits. Where 3D drawing is not possible it shows a message and goes
 * on without pictures.
 *
 * <p>The view owns the camera: that of the first scene is taken over, those of later scenes are ignored; use
 * {@link #setCamera} to move it. It draws only when something changed: coarsely while things move, finely once they rest.
 *
 * <p>Its data key {@value #KEY} is {@code bodyView}, that of the canvas inside {@code bodyView.canvas}, that of the message
 * {@code bodyView.message}. To be used on the UI thread.
 */
public final class BodyView extends Composite {

	/** Name of the widget data by which tests find widgets. */
	public static final String KEY = "org.needlelab.key";

	/** Data of a control: its name for screen readers. */
	public static final String NAME = "org.needlelab.name";

	private final BodyViewCallbacks callbacks;
	private SceneCanvas canvas;
	private Scene scene;
	private Camera camera;

	/** Creates the view; it stays empty until a scene is set. */
	public BodyView(Composite parent, BodyViewCallbacks callbacks) {
		super(parent, SWT.NONE);
		this.callbacks = Objects.requireNonNull(callbacks);
		setData(KEY, "bodyView");
		setLayout(new FillLayout());
		try {
			canvas = new SceneCanvas(this, this::fail);
			canvas.control().setData(KEY, "bodyView.canvas");
			new CameraInput(this, canvas.control(), callbacks);
		} catch (RuntimeException | LinkageError e) {
			fail(e);
		}
	}

	/** Whether pictures can be drawn; turns false for good when drawing fails. */
	public boolean available() {
		return canvas != null;
	}

	/** Shows a scene from the current camera, or from the scene's own when it is the first. */
	public void setScene(Scene newScene) {
		if (camera == null) {
			camera = newScene.camera();
		}
		if (newScene != scene) {
			scene = newScene;
			show();
		}
	}

	/** The scene with the camera it is seen by; empty before the first. */
	public Optional<Scene> scene() {
		return Optional.ofNullable(scene).map(s -> s.withCamera(camera));
	}

	/** Looks from there. */
	public void setCamera(Camera newCamera) {
		if (!newCamera.equals(camera)) {
			camera = newCamera;
			show();
		}
	}

	/** Looks from a usual side with everything in the picture; nothing happens before the first scene. */
	public void look(ViewPreset preset) {
		if (scene != null) {
			setCamera(preset.camera(scene.surfaceBounds(), aspect()));
		}
	}

	/** Brings everything into the picture; nothing happens before the first scene. */
	public void fit() {
		if (scene != null) {
			fit(scene.surfaceBounds());
		}
	}

	/** Brings a box, mm, into the picture; nothing happens before the first scene. */
	public void fit(Box box) {
		if (camera != null) {
			setCamera(camera.fit(box, aspect()));
		}
	}

	/** How many pictures were drawn so far; does not grow while nothing changes. */
	public long picturesDrawn() {
		return canvas == null ? 0 : canvas.picturesDrawn();
	}

	/** Width divided by height of the picture; 1 while it has no size. */
	public double aspect() {
		var area = getClientArea();
		return area.width > 0 && area.height > 0 ? (double) area.width / area.height : 1;
	}

	/** The control that takes mouse and keys; empty when no pictures can be drawn. */
	public Optional<Control> canvas() {
		return Optional.ofNullable(canvas).map(SceneCanvas::control);
	}

	@Override
	public boolean setFocus() {
		return canvas != null ? canvas.control().setFocus() : super.setFocus();
	}

	private void show() {
		if (canvas != null && scene != null) {
			canvas.show(scene.withCamera(camera));
		}
	}

	private void fail(Throwable cause) {
		SceneCanvas failed = canvas;
		canvas = null;
		if (isDisposed()) {
			return;
		}
		if (failed != null) {
			failed.control().dispose();
		}
		new Unavailable(this, cause).setData(KEY, "bodyView.message");
		layout();
		callbacks.unavailable(Unavailable.message(cause));
	}
}
