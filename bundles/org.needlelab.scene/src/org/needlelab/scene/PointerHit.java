package org.needlelab.scene;

import java.util.Optional;

/**
 * What a pointer is over.
 *
 * @param ray the line of sight through the pointer
 * @param structure the visible structure it meets, if any
 * @param skin the place of the skin it meets, whether skin is shown or not, if any
 */
public record PointerHit(ViewRay ray, Optional<Pick> structure, Optional<Pick> skin) {
}
