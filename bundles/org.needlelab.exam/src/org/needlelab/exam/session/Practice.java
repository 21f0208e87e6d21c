package org.needlelab.exam.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.needlelab.exam.item.Grade;
import org.needlelab.exam.item.Grading;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.item.ItemStatus;
import org.needlelab.exam.item.Key;
import org.needlelab.exam.item.Option;
import org.needlelab.exam.item.Question;
import org.needlelab.exam.item.Response;
import org.needlelab.exercise.LocalText;

/**
 * Practice with items of a training bank: each answer is graded and explained at once; nothing is kept. Banks for certification are
 * refused: their keys are never shown. For one thread.
 */
public final class Practice {

	private final List<Item> items;
	private final Map<String, Grade> grades = new LinkedHashMap<>();

	/**
	 * What is said to an answer.
	 *
	 * @param grade what it is worth
	 * @param toChosen what the author says to each option that was chosen, by option
	 * @param rationale why the key is right
	 */
	public record Feedback(Grade grade, Map<String, LocalText> toChosen, Optional<LocalText> rationale) {
		/** Copies the map. */
		public Feedback {
			toChosen = Collections.unmodifiableMap(new LinkedHashMap<>(toChosen));
		}
	}

	private Practice(List<Item> items) {
		this.items = List.copyOf(items);
	}

	/**
	 * Draws items in an order of the seed's; retired ones and drafts stay out.
	 *
	 * @param domains identifiers of domains; empty: all
	 * @param count how many at most
	 * @throws IllegalArgumentException when the bank is not for training
	 */
	public static Practice of(ItemBank bank, List<String> domains, int count, long seed) {
		if (bank.purpose() != ItemBank.Purpose.TRAINING) {
			throw new IllegalArgumentException("the bank " + bank.id() + " is for " + bank.purpose().key());
		}
		List<Item> usable = new ArrayList<>(bank.standing().stream()
				.filter(i -> i.about().status() != ItemStatus.RETIRED && i.about().status() != ItemStatus.DRAFT)
				.filter(i -> domains.isEmpty() || domains.contains(i.about().domain())).toList());
		Collections.shuffle(usable, new Random(seed));
		return new Practice(usable.subList(0, Math.min(Math.max(0, count), usable.size())));
	}

	/** The items, in order. */
	public List<Item> items() {
		return items;
	}

	/** Grades by item, of those answered so far; of several answers the last. */
	public Map<String, Grade> grades() {
		return Collections.unmodifiableMap(grades);
	}

	/**
	 * Grades and explains an answer.
	 *
	 * @param places finds the places that keys name on the body
	 * @throws IllegalArgumentException when the item is not among {@link #items()}, or the answer is of another kind
	 */
	public Feedback answer(String id, Response response, Key.Places places) {
		Item item = items.stream().filter(i -> i.id().equals(id)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("no item " + id));
		Grade grade = Grading.grade(item.key(), response, places);
		grades.put(id, grade);
		return new Feedback(grade, said(item.question(), response), item.rationale());
	}

	private static Map<String, LocalText> said(Question question, Response response) {
		Map<String, LocalText> said = new LinkedHashMap<>();
		if (response instanceof Response.Chosen chosen) {
			if (question instanceof Question.TrueFalse q) {
				q.toTrue().filter(t -> chosen.options().contains("true")).ifPresent(t -> said.put("true", t));
				q.toFalse().filter(t -> chosen.options().contains("false")).ifPresent(t -> said.put("false", t));
			}
			for (Option option : question instanceof Question.MultipleChoice q ? q.options()
					: question instanceof Question.MultipleResponse q ? q.options() : List.<Option>of()) {
				option.feedback().filter(f -> chosen.options().contains(option.id())).ifPresent(f -> said.put(option.id(), f));
			}
		}
		return said;
	}
}
