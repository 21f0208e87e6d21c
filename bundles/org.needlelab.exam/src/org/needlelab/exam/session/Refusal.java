package org.needlelab.exam.session;

import org.needlelab.exercise.Keyed;

/** Why something may not happen now. */
public enum Refusal implements Keyed {
	/** Something else has to come first, or it is over. */
	NOT_NOW,
	/** The form has no such item. */
	UNKNOWN_ITEM,
	/** Time is up. */
	TIME_IS_UP,
	/** There is time left. */
	TIME_IS_LEFT,
	/** All breaks were taken. */
	NO_BREAK_LEFT,
	/** The form allows no calculator. */
	NO_CALCULATOR,
	/** There are blanks, or more or fewer than the candidate confirmed. */
	BLANKS
}
