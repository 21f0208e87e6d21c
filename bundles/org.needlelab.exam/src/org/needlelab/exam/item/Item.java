package org.needlelab.exam.item;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.needlelab.exercise.LocalText;

/**
 * A version of an item. It never changes: a correction is {@link #next a new version}, so that a form and its results always
 * mean what the candidate saw.
 *
 * @param id the same for all versions
 * @param version from 1
 * @param about what it is about and what became of it
 * @param points what full credit is worth
 * @param stem what is asked
 * @param media pictures and films
 * @param question what the candidate is to do
 * @param rationale why the key is right; empty while it is not written
 * @param references where the key comes from
 */
public record Item(String id, int version, About about, double points, LocalText stem, List<Medium> media, Question question,
		Optional<LocalText> rationale, List<Reference> references) {

	/** Copies the lists. */
	public Item {
		if (version < 1 || !(points > 0) || Double.isInfinite(points)) {
			throw new IllegalArgumentException("version " + version + ", points " + points);
		}
		Objects.requireNonNull(id);
		Objects.requireNonNull(about);
		Objects.requireNonNull(stem);
		Objects.requireNonNull(question);
		Objects.requireNonNull(rationale);
		media = List.copyOf(media);
		references = List.copyOf(references);
	}

	/**
	 * What an item is about, and what became of it.
	 *
	 * @param title a short name for lists; may be empty
	 * @param domain identifier of one of the bank's domains
	 * @param topic finer than the domain; may be empty
	 * @param status where it is on its way
	 * @param level what it asks of the mind
	 * @param pretest whether it is tried out and does not count
	 * @param enemies identifiers of items that must not stand in the same form: they give each other away
	 * @param exposure how often it was shown
	 * @param history who did what to it, in order
	 */
	public record About(String title, String domain, String topic, ItemStatus status, CognitiveLevel level, boolean pretest,
			Set<String> enemies, Exposure exposure, List<HistoryEntry> history) {

		/** Copies set and list. */
		public About {
			Objects.requireNonNull(title);
			Objects.requireNonNull(domain);
			Objects.requireNonNull(topic);
			Objects.requireNonNull(status);
			Objects.requireNonNull(level);
			Objects.requireNonNull(exposure);
			enemies = Collections.unmodifiableSet(new TreeSet<>(enemies));
			history = List.copyOf(history);
		}

		/** The same with one step more. */
		public About after(HistoryEntry step, ItemStatus next) {
			List<HistoryEntry> longer = Stream.concat(history.stream(), Stream.of(step)).toList();
			return new About(title, domain, topic, next, level, pretest, enemies, exposure, longer);
		}
	}

	/** The next version, with other content; it begins as a draft. */
	public Item next(HistoryEntry change, LocalText newStem, Question newQuestion, Optional<LocalText> newRationale) {
		if (change.version() != version + 1) {
			throw new IllegalArgumentException("history says version " + change.version() + ", not " + (version + 1));
		}
		About next = new About(about.title(), about.domain(), about.topic(), ItemStatus.DRAFT, about.level(), about.pretest(), about.enemies(),
				Exposure.NONE, about.after(change, ItemStatus.DRAFT).history());
		return new Item(id, version + 1, next, points, newStem, media, newQuestion,
				newRationale, references);
	}

	/**
	 * The same version in another status.
	 *
	 * @throws IllegalStateException when an item may not go that way
	 */
	public Item moved(HistoryEntry step, ItemStatus next) {
		if (!about.status().mayBecome(next)) {
			throw new IllegalStateException(about.status() + " to " + next);
		}
		return new Item(id, version, about.after(step, next), points, stem, media, question, rationale, references);
	}

	/** Whether somebody wrote or changed any version of it: nobody passes their own. */
	public boolean writtenBy(String who) {
		return about.history().stream().anyMatch(h -> h.who().equals(who) && (h.act() == HistoryEntry.Act.WRITTEN || h.act() == HistoryEntry.Act.CHANGED));
	}

	/** The same version with one step more in its history. */
	public Item noted(HistoryEntry step) {
		return new Item(id, version, about.after(step, about.status()), points, stem, media, question, rationale, references);
	}

	/** The same with other counts of how often it was shown. */
	public Item withExposure(Exposure exposure) {
		About changed = new About(about.title(), about.domain(), about.topic(), about.status(), about.level(), about.pretest(),
				about.enemies(), exposure, about.history());
		return new Item(id, version, changed, points, stem, media, question, rationale, references);
	}

	/** The same with other enemies. */
	public Item withEnemies(Set<String> enemies) {
		About changed = new About(about.title(), about.domain(), about.topic(), about.status(), about.level(), about.pretest(),
				enemies, about.exposure(), about.history());
		return new Item(id, version, changed, points, stem, media, question, rationale, references);
	}

	/** What it is scored by. */
	public Key key() {
		return question.key();
	}
}
