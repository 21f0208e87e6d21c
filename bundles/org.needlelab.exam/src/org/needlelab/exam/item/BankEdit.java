package org.needlelab.exam.item;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.base.Severity;
import org.needlelab.exam.item.HistoryEntry.Act;

/**
 * What an author may do to a bank that others rely on: change drafts and add new ones. Versions that are past the draft stay as they are,
 * and nobody writes their own history.
 */
public final class BankEdit {

	private BankEdit() {
	}

	/**
	 * What an edited bank does that an author may not; empty when nothing.
	 *
	 * @param kept the bank as it was
	 * @param edited the bank as the author would have it
	 */
	public static List<ItemProblem> problems(ItemBank kept, ItemBank edited) {
		List<ItemProblem> problems = new ArrayList<>();
		if (!kept.id().equals(edited.id()) || kept.purpose() != edited.purpose()) {
			problems.add(new ItemProblem(Severity.ERROR, "bank.edit.other", "id", Map.of("kept", kept.id(), "edited", edited.id())));
		}
		for (Item old : kept.items()) {
			Optional<Item> now = version(edited, old);
			boolean fixed = old.about().status() != ItemStatus.DRAFT;
			if (now.isEmpty() || fixed && !now.get().equals(old)) {
				say(problems, "bank.edit.fixed", old);
			} else if (!fixed && (now.get().about().status() != ItemStatus.DRAFT || !now.get().about().history().equals(old.about().history()))) {
				say(problems, "bank.edit.history", old);
			}
		}
		for (Item item : edited.items()) {
			if (version(kept, item).isEmpty()) {
				boolean next = item.version() == kept.newest(item.id()).map(i -> i.version() + 1).orElse(1);
				if (!next || item.about().status() != ItemStatus.DRAFT) {
					say(problems, "bank.edit.new", item);
				}
			}
		}
		return problems;
	}

	private static void say(List<ItemProblem> problems, String key, Item item) {
		problems.add(new ItemProblem(Severity.ERROR, key, "version", Map.of("item", item.id(), "version", item.version())));
	}

	private static Optional<Item> version(ItemBank bank, Item item) {
		return bank.items().stream().filter(i -> i.id().equals(item.id()) && i.version() == item.version()).findFirst();
	}

	/** The edited bank with the author's name in the history of every draft that is new or was changed. */
	public static ItemBank signed(ItemBank kept, ItemBank edited, LocalDate day, String author) {
		List<Item> items = edited.items().stream().map(item -> {
			Optional<Item> old = version(kept, item);
			if (old.filter(item::equals).isPresent()) {
				return item;
			}
			Act act = item.version() == 1 && old.isEmpty() ? Act.WRITTEN : Act.CHANGED;
			return item.noted(new HistoryEntry(day, author, act, item.version(), ""));
		}).toList();
		return new ItemBank(edited.id(), edited.title(), edited.purpose(), edited.domains(), edited.sources(), items);
	}
}
