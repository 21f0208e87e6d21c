package org.needlelab.needle;

import java.util.Objects;

import org.needlelab.anatomy.Structure;
import org.needlelab.geometry.Vec3;

/**
 * Something the needle met.
 *
 * @param kind what happened
 * @param timeS when, between the samples if need be, s
 * @param depthMm depth of the tip, or for a puncture by the shaft the depth where it was pierced, mm
 * @param place where, mm
 * @param structure what it met
 */
public record NeedleEvent(Kind kind, double timeS, double depthMm, Vec3 place, Structure structure) {

	/** What can happen. */
	public enum Kind {
		/** The tip came into the structure. */
		ENTERED,
		/** The tip left the structure, forward or back. */
		LEFT,
		/** The tip stands on bone. */
		BONE_CONTACT,
		/** A danger structure was pierced; once for each time the needle is advanced into it. */
		PUNCTURE
	}

	/** Checks that nothing is missing. */
	public NeedleEvent {
		Objects.requireNonNull(kind);
		Objects.requireNonNull(place);
		Objects.requireNonNull(structure);
	}
}
