package org.needlelab.exam.item;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.exercise.Keyed;
import org.needlelab.exercise.LocalText;

/**
 * Items of one purpose.
 *
 * @param id identifier
 * @param title its name
 * @param purpose what it is for: training and certification never share a bank
 * @param domains what a blueprint counts by, in order
 * @param sources what references name
 * @param items all versions, in order
 */
public record ItemBank(String id, LocalText title, Purpose purpose, List<Domain> domains, List<Source> sources,
		List<Item> items) {

	/** What a bank is for. */
	public enum Purpose implements Keyed {
		/** For practice; keys are shown. */
		TRAINING,
		/** For exams; keys are secret. */
		CERTIFICATION
	}

	/** A part of the field. */
	public record Domain(String id, LocalText title) {
	}

	/** A work that is referred to. */
	public record Source(String id, String citation) {
	}

	/** Copies the lists. */
	public ItemBank {
		domains = List.copyOf(domains);
		sources = List.copyOf(sources);
		items = List.copyOf(items);
	}

	/** The newest version of every item, in order of the bank. */
	public List<Item> newest() {
		Map<String, Item> newest = new LinkedHashMap<>();
		for (Item item : items) {
			newest.merge(item.id(), item, (a, b) -> a.version() >= b.version() ? a : b);
		}
		return new ArrayList<>(newest.values());
	}

	/** The newest version of an item. */
	public Optional<Item> newest(String item) {
		return newest().stream().filter(i -> i.id().equals(item)).findFirst();
	}

	/**
	 * The version of every item that forms are made of, in order of the bank: the newest, but while that is a draft or in review, the
	 * newest earlier one that is in use.
	 */
	public List<Item> standing() {
		return newest().stream().map(item -> {
			boolean coming = item.about().status() == ItemStatus.DRAFT || item.about().status() == ItemStatus.REVIEW;
			return !coming ? item
					: items.stream()
							.filter(i -> i.id().equals(item.id())
									&& (i.about().status() == ItemStatus.LIVE || i.about().status() == ItemStatus.PILOT))
							.max(Comparator.comparingInt(Item::version)).orElse(item);
		}).toList();
	}

	/** Whether anything of it can be asked: drafts and retired items are asked nowhere. */
	public boolean asked() {
		return standing().stream().map(item -> item.about().status())
				.anyMatch(status -> status != ItemStatus.DRAFT && status != ItemStatus.RETIRED);
	}

	/** The bank with another item in the place of one. */
	public ItemBank replacing(Item item, Item other) {
		return new ItemBank(id, title, purpose, domains, sources, items.stream().map(i -> i.equals(item) ? other : i).toList());
	}

	/** The bank with a new version of an item behind its earlier ones. */
	public ItemBank with(Item next) {
		List<Item> longer = new ArrayList<>(items);
		int at = items.size();
		for (int i = 0; i < items.size(); i++) {
			at = items.get(i).id().equals(next.id()) ? i + 1 : at;
		}
		longer.add(at, next);
		return new ItemBank(id, title, purpose, domains, sources, longer);
	}
}
