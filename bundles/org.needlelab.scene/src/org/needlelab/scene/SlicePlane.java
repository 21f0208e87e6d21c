package org.needlelab.scene;

import org.needlelab.geometry.Vec3;

/**
 * A plane through the body as a picture: one direction of the body runs to the right, another one down.
 *
 * @param origin the place at (0, 0), mm
 * @param right unit direction to the right in the picture
 * @param down unit direction downwards in the picture, at right angles to the other
 */
public record SlicePlane(Vec3 origin, Vec3 right, Vec3 down) {

	/** How a plane lies to the body while it contains the needle. */
	public enum Kind {
		/** Along the body as far as the needle allows: what is towards the head is on the left, as in ultrasound. */
		ALONG,
		/** Across the first: what is towards the patient's right is on the left. */
		ACROSS
	}

	/** A side of the body. */
	public enum Direction {
		/** Towards the patient's left. */
		LEFT,
		/** Towards the patient's right. */
		RIGHT,
		/** Towards the back. */
		POSTERIOR,
		/** Towards the front. */
		ANTERIOR,
		/** Towards the head. */
		CRANIAL,
		/** Towards the feet. */
		CAUDAL
	}

	/** Needles nearer than this to the body's long axis are cut along another one, cosine. */
	private static final double STEEP = 0.94;

	/** @throws IllegalArgumentException when the directions are not at right angles and of unit length */
	public SlicePlane {
		if (Math.abs(right.length() - 1) > 1e-6 || Math.abs(down.length() - 1) > 1e-6 || Math.abs(right.dot(down)) > 1e-6) {
			throw new IllegalArgumentException("no picture plane: " + right + ", " + down);
		}
	}

	/**
	 * The plane through a needle, with depth downwards.
	 *
	 * @param entry skin point, the plane's origin, mm
	 * @param direction direction into the body, any length
	 */
	public static SlicePlane through(Vec3 entry, Vec3 direction, Kind kind) {
		Vec3 down = direction.normalized();
		Vec3 axis = Math.abs(down.z()) < STEEP ? new Vec3(0, 0, -1) : new Vec3(0, -1, 0);
		Vec3 along = axis.plus(-axis.dot(down), down).normalized();
		if (kind == Kind.ALONG) {
			return new SlicePlane(entry, along, down);
		}
		Vec3 across = down.cross(along);
		return new SlicePlane(entry, across.x() < 0 ? across.times(-1) : across, down);
	}

	/** Unit normal of the plane. */
	public Vec3 normal() {
		return right.cross(down);
	}

	/** Where a place of the body falls in the picture: mm to the right. */
	public double x(Vec3 place) {
		return place.minus(origin).dot(right);
	}

	/** Where a place of the body falls in the picture: mm down. */
	public double y(Vec3 place) {
		return place.minus(origin).dot(down);
	}

	/** The place of the body at a point of the picture. */
	public Vec3 place(double xMm, double yMm) {
		return origin.plus(xMm, right).plus(yMm, down);
	}

	/** Which side of the body a direction is nearest to. */
	public static Direction nearest(Vec3 direction) {
		double x = Math.abs(direction.x());
		double y = Math.abs(direction.y());
		double z = Math.abs(direction.z());
		if (x >= y && x >= z) {
			return direction.x() > 0 ? Direction.LEFT : Direction.RIGHT;
		}
		if (y >= z) {
			return direction.y() > 0 ? Direction.POSTERIOR : Direction.ANTERIOR;
		}
		return direction.z() > 0 ? Direction.CRANIAL : Direction.CAUDAL;
	}
}
