package org.needlelab.scene;

import org.needlelab.geometry.Vec3;

/**
 * A line of sight.
 *
 * @param origin where it starts, mm
 * @param direction unit vector away from the viewer
 */
public record ViewRay(Vec3 origin, Vec3 direction) {

	/** The point at a distance from the origin, mm. */
	public Vec3 at(double distanceMm) {
		return origin.plus(distanceMm, direction);
	}
}
