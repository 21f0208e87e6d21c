package org.needlelab.exam.item;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.needlelab.exam.item.HistoryEntry.Act;
import org.needlelab.files.bank.RandomItems;

class ItemBankTest {

	private static final LocalDate DAY = LocalDate.of(2026, 1, 2);

	private static Item in(Item item, ItemStatus status) {
		Item.About a = item.about();
		return new Item(item.id(), item.version(), new Item.About(a.title(), a.domain(), a.topic(), status, a.level(), a.pretest(), a.enemies(),
				a.exposure(), a.history()), item.points(), item.stem(), item.media(), item.question(), item.rationale(), item.references());
	}

	@Test
	void aRevisionComesIntoFormsOnlyWhenItIsInUse() {
		ItemBank one = new RandomItems(1).bank(2);
		Item first = in(one.items().get(0), ItemStatus.LIVE);
		ItemBank bank = one.replacing(one.items().get(0), first);
		Item draft = first.next(new HistoryEntry(DAY, "A", Act.CHANGED, first.version() + 1, "stem"), first.stem(), first.question(), first.rationale());
		assertEquals(ItemStatus.DRAFT, draft.about().status());
		assertEquals(Exposure.NONE, draft.about().exposure());
		ItemBank revised = bank.with(draft);
		assertEquals(List.of(first, draft), revised.items().subList(0, 2));
		assertEquals(draft, revised.newest("item-0").orElseThrow());
		assertEquals(first, revised.standing().get(0));
		assertEquals(first, revised.replacing(draft, in(draft, ItemStatus.REVIEW)).standing().get(0));
		Item live = in(draft, ItemStatus.LIVE);
		assertEquals(live, revised.replacing(draft, live).standing().get(0));
		Item retired = in(draft, ItemStatus.RETIRED);
		assertEquals(retired, revised.replacing(draft, retired).standing().get(0));
	}
}
