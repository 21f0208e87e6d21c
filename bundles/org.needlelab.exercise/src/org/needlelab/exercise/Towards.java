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

	/** Whether the word means anything on a side: in the midline nothing is medial or lateral. */
	public boolean meansOn(Side side) {
		return side != Side.MEDIAN || this != MEDIAL && this != LATERAL;
	}

	/** The opposite direction. */
	public Towards opposite() {
		return switch (this) {
		case MEDIAL -> LATERAL;
		case LATERAL -> MEDIAL;
		case CRANIAL -> CAUDAL;
		case CAUDAL -> CRANIAL;
		case ANTERIOR -> POSTERIOR;
		case POSTERIOR -> ANTERIOR;
		};
	}

	/** The unit vector on a side of the body, LPS. */
	public Vec3 vector(Side side) {
		double lateral = side == Side.RIGHT ? -1 : 1;
		return switch (this) {
		case MEDIAL -> new Vec3(-lateral, 0, 0);
		case LATERAL -> new Vec3(lateral, 0, 0);
		case CRANIAL -> new Vec3(0, 0, 1);
		case CAUDAL -> new Vec3(0, 0, -1);
		case ANTERIOR -> new Vec3(0, -1, 0);
		case POSTERIOR -> new Vec3(0, 1, 0);
		};
	}
}
