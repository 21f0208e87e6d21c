package org.needlelab.exercise;

/** What to do about an answer of the patient. */
public enum Decision implements Keyed {
	/** It is no hindrance. */
	GO_AHEAD,
	/** Needling is possible, with precautions. */
	TAKE_PRECAUTIONS,
	/** Do not needle. */
	DO_NOT_NEEDLE
}
