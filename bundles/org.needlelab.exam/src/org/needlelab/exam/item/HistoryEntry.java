package org.needlelab.exam.item;

import java.time.LocalDate;
import java.util.Objects;

import org.needlelab.exercise.Keyed;

/**
 * A step in the making of an item.
 *
 * @param date when
 * @param who name or identifier of who did it
 * @param act what was done
 * @param version the item's version that it was done to, or that came of it
 * @param note why, or what was found; may be empty
 */
public record HistoryEntry(LocalDate date, String who, Act act, int version, String note) {

	/** What can be done to an item. */
	public enum Act implements Keyed {
		/** The first version. */
		WRITTEN,
		/** A new version with other content. */
		CHANGED,
		/** Read by somebody other than the author. */
		REVIEWED,
		/** Released for use. */
		APPROVED,
		/** Sent back to the author. */
		REJECTED,
		/** Brought in from a file of another system. */
		IMPORTED,
		/** Taken out of use. */
		RETIRED;

		/** What is done to an item by bringing it to a status. */
		public static Act to(ItemStatus status) {
			return switch (status) {
			case PILOT, LIVE -> APPROVED;
			case DRAFT -> REJECTED;
			case REVIEW -> REVIEWED;
			case RETIRED -> RETIRED;
			};
		}
	}

	/** Checks that nothing is missing. */
	public HistoryEntry {
		Objects.requireNonNull(date);
		Objects.requireNonNull(act);
		if (who.isBlank() || version < 1) {
			throw new IllegalArgumentException("who " + who + ", version " + version);
		}
		Objects.requireNonNull(note);
	}
}
