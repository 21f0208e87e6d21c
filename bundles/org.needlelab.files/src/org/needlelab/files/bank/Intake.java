package org.needlelab.files.bank;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.needlelab.base.Finding;
import org.needlelab.base.Severity;
import org.needlelab.base.SourceLocation;
import org.needlelab.exam.item.CognitiveLevel;
import org.needlelab.exam.item.Exposure;
import org.needlelab.exam.item.HistoryEntry;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.item.ItemCheck;
import org.needlelab.exam.item.ItemProblem;
import org.needlelab.exam.item.ItemStatus;
import org.needlelab.exam.item.Medium;
import org.needlelab.exam.item.Question;
import org.needlelab.exercise.LocalText;

/**
 * Takes in items of another system and keeps the account of what became of each. Every item of the source gets a
 * {@link Ticket}, and every ticket becomes an entry of the report.
 */
public final class Intake {

	private static final int MAX_ID = 100;
	/** Paths that stay in the bank's folder, and name nothing hidden. */
	private static final Pattern WITHIN = Pattern.compile("(?:[^./\\\\:\\p{Cntrl}][^/\\\\:\\p{Cntrl}]*/)*[^./\\\\:\\p{Cntrl}][^/\\\\:\\p{Cntrl}]*");

	private final ImportSettings settings;
	private final List<Item> items = new ArrayList<>();
	private final List<LossReport.Entry> entries = new ArrayList<>();
	private final List<Finding> notes = new ArrayList<>();
	private final Set<String> ids = new LinkedHashSet<>();
	private final Map<String, byte[]> files = new LinkedHashMap<>();
	private final Map<String, Integer> suffixes = new LinkedHashMap<>();

	private Optional<ItemBank> header = Optional.empty();

	/** @param settings what the file does not say */
	public Intake(ImportSettings settings) {
		this.settings = settings;
	}

	/** What the file does not say. */
	public ImportSettings settings() {
		return settings;
	}

	/** The items taken in. */
	public List<Item> items() {
		return List.copyOf(items);
	}

	/** Pictures and films that came with them, by path beside the bank. */
	public Map<String, byte[]> files() {
		return files;
	}

	/** Keeps what a bank of ours said of itself: title, domains and sources. */
	public void header(ItemBank bank) {
		header = Optional.of(bank);
	}

	/**
	 * The items as a bank: with the domains and sources of the bank they came from, where it was ours, and those that they name.
	 * Enemies that did not come through are left out, which is said.
	 */
	public ItemBank bank(String id, LocalText title, ItemBank.Purpose purpose) {
		Map<String, ItemBank.Domain> domains = new LinkedHashMap<>();
		Map<String, ItemBank.Source> sources = new LinkedHashMap<>();
		header.ifPresent(bank -> {
			bank.domains().forEach(d -> domains.put(d.id(), d));
			bank.sources().forEach(s -> sources.put(s.id(), s));
		});
		List<Item> kept = new ArrayList<>();
		for (Item item : items) {
			String domain = item.about().domain();
			domains.putIfAbsent(domain, new ItemBank.Domain(domain, new LocalText(Map.of("en", domain))));
			item.references().forEach(r -> sources.putIfAbsent(r.source(), new ItemBank.Source(r.source(), r.source())));
			Set<String> enemies = new LinkedHashSet<>(item.about().enemies());
			if (enemies.retainAll(ids)) {
				note(Finding.of(Severity.WARNING, "exchange.enemies", Map.of("name", item.id())));
			}
			kept.add(item.withEnemies(enemies));
		}
		return new ItemBank(id, title, purpose, List.copyOf(domains.values()), List.copyOf(sources.values()), kept);
	}

	/** Says something about the whole. */
	public void note(Finding finding) {
		notes.add(finding);
	}

	/** The account. */
	public LossReport report(String source, String format) {
		return new LossReport(source, format, notes, entries);
	}

	/**
	 * Works on an item of the source. A fault in the work is told as a refusal of this item, so that one item that was not foreseen
	 * does not take the others with it.
	 */
	public void item(String name, SourceLocation where, Consumer<Ticket> work) {
		Ticket ticket = new Ticket(where);
		try {
			work.accept(ticket);
		} catch (RuntimeException fault) {
			ticket.refuse("exchange.fault", Map.of("problem", fault.toString()));
		}
		if (ticket.taken.isEmpty() && ticket.refusals == 0) {
			ticket.refuse("exchange.not-understood", Map.of());
		}
		boolean refused = ticket.refusals > 0;
		if (!refused) {
			ticket.taken.forEach(item -> {
				items.add(item);
				ids.add(item.id());
			});
			files.putAll(ticket.ownFiles);
		}
		LossReport.Outcome outcome = refused ? LossReport.Outcome.REFUSED
				: ticket.losses > 0 ? LossReport.Outcome.APPROXIMATED : LossReport.Outcome.IMPORTED;
		entries.add(new LossReport.Entry(outcome, name, where,
				refused ? List.of() : ticket.taken.stream().map(Item::id).toList(), new ArrayList<>(ticket.said)));
	}

	private String free(String proposed, Set<String> alsoTaken) {
		String plain = Normalizer.normalize(proposed, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "")
				.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[^A-Za-z0-9]+|[-.]+$", "");
		String base = plain.isEmpty() ? "item" : plain.length() > MAX_ID ? plain.substring(0, MAX_ID) : plain;
		String id = base;
		// counts on from the last number given, so that many items of one name take no square time
		for (int i = suffixes.getOrDefault(base, 2); ids.contains(id) || alsoTaken.contains(id); i++) {
			id = base + "-" + i;
			suffixes.put(base, i + 1);
		}
		return id;
	}

	/** Work on an item of the source. */
	public final class Ticket {

		private final SourceLocation where;
		private final Set<Finding> said = new LinkedHashSet<>();
		private final List<Item> taken = new ArrayList<>();
		private final Map<String, byte[]> ownFiles = new LinkedHashMap<>();
		private int losses;
		private int refusals;

		private Ticket(SourceLocation where) {
			this.where = where;
		}

		/** Says something that takes nothing from the item. */
		public void note(String key, Map<String, Object> arguments) {
			said.add(new Finding(Severity.INFO, key, arguments, Optional.of(where)));
		}

		/** Says what was changed or left out. */
		public void loss(String key, Map<String, Object> arguments) {
			losses++;
			said.add(new Finding(Severity.WARNING, key, arguments, Optional.of(where)));
		}

		/** Says why the item cannot be taken in. */
		public void refuse(String key, Map<String, Object> arguments) {
			refusals++;
			said.add(new Finding(Severity.ERROR, key, arguments, Optional.of(where)));
		}

		/** Whether it was refused. */
		public boolean refused() {
			return refusals > 0;
		}

		/** A text in the language of the import. */
		public LocalText text(String text) {
			return new LocalText(Map.of(settings.language(), text));
		}

		/** A text, where there is one. */
		public Optional<LocalText> optional(String text) {
			return text.isBlank() ? Optional.empty() : Optional.of(text(text));
		}

		/**
		 * Keeps a picture or film beside the bank.
		 *
		 * @param path where it would lie best
		 * @return where it lies: elsewhere when another file has that path
		 */
		public String file(String path, byte[] bytes) {
			int end = path.lastIndexOf('.') > path.lastIndexOf('/') ? path.lastIndexOf('.') : path.length();
			String free = path;
			for (int i = 2; taken(free, bytes); i++) {
				free = path.substring(0, end) + "-" + i + path.substring(end);
			}
			ownFiles.put(free, bytes);
			return free;
		}

		private boolean taken(String path, byte[] bytes) {
			byte[] other = ownFiles.getOrDefault(path, files.get(path));
			return other != null && !Arrays.equals(other, bytes);
		}

		/** Keeps a picture or film of an item of ours where it lay; one that cannot lie there is told. */
		public void medium(Medium medium, Optional<byte[]> bytes) {
			boolean can = bytes.isPresent() && WITHIN.matcher(medium.file()).matches() && !taken(medium.file(), bytes.get());
			if (can) {
				ownFiles.put(medium.file(), bytes.get());
			} else {
				loss("exchange.picture", Map.of("name", medium.file()));
			}
		}

		/** Takes in what was read, as a draft of version 1. */
		public void accept(Draft draft) {
			Set<String> mine = new LinkedHashSet<>();
			taken.forEach(item -> mine.add(item.id()));
			String id = free(draft.id(), mine);
			HistoryEntry imported = new HistoryEntry(settings.date(), settings.who(), HistoryEntry.Act.IMPORTED, 1,
					draft.id().equals(id) || draft.id().isBlank() ? "" : draft.id());
			Item.About about = new Item.About(draft.title(), settings.domain(), draft.topic(), ItemStatus.DRAFT,
					CognitiveLevel.RECALL, false, Set.of(), Exposure.NONE, List.of(imported));
			boolean wordless = draft.stem().in(settings.language()).isBlank();
			if (wordless) {
				loss("exchange.no-stem", Map.of());
			}
			LocalText stem = wordless && !draft.title().isBlank() ? text(draft.title()) : draft.stem();
			Item item = new Item(id, 1, about, draft.points(), stem, draft.media(), draft.question(), draft.rationale(),
					List.of());
			for (ItemProblem problem : ItemCheck.problems(item)) {
				if (problem.severity().compareTo(Severity.ERROR) >= 0) {
					refuse(problem.key(), problem.arguments());
				} else {
					loss(problem.key(), problem.arguments());
				}
			}
			taken.add(item);
		}

		/** Takes in an item of ours that the source carried along; an identifier that is taken gets another, which is said. */
		public void accept(Item item) {
			Set<String> mine = new LinkedHashSet<>();
			taken.forEach(other -> mine.add(other.id() + " " + other.version()));
			boolean there = Stream.concat(items.stream(), taken.stream())
					.anyMatch(other -> other.id().equals(item.id()) && other.version() == item.version());
			if (there) {
				refuse("exchange.version-there", Map.of("name", item.id(), "version", item.version()));
			} else {
				taken.add(item);
			}
		}
	}

	/**
	 * An item as another system tells it.
	 *
	 * @param id what that system calls it; may be any text
	 */
	public record Draft(String id, String title, String topic, double points, LocalText stem, List<Medium> media,
			Question question, Optional<LocalText> rationale) {
	}
}
