package org.needlelab.ui.view3d.internal;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.widgets.Control;
import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.SafeDepthMap;
import org.needlelab.base.Progress;
import org.needlelab.geometry.Vec3;
import org.needlelab.scene.DepthPaint;

/** Works out safe depths around a place in the background, and again when the place goes far from where they were worked out. */
public final class SafeDepths {

	/** How far around the place depths are worked out, mm. */
	private static final double REACH_MM = 85;
	/** How far the place may go before they are worked out anew, mm. */
	private static final double SLACK_MM = 35;

	private final SliceWorker worker;
	private final Consumer<Optional<DepthPaint>> done;
	private Body body;
	private Vec3 centre;

	/** @param done told the depths, for the worst within the cone; empty when they could not be worked out */
	public SafeDepths(Control owner, Consumer<Optional<DepthPaint>> done) {
		worker = new SliceWorker(owner);
		this.done = done;
	}

	/** Wants depths around a place of a body. */
	public void follow(Body newBody, Vec3 place) {
		if (newBody == body && centre != null && centre.distance(place) < SLACK_MM) {
			return;
		}
		body = newBody;
		centre = place;
		worker.ask(cancellation -> DepthPaint.of(SafeDepthMap.of(newBody, p -> p.distance(place) < REACH_MM, danger -> true,
				Progress.NONE, cancellation), newBody.skin().mesh().vertexCount(), true), paint -> done.accept(Optional.of(paint)),
				failure -> done.accept(Optional.empty()));
	}

	/** Wants none any more. */
	public void forget() {
		worker.cancel();
		body = null;
		centre = null;
	}
}
