package org.needlelab.anatomy;

/**
 * Where a structure's shape comes from.
 *
 * @param kind how far it can be trusted
 * @param citation the source, or what the drawing follows
 */
public record Provenance(Kind kind, String citation) {

	/** How a shape was got. */
	public enum Kind {
		/** Measured on the base subject. */
		MEASURED,
		/** Placed by published figures. */
		LITERATURE,
		/** Drawn after general anatomy, without a figure for this place. */
		DRAWN
	}
}
