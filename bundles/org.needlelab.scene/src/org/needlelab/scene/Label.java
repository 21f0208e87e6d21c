package org.needlelab.scene;

import org.needlelab.geometry.Vec3;

/**
 * A text that belongs to a place: drawn beside it with a line to it, never hidden by the body.
 *
 * @param text what to write, already translated
 * @param anchor the place, mm
 * @param colour colour of its leader and mark
 */
public record Label(String text, Vec3 anchor, Colour colour) {
}
