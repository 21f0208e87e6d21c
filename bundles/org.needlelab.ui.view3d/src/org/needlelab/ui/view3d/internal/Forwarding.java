package org.needlelab.ui.view3d.internal;

import java.util.Optional;

import org.needlelab.geometry.Vec3;
import org.needlelab.scene.Camera;
import org.needlelab.scene.Pick;
import org.needlelab.scene.PointerHit;
import org.needlelab.ui.view3d.BodyViewCallbacks;

/** Passes everything on. */
public class Forwarding implements BodyViewCallbacks {

	private final BodyViewCallbacks to;

	/** To these. */
	public Forwarding(BodyViewCallbacks to) {
		this.to = to;
	}

	@Override
	public void hovered(Optional<Pick> structure) {
		to.hovered(structure);
	}

	@Override
	public void clicked(PointerHit hit, int stateMask) {
		to.clicked(hit, stateMask);
	}

	@Override
	public boolean dragStarts(PointerHit hit, int stateMask) {
		return to.dragStarts(hit, stateMask);
	}

	@Override
	public void dragged(PointerHit hit, int stateMask) {
		to.dragged(hit, stateMask);
	}

	@Override
	public void dragEnded() {
		to.dragEnded();
	}

	@Override
	public boolean wheelTurned(int clicks, int stateMask) {
		return to.wheelTurned(clicks, stateMask);
	}

	@Override
	public void cameraMoved(Camera camera) {
		to.cameraMoved(camera);
	}

	@Override
	public void placePointed(Vec3 place) {
		to.placePointed(place);
	}

	@Override
	public void unavailable(String message) {
		to.unavailable(message);
	}
}
