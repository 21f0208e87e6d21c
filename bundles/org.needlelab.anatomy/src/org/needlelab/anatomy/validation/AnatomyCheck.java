package org.needlelab.anatomy.validation;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * One check of the anatomy and how it came out.
 *
 * @param kind what was checked
 * @param subject which structures; identifiers
 * @param value what was found, in the kind's unit
 * @param low the least that passes
 * @param high the most that passes
 * @param mean the published mean, where it is one that the value is to be set against
 * @param source where the limits are from; empty when they are the check's own
 */
public record AnatomyCheck(Kind kind, String subject, double value, double low, double high, OptionalDouble mean, String source) {

	/** Kinds of checks, with what their value is. */
	public enum Kind {
		/** Edges of a tissue's meshes that are open, shared by more than two triangles or run the same way twice. */
		MESH_EDGES,
		/** Least volume among a tissue's meshes, mm³: above 0 when all face outwards. */
		MESH_VOLUME,
		/** Mean diameter, mm. */
		DIAMETER,
		/** Mean cross-section, mm². */
		SECTION,
		/** Length, mm. */
		LENGTH,
		/** Volume, ml. */
		VOLUME,
		/** How deep one structure lies within another that it must not enter, mm. */
		OVERLAP,
		/** How far a structure comes out of the skin, mm. */
		OUTSIDE,
		/** Largest difference of volumes of a structure's sides, per cent. */
		MIRROR,
		/** Least rise of a depth from one BMI to the next, mm. */
		RISES_WITH_BMI
	}

	/** Nothing is null. */
	public AnatomyCheck {
		Objects.requireNonNull(kind);
		Objects.requireNonNull(subject);
		Objects.requireNonNull(mean);
		Objects.requireNonNull(source);
	}

	/** A check without a mean. */
	public AnatomyCheck(Kind kind, String subject, double value, double low, double high, String source) {
		this(kind, subject, value, low, high, OptionalDouble.empty(), source);
	}

	/** Whether the value lies within the limits. */
	public boolean passed() {
		return value >= low && value <= high;
	}
}
