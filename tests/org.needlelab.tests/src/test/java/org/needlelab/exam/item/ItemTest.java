package org.needlelab.exam.item;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.needlelab.exercise.LocalText;

class ItemTest {

	private static final LocalDate DAY = LocalDate.of(2026, 1, 2);

	private static LocalText text(String english) {
		return new LocalText(Map.of("en", english));
	}

	private static Item item(Question question, ItemStatus status) {
		return new Item("pleura-1", 1,
				new Item.About("", "anatomy", "", status, CognitiveLevel.RECALL, false, Set.of(), Exposure.NONE,
						List.of(new HistoryEntry(DAY, "A", HistoryEntry.Act.WRITTEN, 1, ""))),
				1, text("Which?"), List.of(), question, Optional.empty(), List.of());
	}

	private static Question choice(String key) {
		return new Question.MultipleChoice(
				List.of(new Option("a", text("x"), Optional.empty()), new Option("b", text("y"), Optional.empty())),
				Map.of(key, 1.0), true);
	}

	private static List<String> problems(Item item) {
		return ItemCheck.problems(item).stream().map(ItemProblem::key).toList();
	}

	@Test
	void aChangeIsANewVersionAndTheOldOneStays() {
		Item first = item(choice("a"), ItemStatus.LIVE);
		Item second = first.next(new HistoryEntry(DAY, "B", HistoryEntry.Act.CHANGED, 2, "wrong key"), first.stem(), choice("b"),
				Optional.of(text("because")));
		assertEquals(2, second.version());
		assertEquals(ItemStatus.DRAFT, second.about().status());
		assertEquals(2, second.about().history().size());
		assertEquals(new Key.One(Map.of("a", 1.0)), first.key());
		ItemBank bank = new ItemBank("b", text("B"), ItemBank.Purpose.TRAINING, List.of(), List.of(), List.of(second, first));
		assertEquals(List.of(second), bank.newest());
		assertThrows(IllegalArgumentException.class, () -> first.next(new HistoryEntry(DAY, "B", HistoryEntry.Act.CHANGED, 3, ""),
				first.stem(), choice("b"), Optional.empty()));
	}

	@Test
	void anItemDoesNotSkipReview() {
		Item draft = item(choice("a"), ItemStatus.DRAFT);
		HistoryEntry step = new HistoryEntry(DAY, "B", HistoryEntry.Act.APPROVED, 1, "");
		assertThrows(IllegalStateException.class, () -> draft.moved(step, ItemStatus.LIVE));
		assertEquals(ItemStatus.LIVE, draft.moved(step, ItemStatus.REVIEW).moved(step, ItemStatus.LIVE).about().status());
	}

	@Test
	void aKeyThatNamesNothingIsFound() {
		assertEquals(List.of("item.key.unknown"), problems(item(choice("z"), ItemStatus.DRAFT)));
		assertEquals(List.of("item.no-rationale", "item.no-source"), problems(item(choice("a"), ItemStatus.LIVE)));
		List<Option> three = List.of(new Option("a", text("x"), Optional.empty()), new Option("b", text("y"), Optional.empty()),
				new Option("a", text("z"), Optional.empty()));
		assertEquals(List.of("item.repeated-id"), problems(
				item(new Question.MultipleResponse(three, Set.of("a"), SetRule.Plain.ALL_OR_NOTHING, 0, true), ItemStatus.DRAFT)));
		assertEquals(List.of("item.repeated-id", "item.scoring.everything-pays"), problems(
				item(new Question.MultipleResponse(three, Set.of("a"), SetRule.Plain.SHARE_OF_RIGHT, 0, true), ItemStatus.DRAFT)));
		assertEquals(List.of("item.repeated-id", "item.order.incomplete"),
				problems(item(new Question.Ordering(three, List.of("b"), Key.OrderRule.PLACES, true), ItemStatus.DRAFT)));
		assertEquals(List.of("item.key.unknown"),
				problems(item(new Question.Hotspot(new View.Picture("none", 10, 10), List.of(new Area.Circle("c", 1, 1, 1)),
						Set.of("c"), SetRule.Plain.ALL_OR_NOTHING, 1), ItemStatus.DRAFT)));
	}
}
