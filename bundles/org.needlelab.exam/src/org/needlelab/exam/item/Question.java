package org.needlelab.exam.item;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.needlelab.anatomy.Patient;
import org.needlelab.exercise.LocalText;

/** What a candidate is to do, by kind, with what makes it right. */
public sealed interface Question {

	/** The name that files use for the kind. */
	String kind();

	/** What it is scored by. */
	Key key();

	/**
	 * One of several answers.
	 *
	 * @param credit credit by option; the best is worth 1
	 * @param shuffle whether each candidate gets the options in an order of their own
	 */
	record MultipleChoice(List<Option> options, Map<String, Double> credit, boolean shuffle) implements Question {
		/** Copies list and map. */
		public MultipleChoice {
			options = List.copyOf(options);
			credit = Collections.unmodifiableMap(new TreeMap<>(credit));
		}

		@Override
		public String kind() {
			return "multiple-choice";
		}

		@Override
		public Key key() {
			return new Key.One(credit);
		}
	}

	/**
	 * Several of several answers.
	 *
	 * @param right the right ones
	 * @param maxChoices how many may be chosen; 0: any number
	 */
	record MultipleResponse(List<Option> options, Set<String> right, SetRule rule, int maxChoices, boolean shuffle)
			implements Question {
		/** Copies list and set. */
		public MultipleResponse {
			options = List.copyOf(options);
			right = Collections.unmodifiableSet(new TreeSet<>(right));
		}

		@Override
		public String kind() {
			return "multiple-response";
		}

		@Override
		public Key key() {
			return new Key.Several(right, ids(options), rule);
		}
	}

	/**
	 * Is it so? The options are {@code true} and {@code false}.
	 *
	 * @param right whether it is
	 * @param toTrue what practice mode says to "true"
	 * @param toFalse what practice mode says to "false"
	 */
	record TrueFalse(boolean right, Optional<LocalText> toTrue, Optional<LocalText> toFalse) implements Question {
		@Override
		public String kind() {
			return "true-false";
		}

		@Override
		public Key key() {
			return new Key.One(Map.of(Boolean.toString(right), 1.0));
		}
	}

	/** Bring into order; {@code right} holds the options' identifiers, the first first. */
	record Ordering(List<Option> options, List<String> right, Key.OrderRule rule, boolean shuffle) implements Question {
		/** Copies the lists. */
		public Ordering {
			options = List.copyOf(options);
			right = List.copyOf(right);
		}

		@Override
		public String kind() {
			return "ordering";
		}

		@Override
		public Key key() {
			return new Key.Order(right, rule);
		}
	}

	/** Find what belongs together. */
	record Matching(List<Option> prompts, List<Option> answers, Set<Pair> right, SetRule rule, boolean shuffle)
			implements Question {
		/** Copies lists and set. */
		public Matching {
			prompts = List.copyOf(prompts);
			answers = List.copyOf(answers);
			right = Collections.unmodifiableSet(new TreeSet<>(right));
		}

		@Override
		public String kind() {
			return "matching";
		}

		@Override
		public Key key() {
			return new Key.Matches(right, rule);
		}
	}

	/**
	 * Give a number.
	 *
	 * @param unit shown behind the field; may be empty
	 * @param calculator whether one may be used
	 */
	record Numeric(List<NumberAnswer> accepted, String unit, boolean calculator) implements Question {
		/** Copies the list. */
		public Numeric {
			accepted = List.copyOf(accepted);
		}

		@Override
		public String kind() {
			return "numeric";
		}

		@Override
		public Key key() {
			return new Key.Number(accepted);
		}
	}

	/** Write a word or a few. */
	record ShortText(List<TextAnswer> accepted, boolean caseSensitive) implements Question {
		/** Copies the list. */
		public ShortText {
			accepted = List.copyOf(accepted);
		}

		@Override
		public String kind() {
			return "short-text";
		}

		@Override
		public Key key() {
			return new Key.Text(accepted, caseSensitive);
		}
	}

	/** Click into a picture or a view of the body. */
	record Hotspot(View view, List<Area> areas, Set<String> right, SetRule rule, int maxPoints) implements Question {
		/** Copies list and set. */
		public Hotspot {
			areas = List.copyOf(areas);
			right = Collections.unmodifiableSet(new TreeSet<>(right));
		}

		@Override
		public String kind() {
			return "hotspot";
		}

		@Override
		public Key key() {
			return new Key.Areas(areas, right, rule);
		}
	}

	/**
	 * Click a structure, landmark or safe entry area on the body.
	 *
	 * @param patient whose body; empty: the base subject
	 * @param shown structures or layers to show; empty means the skin
	 */
	record Locate(Optional<Patient> patient, List<String> shown, Set<String> structures, Optional<Key.Zone> zone)
			implements Question {
		/** Copies list and set. */
		public Locate {
			shown = List.copyOf(shown);
			structures = Collections.unmodifiableSet(new TreeSet<>(structures));
		}

		@Override
		public String kind() {
			return "locate";
		}

		@Override
		public Key key() {
			return new Key.Location(structures, zone);
		}
	}

	/** Work through a scenario. */
	record Station(String scenario, Optional<Double> passPercent) implements Question {
		@Override
		public String kind() {
			return "station";
		}

		@Override
		public Key key() {
			return new Key.Station(scenario, passPercent);
		}
	}

	private static Set<String> ids(List<Option> options) {
		Set<String> ids = new LinkedHashSet<>();
		options.forEach(option -> ids.add(option.id()));
		return ids;
	}
}
