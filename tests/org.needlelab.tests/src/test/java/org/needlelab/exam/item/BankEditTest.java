package org.needlelab.exam.item;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.needlelab.exam.item.HistoryEntry.Act;
import org.needlelab.exercise.LocalText;

class BankEditTest {

	private static final LocalDate DAY = LocalDate.of(2026, 1, 2);
	private static final Item LIVE = item("live", 1, ItemStatus.LIVE, "Q");
	private static final Item DRAFT = item("draft", 1, ItemStatus.DRAFT, "Q");
	private static final ItemBank KEPT = bank(LIVE, DRAFT);

	private static LocalText text(String text) {
		return new LocalText(Map.of("en", text));
	}

	private static Item item(String id, int version, ItemStatus status, String stem, HistoryEntry... history) {
		return new Item(id, version, new Item.About("", "d", "", status, CognitiveLevel.RECALL, false, Set.of(), Exposure.NONE, List.of(history)), 1,
				text(stem), List.of(), new Question.TrueFalse(true, Optional.empty(), Optional.empty()), Optional.empty(), List.of());
	}

	private static ItemBank bank(Item... items) {
		return new ItemBank("b", text("B"), ItemBank.Purpose.CERTIFICATION, List.of(), List.of(), List.of(items));
	}

	private static List<String> problems(Item... items) {
		return BankEdit.problems(KEPT, bank(items)).stream().map(ItemProblem::key).toList();
	}

	@Test
	void draftsMayBeChangedAndAdded() {
		Item changed = item("draft", 1, ItemStatus.DRAFT, "Better");
		Item added = item("new", 1, ItemStatus.DRAFT, "New");
		Item next = item("live", 2, ItemStatus.DRAFT, "Better");
		assertEquals(List.of(), problems(LIVE, changed, added, next));
		List<HistoryEntry> signed = new ArrayList<>();
		ItemBank after = BankEdit.signed(KEPT, bank(LIVE, changed, added, next), DAY, "ana");
		after.items().forEach(i -> signed.addAll(i.about().history()));
		assertEquals(List.of(new HistoryEntry(DAY, "ana", Act.CHANGED, 1, ""), new HistoryEntry(DAY, "ana", Act.WRITTEN, 1, ""),
				new HistoryEntry(DAY, "ana", Act.CHANGED, 2, "")), signed);
		assertEquals(LIVE, after.items().get(0));
	}

	@Test
	void whatIsInUseStaysAsItIs() {
		assertEquals(List.of("bank.edit.fixed"), problems(item("live", 1, ItemStatus.LIVE, "Other key"), DRAFT));
		assertEquals(List.of("bank.edit.fixed"), problems(DRAFT));
		assertEquals(List.of("bank.edit.fixed"), problems(item("live", 1, ItemStatus.RETIRED, "Q"), DRAFT));
	}

	@Test
	void nobodyPassesTheirItemsByHand() {
		assertEquals(List.of("bank.edit.history"), problems(LIVE, item("draft", 1, ItemStatus.LIVE, "Q")));
		assertEquals(List.of("bank.edit.history"),
				problems(LIVE, item("draft", 1, ItemStatus.DRAFT, "Q", new HistoryEntry(DAY, "someone", Act.REVIEWED, 1, ""))));
		assertEquals(List.of("bank.edit.new"), problems(LIVE, DRAFT, item("new", 1, ItemStatus.LIVE, "Q")));
		assertEquals(List.of("bank.edit.new"), problems(LIVE, DRAFT, item("live", 3, ItemStatus.DRAFT, "Q")));
		assertEquals(List.of("bank.edit.other"), BankEdit.problems(KEPT,
				new ItemBank("c", text("B"), ItemBank.Purpose.CERTIFICATION, List.of(), List.of(), KEPT.items())).stream().map(ItemProblem::key).toList());
	}
}
