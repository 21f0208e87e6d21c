package org.needlelab.scene;

import org.needlelab.geometry.Vec3;

/**
 * A plane that cuts the body open: what lies on the side its normal points to is not drawn.
 *
 * @param point a point of the plane, mm
 * @param normal unit direction to the side taken away
 */
public record CutPlane(Vec3 point, Vec3 normal) {

	/** Brings the normal to unit length. */
	public CutPlane {
		normal = normal.normalized();
	}

	/** Height above the plane, mm; positive on the side taken away. */
	public double heightMm(Vec3 p) {
		return p.minus(point).dot(normal);
	}
}
