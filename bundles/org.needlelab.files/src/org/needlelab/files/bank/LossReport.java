package org.needlelab.files.bank;

import java.util.List;

import org.needlelab.base.Finding;
import org.needlelab.base.SourceLocation;
import org.needlelab.exercise.Keyed;

/**
 * What became of every item of an import or export. Nothing is left out in silence: each item of the source has an entry.
 *
 * @param source the file that was read, or the bank that was written
 * @param format name of the other system's format
 * @param notes what is to be said about the whole
 * @param entries one for each item of the source, in its order
 */
public record LossReport(String source, String format, List<Finding> notes, List<Entry> entries) {

	/** How well an item came through. */
	public enum Outcome implements Keyed {
		/** All that scoring and reading need came through. */
		IMPORTED,
		/** Came through with something changed or left out. */
		APPROXIMATED,
		/** Did not come through. */
		REFUSED
	}

	/**
	 * What became of an item.
	 *
	 * @param name what the source calls it
	 * @param where its place in the source
	 * @param items identifiers of the items that came of it
	 * @param notes what was changed, left out or stood in the way
	 */
	public record Entry(Outcome outcome, String name, SourceLocation where, List<String> items, List<Finding> notes) {
		/** Copies the lists. */
		public Entry {
			items = List.copyOf(items);
			notes = List.copyOf(notes);
		}
	}

	/** Copies the lists. */
	public LossReport {
		notes = List.copyOf(notes);
		entries = List.copyOf(entries);
	}

	/** Number of entries with an outcome. */
	public long count(Outcome outcome) {
		return entries.stream().filter(e -> e.outcome() == outcome).count();
	}
}
