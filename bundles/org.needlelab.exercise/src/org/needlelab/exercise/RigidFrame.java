package org.needlelab.exercise;

import java.util.Objects;

import org.needlelab.geometry.Vec3;

/**
 * Where a tracked tool is and how it is turned: a rigid transform from the tool's frame to the tracker's.
 *
 * @param x the tool's x axis, a unit vector in the tracker's frame
 * @param y its y axis
 * @param z its z axis
 * @param origin its origin, mm
 */
public record RigidFrame(Vec3 x, Vec3 y, Vec3 z, Vec3 origin) {

	/** The frame that changes nothing. */
	public static final RigidFrame IDENTITY = new RigidFrame(new Vec3(1, 0, 0), new Vec3(0, 1, 0), new Vec3(0, 0, 1),
			Vec3.ZERO);

	/** How far from orthonormal axes may be: what recorders round, and no more. */
	private static final double TOLERANCE = 0.01;

	/** @throws IllegalArgumentException when the axes are not orthonormal and right-handed, but for rounding */
	public RigidFrame {
		Objects.requireNonNull(origin);
		if (!origin.isFinite() || !orthonormal(x, y, z)) {
			throw new IllegalArgumentException("no rigid frame: " + x + ", " + y + ", " + z + ", " + origin);
		}
	}

	/** Whether three axes make a right-handed orthonormal frame, to a hundredth. */
	public static boolean orthonormal(Vec3 x, Vec3 y, Vec3 z) {
		return Math.abs(x.length() - 1) <= TOLERANCE && Math.abs(y.length() - 1) <= TOLERANCE
				&& x.cross(y).minus(z).length() <= 2 * TOLERANCE && Math.abs(x.dot(y)) <= TOLERANCE;
	}

	/** A point of the tool in the tracker's frame, mm. */
	public Vec3 point(Vec3 local) {
		return origin.plus(turned(local));
	}

	/** A direction of the tool in the tracker's frame. */
	public Vec3 turned(Vec3 local) {
		return x.times(local.x()).plus(local.y(), y).plus(local.z(), z);
	}

	/** The frame of something fixed to the tool: this transform after the other. */
	public RigidFrame with(RigidFrame fixed) {
		return new RigidFrame(turned(fixed.x), turned(fixed.y), turned(fixed.z), point(fixed.origin));
	}

	/** The angle of the rotation from this frame to another, rad, 0 to π. */
	public double angleTo(RigidFrame other) {
		// the rotation is R = other · this^T; its trace is 1 + 2 cos, the length of its skew part 2 sin
		double trace = x.dot(other.x) + y.dot(other.y) + z.dot(other.z);
		Vec3 skew = x.cross(other.x).plus(y.cross(other.y)).plus(z.cross(other.z));
		return StrictMath.atan2(skew.length(), trace - 1);
	}

	/**
	 * The shift that belongs to the rigid motion from this frame to another when it is written as a turn about the tracker's
	 * origin followed by a shift, mm. Where the tool also turns it differs from how far the tool's origin moved.
	 */
	public Vec3 shiftTo(RigidFrame other) {
		Vec3 local = new Vec3(origin.dot(x), origin.dot(y), origin.dot(z));
		return other.origin.minus(other.turned(local));
	}
}
