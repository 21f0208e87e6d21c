package org.needlelab.exercise;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a physical therapist may needle where, as somebody wrote it down at some time. A course's notes, never legal advice:
 * every entry says as of when and after which source.
 *
 * @param entries the jurisdictions
 * @param sources the sources that entries name
 */
public record Jurisdictions(List<Entry> entries, List<Scenario.Source> sources) {

	/** What a source says. */
	public enum Status implements Keyed {
		/** A statute, a rule or the board lets physical therapists needle. */
		PERMITTED,
		/** Nothing is said, or it can be read either way. */
		SILENT,
		/** A law has passed; they may when its rules are made. */
		PENDING,
		/** They may not. */
		NOT_PERMITTED
	}

	/**
	 * What a source said at a time.
	 *
	 * @param status the status
	 * @param asOf when it was so written: a year, or a year and month (2026-01)
	 * @param sources identifiers of the sources, at least one
	 */
	public record Said(Status status, String asOf, List<String> sources) {

		/** @throws IllegalArgumentException without a source or a date */
		public Said {
			Objects.requireNonNull(status);
			sources = List.copyOf(sources);
			if (sources.isEmpty() || !asOf.matches("[0-9]{4}(-(0[1-9]|1[0-2]))?")) {
				throw new IllegalArgumentException("sources " + sources + ", as of " + asOf);
			}
		}

		/** Whether this was written after something else, as far as the dates tell. */
		public boolean isAfter(Said other) {
			int common = Math.min(asOf.length(), other.asOf.length());
			return asOf.substring(0, common).compareTo(other.asOf.substring(0, common)) > 0;
		}
	}

	/**
	 * A jurisdiction.
	 *
	 * @param id identifier, for instance us-co
	 * @param name its name
	 * @param now the newest that is known
	 * @param earlier what was said before, newest first
	 * @param note conditions, for instance hours of training
	 */
	public record Entry(String id, String name, Said now, List<Said> earlier, Optional<LocalText> note) {

		/** Copies the list. */
		public Entry {
			Objects.requireNonNull(id);
			Objects.requireNonNull(name);
			Objects.requireNonNull(now);
			Objects.requireNonNull(note);
			earlier = List.copyOf(earlier);
		}
	}

	/** Copies the lists. */
	public Jurisdictions {
		entries = List.copyOf(entries);
		sources = List.copyOf(sources);
	}

	/** The entry of an identifier or a name, capitals or not. */
	public Optional<Entry> find(String idOrName) {
		return entries.stream().filter(e -> e.id().equalsIgnoreCase(idOrName) || e.name().equalsIgnoreCase(idOrName))
				.findFirst();
	}
}
