package org.needlelab.ui.practice;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.needlelab.exercise.Scenario;
import org.needlelab.exercise.Scenario.Difficulty;

/** Finds exercises by words, region, complaint, level and what this user has done with them. */
public final class Catalogue {

	/** What this user has done with an exercise. */
	public enum Standing {
		/** Never finished. */
		NEW,
		/** Finished, last time without passing. */
		FAILED,
		/** Passed the last time, not yet often enough in a row. */
		PASSED,
		/** Passed often enough in a row, see {@link History#MASTERY}. */
		MASTERED
	}

	/**
	 * What is looked for; what is empty does not matter.
	 *
	 * @param words words of title and case, all of them
	 * @param region region
	 * @param complaint what brings the patient
	 * @param difficulty level
	 * @param standing what this user has done with it
	 */
	public record Query(String words, Optional<Region> region, Optional<Complaint> complaint, Optional<Difficulty> difficulty,
			Optional<Standing> standing) {
		/** Everything. */
		public static final Query ALL = new Query("", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
	}

	private final History history;
	private final String language;

	/** @param language language of the scenarios' texts, ISO 639-1 */
	public Catalogue(History history, String language) {
		this.history = history;
		this.language = language;
	}

	/** The exercises that fit, in the order given. */
	public List<Exercise> find(List<Exercise> exercises, Query query) {
		return exercises.stream().filter(e -> fits(e.scenario(), query)).toList();
	}

	/** What this user has done with an exercise. */
	public Standing standing(Exercise exercise) {
		return standing(exercise.id());
	}

	private boolean fits(Scenario scenario, Query query) {
		return fits(query.region(), Region.of(scenario.targetId())) && fits(query.difficulty(), scenario.procedure().difficulty())
				&& fits(query.complaint(), query.complaint().isEmpty() ? null : Complaint.of(scenario))
				&& (query.standing().isEmpty() || query.standing().get() == standing(scenario.id())) && says(scenario, query.words());
	}

	private Standing standing(String id) {
		List<History.Entry> mine = history.of(id);
		if (mine.isEmpty()) {
			return Standing.NEW;
		}
		if (history.mastered(id)) {
			return Standing.MASTERED;
		}
		return mine.get(mine.size() - 1).passed() ? Standing.PASSED : Standing.FAILED;
	}

	private static boolean fits(Optional<?> wanted, Object is) {
		return wanted.isEmpty() || wanted.get() == is;
	}

	private boolean says(Scenario scenario, String words) {
		String text = plain(scenario.title().in(language) + " " + scenario.caseText().in(language) + " " + scenario.targetId());
		for (String word : plain(words).trim().split("\\s+")) {
			if (!text.contains(word)) {
				return false;
			}
		}
		return true;
	}

	/** Without capitals, accents and hyphens, so that nobody has to type them. */
	private static String plain(String text) {
		return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "").replace('-', ' ').replaceAll("\\s+", " ")
				.toLowerCase(Locale.ROOT);
	}
}
