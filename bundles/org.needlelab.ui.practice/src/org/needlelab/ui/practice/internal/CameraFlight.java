package org.needlelab.ui.practice.internal;

import org.needlelab.geometry.Vec3;
import org.needlelab.scene.Camera;
import org.needlelab.ui.view3d.BodyView;

/** Moves the camera in a short while from where it is to where it is wanted, so that one sees where one is going. */
final class CameraFlight {

	private static final int FRAME_MS = 33;
	private static final int FRAMES = 18;

	private final BodyView view;
	private int flight;

	CameraFlight(BodyView view) {
		this.view = view;
	}

	/** Flies; a flight that is under way is given up. */
	void to(Camera goal) {
		view.scene().ifPresent(scene -> {
			flight++;
			step(scene.camera(), goal, 1, flight);
		});
	}

	private void step(Camera from, Camera goal, int frame, int mine) {
		if (view.isDisposed() || mine != flight) {
			return;
		}
		double t = (double) frame / FRAMES;
		double eased = t * t * (3 - 2 * t);
		view.setCamera(frame >= FRAMES ? goal
				: new Camera(between(from.eye(), goal.eye(), eased), between(from.target(), goal.target(), eased), goal.up(), goal.lens()));
		if (frame < FRAMES) {
			view.getDisplay().timerExec(FRAME_MS, () -> step(from, goal, frame + 1, mine));
		}
	}

	private static Vec3 between(Vec3 a, Vec3 b, double t) {
		return a.plus(t, b.minus(a));
	}
}
