package org.needlelab.exercise;

import org.needlelab.anatomy.Side;
import org.needlelab.geometry.Vec3;

/** A direction on the patient. */
public enum Towards implements Keyed {
	/** To the midline. */
	MEDIAL,
	/** Away from the midline. */
	LATERAL,
	/** To the head. */
	CRANIAL,
	/** To the feet. */
	CAUDAL,
	/** To the front. */
	ANTERIOR,
	/** To the back. */
	POSTERIOR;

	/** The word for the largest part of a vector, on one side of the body; on a median place x means nothing and is left out. */
	public static Towards of(Vec3 vector, Side side) {
		double x = side == Side.MEDIAN ? 0 : side == Side.LEFT ? vector.x() : -vector.x();
		double ax = Math.abs(x);
		double ay = Math.abs(vector.y());
		double az = Math.abs(vector.z());
		if (ax >= ay && ax >= az) {
			return x >= 0 ? LATERAL : MEDIAL;
		}
		if (ay >= az) {
			return vector.y() >= 0 ? POSTERIOR : ANTERIOR;
		}
		return vector.z() >= 0 ? CRANIAL : CAUDAL;
	}
}
