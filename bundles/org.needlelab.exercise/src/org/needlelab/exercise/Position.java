package org.needlelab.exercise;

/** How the patient lies or sits. */
public enum Position implements Keyed {
	/** Face down. */
	PRONE,
	/** Face up. */
	SUPINE,
	/** On the other side. */
	SIDE_LYING,
	/** Upright. */
	SITTING
}
