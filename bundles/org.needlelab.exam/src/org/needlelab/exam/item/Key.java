package org.needlelab.exam.item;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.needlelab.geometry.Vec3;

/** All that scoring needs of an item, apart from what the candidate sees: what a form freezes. */
public sealed interface Key {

	/**
	 * One option is to be chosen.
	 *
	 * @param credit credit by option; an option without an entry is worth nothing
	 */
	record One(Map<String, Double> credit) implements Key {
		/** Copies the map. */
		public One {
			credit = Collections.unmodifiableMap(new TreeMap<>(credit));
		}
	}

	/**
	 * Several options are to be chosen.
	 *
	 * @param right the right ones
	 * @param offered all there are
	 */
	record Several(Set<String> right, Set<String> offered, SetRule rule) implements Key {
		/** Copies the sets. */
		public Several {
			right = Collections.unmodifiableSet(new TreeSet<>(right));
			offered = Collections.unmodifiableSet(new TreeSet<>(offered));
		}
	}

	/** Options are to be put into order. */
	record Order(List<String> right, OrderRule rule) implements Key {
		/** Copies the list. */
		public Order {
			right = List.copyOf(right);
		}
	}

	/**
	 * Options are to be matched.
	 *
	 * @param rule weights are by {@link Pair#toString()}; never {@link SetRule.Plain#EACH_DECISION}
	 */
	record Matches(Set<Pair> right, SetRule rule) implements Key {
		/** Copies the set. */
		public Matches {
			right = Collections.unmodifiableSet(new TreeSet<>(right));
			if (rule == SetRule.Plain.EACH_DECISION) {
				throw new IllegalArgumentException("a match is one decision, not two");
			}
		}
	}

	/** A number is to be typed; the most generous accepting answer counts. */
	record Number(List<NumberAnswer> accepted) implements Key {
		/** Copies the list. */
		public Number {
			accepted = List.copyOf(accepted);
		}
	}

	/** A text is to be typed; the first accepting answer counts. */
	record Text(List<TextAnswer> accepted, boolean caseSensitive) implements Key {
		/** Copies the list. */
		public Text {
			accepted = List.copyOf(accepted);
		}
	}

	/** Areas are to be hit; a point beside all of them counts as a wrong one. */
	record Areas(List<Area> areas, Set<String> right, SetRule rule) implements Key {
		/** Copies the list and the set. */
		public Areas {
			areas = List.copyOf(areas);
			right = Collections.unmodifiableSet(new TreeSet<>(right));
		}
	}

	/**
	 * A place on the body is to be found: on one of the structures, or near a place.
	 *
	 * @param structures identifiers; empty when only the place counts
	 * @param zone the place; empty when the structure is enough
	 */
	record Location(Set<String> structures, Optional<Zone> zone) implements Key {
		/** Copies the set. */
		public Location {
			structures = Collections.unmodifiableSet(new TreeSet<>(structures));
			if (structures.isEmpty() && zone.isEmpty()) {
				throw new IllegalArgumentException("neither structure nor place");
			}
		}
	}

	/**
	 * A place on the skin.
	 *
	 * @param place the place as scenarios write it: a landmark with an offset, or coordinates
	 * @param withinMm full credit up to this distance
	 * @param zeroAtMm no credit from this distance on; between them credit falls in a straight line
	 */
	record Zone(String place, double withinMm, double zeroAtMm) {
		/** Distances in order. */
		public Zone {
			if (!(withinMm >= 0 && zeroAtMm >= withinMm)) {
				throw new IllegalArgumentException(withinMm + " " + zeroAtMm);
			}
		}
	}

	/**
	 * A scenario is to be worked through; a critical failure gives nothing.
	 *
	 * @param passPercent full credit from this share of the rubric's points on; empty: credit is the share itself
	 */
	record Station(String scenario, Optional<Double> passPercent) implements Key {
	}

	/** How an order becomes credit. */
	enum OrderRule implements org.needlelab.exercise.Keyed {
		/** 1 for the right order, else 0. */
		ALL_OR_NOTHING,
		/** Share of options at their right place. */
		PLACES,
		/** Share of neighbours in the right order that the candidate put next to each other in that order. */
		NEIGHBOURS
	}

	/** Finds places on the body of a form. */
	@FunctionalInterface
	interface Places {
		/** Where a place is, body frame, mm. */
		Vec3 atMm(String place);
	}
}
