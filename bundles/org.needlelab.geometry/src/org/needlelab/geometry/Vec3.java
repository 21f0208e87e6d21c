package org.needlelab.geometry;

/**
 * A point or a direction in the body frame: LPS (x patient left, y posterior, z superior), millimetres for points.
 *
 * @param x towards the patient's left
 * @param y towards the patient's back
 * @param z towards the patient's head
 */
public record Vec3(double x, double y, double z) {

	/** The origin, and the null vector. */
	public static final Vec3 ZERO = new Vec3(0, 0, 0);

	/** Sum of two vectors. */
	public Vec3 plus(Vec3 o) {
		return new Vec3(x + o.x, y + o.y, z + o.z);
	}

	/** This point moved by {@code scale} times {@code direction}. */
	public Vec3 plus(double scale, Vec3 direction) {
		return new Vec3(x + scale * direction.x, y + scale * direction.y, z + scale * direction.z);
	}

	/** Difference of two vectors. */
	public Vec3 minus(Vec3 o) {
		return new Vec3(x - o.x, y - o.y, z - o.z);
	}

	/** This vector scaled. */
	public Vec3 times(double scale) {
		return new Vec3(x * scale, y * scale, z * scale);
	}

	/** Scalar product. */
	public double dot(Vec3 o) {
		return x * o.x + y * o.y + z * o.z;
	}

	/** Vector product. */
	public Vec3 cross(Vec3 o) {
		return new Vec3(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x);
	}

	/** Euclidean length. */
	public double length() {
		return Math.sqrt(dot(this));
	}

	/** Euclidean distance to another point, mm. */
	public double distance(Vec3 o) {
		return minus(o).length();
	}

	/**
	 * This direction with unit length.
	 *
	 * @throws ArithmeticException when the length is zero or not finite
	 */
	public Vec3 normalized() {
		double length = length();
		if (!(length > 0) || Double.isInfinite(length)) {
			throw new ArithmeticException("no direction: " + this);
		}
		return times(1 / length);
	}

	/** The point at {@code t} on the way from here (0) to {@code o} (1). */
	public Vec3 lerp(Vec3 o, double t) {
		return new Vec3(x + t * (o.x - x), y + t * (o.y - y), z + t * (o.z - z));
	}

	/** Mirrored across the median plane x = 0. */
	public Vec3 mirrored() {
		return new Vec3(-x, y, z);
	}

	/** Some unit vector at right angles to this one; the same vector always gives the same answer. */
	public Vec3 anyPerpendicular() {
		double ax = Math.abs(x);
		double ay = Math.abs(y);
		double az = Math.abs(z);
		Vec3 axis = ax <= ay && ax <= az ? new Vec3(1, 0, 0) : ay <= az ? new Vec3(0, 1, 0) : new Vec3(0, 0, 1);
		return cross(axis).normalized();
	}

	/** Whether all three coordinates are finite numbers. */
	public boolean isFinite() {
		return Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(z);
	}
}
