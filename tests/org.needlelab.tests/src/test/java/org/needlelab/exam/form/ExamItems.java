package org.needlelab.exam.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.needlelab.exam.item.CognitiveLevel;
import org.needlelab.exam.item.Exposure;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.item.ItemStatus;
import org.needlelab.exam.item.Option;
import org.needlelab.exam.item.Question;
import org.needlelab.exercise.LocalText;

/** Small banks for tests of exams. */
public final class ExamItems {

	/** Where {@code a} is right. */
	public static final Question CHOICE = new Question.MultipleChoice(
			List.of(new Option("a", text("A"), Optional.empty()), new Option("b", text("B"), Optional.empty())), Map.of("a", 1.0), true);
	/** An hour, 60 %, a break of five minutes. */
	public static final ExamRules RULES = new ExamRules(60, 60, 1, 5, false, true, "No notes.");

	private ExamItems() {
	}

	public static LocalText text(String text) {
		return new LocalText(Map.of("en", text));
	}

	public static Item item(String id, String domain, ItemStatus status, boolean pretest, String... enemies) {
		return item(id, domain, status, pretest, CHOICE, enemies);
	}

	public static Item item(String id, String domain, ItemStatus status, boolean pretest, Question question, String... enemies) {
		Item.About about = new Item.About("", domain, "", status, CognitiveLevel.RECALL, pretest, Set.of(enemies), Exposure.NONE,
				List.of());
		return new Item(id, 1, about, 1, text("Stem of " + id), List.of(), question, Optional.empty(), List.of());
	}

	/** So many live items a1.. of domain a, b1.. of domain b, p1.. to be tried out. */
	public static List<Item> items(int a, int b, int pretest) {
		List<Item> items = new ArrayList<>();
		for (int i = 1; i <= a; i++) {
			items.add(item("a" + i, "a", ItemStatus.LIVE, false));
		}
		for (int i = 1; i <= b; i++) {
			items.add(item("b" + i, "b", ItemStatus.LIVE, false));
		}
		for (int i = 1; i <= pretest; i++) {
			items.add(item("p" + i, "a", ItemStatus.PILOT, true));
		}
		return items;
	}

	public static ItemBank bank(List<Item> items) {
		return new ItemBank("bank", text("Bank"), ItemBank.Purpose.CERTIFICATION,
				List.of(new ItemBank.Domain("a", text("A")), new ItemBank.Domain("b", text("B"))), List.of(), items);
	}
}
