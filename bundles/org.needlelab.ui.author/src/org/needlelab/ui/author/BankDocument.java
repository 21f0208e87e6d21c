package org.needlelab.ui.author;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.item.ItemStatus;
import org.needlelab.files.Loaded;
import org.needlelab.files.LocatedDocument;
import org.needlelab.files.bank.BankFile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A bank of items that is being written. */
public final class BankDocument extends EditedDocument {

	/** Where the items stand. */
	public static final String ITEMS = "/items";

	private static final List<String> ORDER = List.of("format", "version", "id", "title", "purpose", "domains", "sources", "items");
	private static final List<String> ITEM_ORDER = List.of("id", "version", "title", "domain", "topic", "status", "level", "points", "pretest",
			"enemies", "exposure", "history", "stem", "media", "kind", "picture", "view", "areas", "patient", "shown", "options", "prompts",
			"answers", "key", "scoring", "max_choices", "max_points", "unit", "calculator", "case_sensitive", "shuffle", "scenario",
			"pass_percent", "feedback_true", "feedback_false", "rationale", "references");

	private final BankFile reader;
	private Optional<Loaded<ItemBank>> bank = Optional.empty();
	private List<Finding> problems = List.of();

	/**
	 * @param reader reads banks
	 * @param file where it is kept; need not exist
	 * @param saved the text that is on the disk; empty when nothing is
	 * @param text the text as it is now
	 */
	public BankDocument(BankFile reader, Path file, String saved, String text) {
		super(file, saved, text);
		this.reader = Objects.requireNonNull(reader);
		read();
	}

	/** Where an item stands. */
	public static String item(int index) {
		return ITEMS + "/" + index;
	}

	/** How many items there are, all versions counted. */
	public int count() {
		return at(ITEMS).size();
	}

	/** The bank; empty while it has errors. */
	public Optional<ItemBank> bank() {
		arrive();
		return bank.map(Loaded::value);
	}

	/** An item; empty while it has errors of its own. */
	public Optional<Item> itemAt(int index) {
		arrive();
		if (bank.isPresent()) {
			return Optional.of(bank.get().value().items().get(index));
		}
		try {
			JsonNode node = at(item(index));
			return node instanceof ObjectNode tree ? Optional.of(reader.item("item", tree)) : Optional.empty();
		} catch (InputException e) {
			// what is wrong with it is among the problems
			return Optional.empty();
		}
	}

	/** Whether an item may be changed: versions past the draft stay as they are. */
	public boolean open(int index) {
		return textAt(item(index) + "/status").equals(ItemStatus.DRAFT.key());
	}

	/** Whether another version of the same item follows it. */
	public boolean superseded(int index) {
		String id = textAt(item(index) + "/id");
		for (JsonNode other : at(ITEMS)) {
			if (other.path("id").asText().equals(id) && other.path("version").asInt() > at(item(index) + "/version").asInt()) {
				return true;
			}
		}
		return false;
	}

	/** An identifier that no item has: what it begins with, and a number. */
	public String freeId(String begin) {
		for (int i = 1;; i++) {
			String id = String.format(java.util.Locale.ROOT, "%s-%03d", begin, i);
			if (Stream.iterate(0, k -> k + 1).limit(count()).noneMatch(k -> textAt(item(k) + "/id").equals(id))) {
				return id;
			}
		}
	}

	/** The languages of the bank: those of its title. */
	public List<String> languages() {
		List<String> codes = new ArrayList<>();
		at("/title").fieldNames().forEachRemaining(codes::add);
		return codes.isEmpty() ? List.of("en") : codes;
	}

	@Override
	public List<Finding> problems() {
		arrive();
		return problems;
	}

	@Override
	public boolean usable() {
		arrive();
		return bank.isPresent();
	}

	@Override
	List<String> order(String object) {
		return object.isEmpty() ? ORDER : object.matches("/items/[0-9]+") ? ITEM_ORDER : List.of();
	}

	@Override
	void read(Optional<LocatedDocument> parsed, byte[] bytes, List<Finding> findings) {
		bank = Optional.empty();
		problems = findings;
		if (parsed.isPresent()) {
			try {
				Loaded<ItemBank> loaded = reader.read(parsed.get(), bytes);
				bank = Optional.of(loaded);
				problems = loaded.warnings();
			} catch (InputException e) {
				problems = e.findings();
			}
		}
	}
}
