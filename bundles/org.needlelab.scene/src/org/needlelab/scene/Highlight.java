package org.needlelab.scene;

/** How an item stands out. */
public enum Highlight {
	/** Drawn as it is. */
	NONE,
	/** Under the pointer: a little lighter. */
	HOVER,
	/** What the learner looks at: tinted, and seen through what covers it. */
	FOCUS,
	/** Harmed or about to be: in the danger colour, and seen through what covers it. */
	DANGER;

	/** Whether the item shows faintly through opaque items in front of it. */
	public boolean seenThrough() {
		return this == FOCUS || this == DANGER;
	}
}
