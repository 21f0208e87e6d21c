package org.needlelab.exam.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.needlelab.exam.item.CognitiveLevel;
import org.needlelab.exam.item.Exposure;
import org.needlelab.exam.item.HistoryEntry;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.item.ItemStatus;
import org.needlelab.exam.item.Key;
import org.needlelab.exam.item.Option;
import org.needlelab.exam.item.Question;
import org.needlelab.exam.item.Response;
import org.needlelab.exercise.LocalText;

class PracticeTest {

	private static final Key.Places NOWHERE = place -> {
		throw new AssertionError(place);
	};

	private static LocalText text(String text) {
		return new LocalText(Map.of("en", text));
	}

	private static Item item(String id, String domain, ItemStatus status) {
		Question question = new Question.MultipleChoice(List.of(new Option("a", text("A"), Optional.of(text("No: too deep"))),
				new Option("b", text("B"), Optional.empty())), Map.of("b", 1.0), true);
		return new Item(id, 1, new Item.About("", domain, "", status, CognitiveLevel.RECALL, false, Set.of(), Exposure.NONE, List.of()), 1,
				text("Q"), List.of(), question, Optional.of(text("Because")), List.of());
	}

	private static ItemBank bank(ItemBank.Purpose purpose, Item... items) {
		return new ItemBank("b", text("B"), purpose, List.of(), List.of(), List.of(items));
	}

	@Test
	void keysOfCertificationAreNeverShown() {
		assertThrows(IllegalArgumentException.class,
				() -> Practice.of(bank(ItemBank.Purpose.CERTIFICATION, item("i", "d", ItemStatus.LIVE)), List.of(), 1, 1));
	}

	@Test
	void drawsFromTheDomainsWithoutDraftsAndRetiredOnes() {
		ItemBank bank = bank(ItemBank.Purpose.TRAINING, item("live", "d", ItemStatus.LIVE), item("draft", "d", ItemStatus.DRAFT),
				item("gone", "d", ItemStatus.RETIRED), item("other", "e", ItemStatus.LIVE), item("read", "d", ItemStatus.REVIEW));
		List<String> drawn = new ArrayList<>(Practice.of(bank, List.of("d"), 9, 1).items().stream().map(Item::id).toList());
		drawn.sort(null);
		assertEquals(List.of("live", "read"), drawn);
		assertEquals(3, Practice.of(bank, List.of(), 9, 1).items().size());
		assertEquals(1, Practice.of(bank, List.of(), 1, 1).items().size());
		assertEquals(Practice.of(bank, List.of(), 9, 5).items(), Practice.of(bank, List.of(), 9, 5).items());
	}

	@Test
	void aRevisionThatIsADraftDoesNotHideTheItem() {
		Item live = item("live", "d", ItemStatus.LIVE);
		Item draft = live.next(new HistoryEntry(LocalDate.of(2026, 1, 2), "A", HistoryEntry.Act.CHANGED, 2, ""), text("Better"), live.question(),
				live.rationale());
		assertEquals(List.of(live), Practice.of(bank(ItemBank.Purpose.TRAINING, live, draft), List.of(), 9, 1).items());
	}

	@Test
	void eachAnswerIsGradedAndExplained() {
		Practice practice = Practice.of(bank(ItemBank.Purpose.TRAINING, item("i", "d", ItemStatus.LIVE)), List.of(), 1, 1);
		Practice.Feedback wrong = practice.answer("i", new Response.Chosen(Set.of("a")), NOWHERE);
		assertEquals(0, wrong.grade().credit());
		assertEquals(Map.of("a", text("No: too deep")), wrong.toChosen());
		assertEquals(Optional.of(text("Because")), wrong.rationale());
		assertEquals(1, practice.answer("i", new Response.Chosen(Set.of("b")), NOWHERE).grade().credit());
		assertEquals(1, practice.grades().get("i").credit());
		assertThrows(IllegalArgumentException.class, () -> practice.answer("none", new Response.Blank(), NOWHERE));
		assertTrue(practice.grades().size() == 1);
	}
}
