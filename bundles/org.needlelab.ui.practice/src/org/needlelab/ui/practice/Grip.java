package org.needlelab.ui.practice;

import java.util.Optional;

import org.needlelab.geometry.Vec3;
import org.needlelab.scene.ViewRay;

/** What a pointer does that has hold of the needle: outside the skin it carries it, inside it tilts it by its handle. */
public final class Grip {

	/** A line of sight that passes the entry nearer than this has hold of the needle, mm. */
	private static final double REACH_MM = 12;
	/** The needle is tilted by a point so far above the skin, mm. */
	private static final double HANDLE_MM = 60;

	private Grip() {
	}

	/** Whether a line of sight has hold of the needle; no, before an entry was chosen. */
	public static boolean holds(ViewRay ray, NeedleHold hold) {
		return hold.frame().map(f -> nearest(ray, f.entry()).distance(f.entry()) < REACH_MM
				|| nearest(ray, handle(f, hold)).distance(handle(f, hold)) < REACH_MM).orElse(false);
	}

	/** How the needle leans when its handle is where a line of sight passes it; empty before an entry was chosen. */
	public static Optional<Tilt> tilt(ViewRay ray, NeedleHold hold) {
		return hold.frame().map(f -> f.tilt(f.entry().minus(nearest(ray, handle(f, hold))).normalized()));
	}

	private static Vec3 handle(SkinFrame frame, NeedleHold hold) {
		return frame.entry().plus(-HANDLE_MM, frame.direction(hold.tilt()));
	}

	private static Vec3 nearest(ViewRay ray, Vec3 point) {
		return ray.at(Math.max(0, point.minus(ray.origin()).dot(ray.direction())));
	}
}
