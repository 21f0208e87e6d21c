package org.needlelab.ui.view3d.internal;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.needlelab.geometry.Vec3;
import org.needlelab.scene.Camera;
import org.needlelab.scene.Pick;
import org.needlelab.scene.PointerHit;
import org.needlelab.scene.Scene;
import org.needlelab.scene.ScenePicker;
import org.needlelab.scene.ViewPreset;
import org.needlelab.scene.Viewport;
import org.needlelab.ui.view3d.BodyView;
import org.needlelab.ui.view3d.BodyViewCallbacks;

/** Turns mouse and keys into camera motion, and tells the host what is pointed at. */
public final class CameraInput {

	private static final double ORBIT_RAD_PER_PX = Math.toRadians(0.35);
	private static final double KEY_ORBIT_RAD = Math.toRadians(5);
	private static final double KEY_PAN_PX = 30;
	private static final double ZOOM_PER_CLICK = 0.86;
	/** A press that moves less is a click, pixels. */
	private static final int CLICK_SLACK_PX = 3;
	/** What the keys 1, 2, … look from. */
	static final List<ViewPreset> PRESETS = List.of(ViewPreset.POSTERIOR, ViewPreset.ANTERIOR, ViewPreset.LEFT, ViewPreset.RIGHT,
			ViewPreset.SUPERIOR, ViewPreset.INFERIOR);

	private enum Drag {
		NONE, ORBIT, PAN, HOST
	}

	private final BodyView view;
	private final Control canvas;
	private final BodyViewCallbacks callbacks;
	private Drag drag = Drag.NONE;
	private int pressX;
	private int pressY;
	private int lastX;
	private int lastY;
	private boolean moved;
	private Vec3 grabbed;
	private Optional<String> hovered = Optional.empty();

	/** Listens on the canvas for as long as it lives. */
	public CameraInput(BodyView view, Control canvas, BodyViewCallbacks callbacks) {
		this.view = view;
		this.canvas = canvas;
		this.callbacks = callbacks;
		canvas.addListener(SWT.MouseDown, this::pressed);
		canvas.addListener(SWT.MouseMove, this::pointerMoved);
		canvas.addListener(SWT.MouseUp, this::released);
		canvas.addListener(SWT.MouseWheel, this::wheel);
		canvas.addListener(SWT.MouseExit, e -> hover(Optional.empty()));
		canvas.addListener(SWT.KeyDown, this::key);
	}

	private Viewport viewport() {
		Rectangle area = canvas.getBounds();
		return new Viewport(Math.max(1, area.width), Math.max(1, area.height));
	}

	private PointerHit hit(Scene scene, Event e) {
		return new ScenePicker(scene).at(e.x + 0.5, e.y + 0.5, viewport());
	}

	private void pressed(Event e) {
		canvas.setFocus();
		Optional<Scene> scene = view.scene();
		if (scene.isEmpty() || drag != Drag.NONE) {
			return;
		}
		PointerHit hit = hit(scene.get(), e);
		grabbed = hit.structure().map(Pick::point).orElseGet(() -> beside(scene.get(), hit));
		pressX = e.x;
		pressY = e.y;
		lastX = e.x;
		lastY = e.y;
		moved = false;
		boolean shift = (e.stateMask & SWT.SHIFT) != 0;
		if (e.button == 1 && !shift) {
			drag = callbacks.dragStarts(hit, e.stateMask) ? Drag.HOST : Drag.ORBIT;
		} else if (e.button == 2 || e.button == 1) {
			drag = Drag.PAN;
		}
	}

	/** Where nothing is hit: the point of the line of sight at the depth of the scene's middle. */
	private static Vec3 beside(Scene scene, PointerHit hit) {
		Vec3 middle = scene.surfaceBounds().center();
		return hit.ray().at(Math.max(1, middle.minus(hit.ray().origin()).dot(hit.ray().direction())));
	}

	private void pointerMoved(Event e) {
		Optional<Scene> scene = view.scene();
		if (scene.isEmpty()) {
			return;
		}
		if (drag == Drag.NONE) {
			hover(new ScenePicker(scene.get()).structure(scene.get().camera().ray(e.x + 0.5, e.y + 0.5, viewport())));
			return;
		}
		moved |= Math.abs(e.x - pressX) > CLICK_SLACK_PX || Math.abs(e.y - pressY) > CLICK_SLACK_PX;
		if (drag == Drag.HOST) {
			callbacks.dragged(hit(scene.get(), e), e.stateMask);
		} else if (moved) {
			Camera camera = scene.get().camera();
			int dx = e.x - lastX;
			int dy = e.y - lastY;
			move(drag == Drag.PAN ? camera.pan(dx, dy, grabbed, viewport())
					: camera.orbit(pivot(scene.get()), dx * ORBIT_RAD_PER_PX, dy * ORBIT_RAD_PER_PX));
			lastX = e.x;
			lastY = e.y;
		}
	}

	/** The place grabbed, or the middle of the scene when the pointer was beside the body. */
	private Vec3 pivot(Scene scene) {
		Vec3 middle = scene.surfaceBounds().center();
		return grabbed.distance(middle) > scene.surfaceBounds().diagonalMm() / 2 ? middle : grabbed;
	}

	private void released(Event e) {
		Drag ended = drag;
		drag = Drag.NONE;
		if (ended == Drag.HOST) {
			callbacks.dragEnded();
		}
		boolean click = e.button == 1 && !moved && (ended == Drag.HOST || ended == Drag.ORBIT || ended == Drag.PAN);
		view.scene().filter(s -> click).ifPresent(scene -> callbacks.clicked(hit(scene, e), e.stateMask));
	}

	private void wheel(Event e) {
		int clicks = Integer.signum(e.count);
		Optional<Scene> scene = view.scene();
		if (clicks == 0 || scene.isEmpty() || callbacks.wheelTurned(clicks, e.stateMask)) {
			return;
		}
		PointerHit hit = hit(scene.get(), e);
		Vec3 fixed = hit.structure().map(Pick::point).orElseGet(() -> beside(scene.get(), hit));
		move(scene.get().camera().zoom(fixed, Math.pow(ZOOM_PER_CLICK, clicks)));
	}

	private void hover(Optional<Pick> pick) {
		Optional<String> id = pick.map(p -> p.item().id());
		if (!id.equals(hovered)) {
			hovered = id;
			callbacks.hovered(pick);
		}
	}

	private void key(Event e) {
		Optional<Scene> scene = view.scene();
		if (scene.isEmpty()) {
			return;
		}
		boolean shift = (e.stateMask & SWT.SHIFT) != 0;
		switch (e.keyCode) {
			case SWT.ARROW_LEFT -> arrow(scene.get(), -1, 0, shift);
			case SWT.ARROW_RIGHT -> arrow(scene.get(), 1, 0, shift);
			case SWT.ARROW_UP -> arrow(scene.get(), 0, -1, shift);
			case SWT.ARROW_DOWN -> arrow(scene.get(), 0, 1, shift);
			case SWT.KEYPAD_ADD -> zoom(scene.get(), 1);
			case SWT.KEYPAD_SUBTRACT -> zoom(scene.get(), -1);
			case SWT.HOME -> fit();
			default -> character(scene.get(), e.character);
		}
	}

	private void character(Scene scene, char c) {
		if (c >= '1' && c < '1' + PRESETS.size()) {
			move(PRESETS.get(c - '1').camera(scene.surfaceBounds(), view.aspect()));
		} else if (c == '+' || c == '=') {
			zoom(scene, 1);
		} else if (c == '-') {
			zoom(scene, -1);
		} else if (c == 'f' || c == 'F') {
			fit();
		}
	}

	private void arrow(Scene scene, int x, int y, boolean pan) {
		Camera camera = scene.camera();
		move(pan ? camera.pan(x * KEY_PAN_PX, y * KEY_PAN_PX, camera.target(), viewport())
				: camera.orbit(camera.target(), x * KEY_ORBIT_RAD, y * KEY_ORBIT_RAD));
	}

	private void zoom(Scene scene, int clicks) {
		move(scene.camera().zoom(scene.camera().target(), Math.pow(ZOOM_PER_CLICK, clicks)));
	}

	private void fit() {
		view.fit();
		view.scene().ifPresent(scene -> callbacks.cameraMoved(scene.camera()));
	}

	private void move(Camera camera) {
		view.setCamera(camera);
		callbacks.cameraMoved(camera);
	}
}
