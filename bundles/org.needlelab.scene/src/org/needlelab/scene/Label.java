package org.needlelab.scene;

import org.needlelab.geometry.Vec3;

/**
 * A text that belongs to a place. It is data only: who hosts the picture draws it, at {@link Camera#project}.
 *
 * @param text what to write, already translated
 * @param anchor the place, mm
 * @param colour colour of its leader and mark
 */
public record Label(String text, Vec3 anchor, Colour colour) {
}
