package org.needlelab.scene;

import org.needlelab.geometry.Vec3;

/**
 * A place of a surface that was pointed at.
 *
 * @param item the surface
 * @param point the place, mm
 * @param normal unit normal of the surface there, towards the viewer
 * @param distanceMm distance from the ray's origin, mm
 */
public record Pick(SceneItem item, Vec3 point, Vec3 normal, double distanceMm) {
}
