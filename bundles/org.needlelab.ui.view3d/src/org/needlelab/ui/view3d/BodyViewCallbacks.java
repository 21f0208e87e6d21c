package org.needlelab.ui.view3d;

import java.util.Optional;

import org.needlelab.geometry.Vec3;
import org.needlelab.scene.Camera;
import org.needlelab.scene.Pick;
import org.needlelab.scene.PointerHit;

/** What a {@link BodyView} tells its host, always on the UI thread. All methods do nothing unless overridden. */
public interface BodyViewCallbacks {

	/** The pointer came over another structure, or over none. */
	default void hovered(Optional<Pick> structure) {
	}

	/**
	 * The main button was pressed and released in place.
	 *
	 * @param stateMask SWT modifier keys
	 */
	default void clicked(PointerHit hit, int stateMask) {
	}

	/**
	 * The main button goes down.
	 *
	 * @param stateMask SWT modifier keys
	 * @return true to take the drag, for instance to move a needle over the skin; then {@link #dragged} and
	 *         {@link #dragEnded} follow and the camera stays
	 */
	default boolean dragStarts(PointerHit hit, int stateMask) {
		return false;
	}

	/** The pointer moved during a drag that was taken. */
	default void dragged(PointerHit hit, int stateMask) {
	}

	/** A drag that was taken is over. */
	default void dragEnded() {
	}

	/**
	 * The wheel turned.
	 *
	 * @param clicks notches, positive away from the user
	 * @param stateMask SWT modifier keys
	 * @return true when the host used it, for instance for depth; then the view does not zoom
	 */
	default boolean wheelTurned(int clicks, int stateMask) {
		return false;
	}

	/** A place was clicked in a slice, mm. */
	default void placePointed(Vec3 place) {
	}

	/** The user moved the camera. */
	default void cameraMoved(Camera camera) {
	}

	/**
	 * 3D drawing is not possible, now or from the start; the view shows a message in its place.
	 *
	 * @param message one readable sentence
	 */
	default void unavailable(String message) {
	}
}
