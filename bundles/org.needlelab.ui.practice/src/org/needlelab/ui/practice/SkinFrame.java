package org.needlelab.ui.practice;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Side;
import org.needlelab.geometry.Vec3;

/**
 * The directions that tilting a needle refers to at an entry point.
 *
 * @param entry skin point, mm
 * @param inward unit direction straight into the body
 * @param cranial unit direction along the skin to the head
 * @param lateral unit direction along the skin away from the midline
 */
public record SkinFrame(Vec3 entry, Vec3 inward, Vec3 cranial, Vec3 lateral) {

	private static final Vec3 SUPERIOR = new Vec3(0, 0, 1);
	private static final Vec3 POSTERIOR = new Vec3(0, 1, 0);
	/** Where the skin faces the head or the feet this nearly, "cranial" means nothing along it; "posterior" stands in. */
	private static final double FLAT = 1e-3;

	/**
	 * The frame at the skin point nearest to a place.
	 *
	 * @param side the side that is treated; on a median one, lateral is away from the midline where the needle stands
	 */
	public static SkinFrame at(Body body, Vec3 place, Side side) {
		Vec3 entry = body.nearestSkinPoint(place);
		return of(entry, body.inward(entry), side);
	}

	static SkinFrame of(Vec3 entry, Vec3 inward, Side side) {
		Vec3 up = along(SUPERIOR, inward);
		Vec3 cranial = (up.length() > FLAT ? up : along(POSTERIOR, inward)).normalized();
		Vec3 across = cranial.cross(inward).normalized();
		boolean left = side == Side.MEDIAN ? entry.x() >= 0 : side == Side.LEFT;
		boolean outwards = left ? across.x() >= 0 : across.x() <= 0;
		return new SkinFrame(entry, inward, cranial, outwards ? across : across.times(-1));
	}

	private static Vec3 along(Vec3 direction, Vec3 normal) {
		return direction.plus(-direction.dot(normal), normal);
	}

	/** Unit direction of a needle that leans so. */
	public Vec3 direction(Tilt tilt) {
		double c = Math.toRadians(tilt.cranialDegrees());
		double l = Math.toRadians(tilt.lateralDegrees());
		Vec3 inPlane = inward.times(StrictMath.cos(c)).plus(StrictMath.sin(c), cranial);
		return inPlane.times(StrictMath.cos(l)).plus(StrictMath.sin(l), lateral).normalized();
	}

	/** How a needle of that unit direction leans. */
	public Tilt tilt(Vec3 direction) {
		double l = StrictMath.asin(Math.max(-1, Math.min(1, direction.dot(lateral))));
		double c = StrictMath.atan2(direction.dot(cranial), direction.dot(inward));
		return new Tilt(Math.toDegrees(c), Math.toDegrees(l));
	}

	/** Angle between a unit direction and straight in, degrees. */
	public double fromNormalDegrees(Vec3 direction) {
		return Math.toDegrees(StrictMath.acos(Math.max(-1, Math.min(1, direction.dot(inward)))));
	}
}
