package org.needlelab.exam.item;

import org.needlelab.exercise.Keyed;

/** Where an item is on its way. */
public enum ItemStatus implements Keyed {
	/** Being written. */
	DRAFT,
	/** Before the reviewers. */
	REVIEW,
	/** Tried out; does not count. */
	PILOT,
	/** In use. */
	LIVE,
	/** Out of use; kept for old results. */
	RETIRED;

	/** Whether an item may go from this status to another: forward one step, back to the author, or out of use. */
	public boolean mayBecome(ItemStatus next) {
		return switch (this) {
		case DRAFT -> next == REVIEW || next == RETIRED;
		case REVIEW -> next == DRAFT || next == PILOT || next == LIVE || next == RETIRED;
		case PILOT -> next == DRAFT || next == REVIEW || next == LIVE || next == RETIRED;
		case LIVE -> next == REVIEW || next == RETIRED;
		case RETIRED -> next == DRAFT;
		};
	}
}
