package org.needlelab.ui.author;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.exam.item.BankEdit;
import org.needlelab.exam.item.HistoryEntry;
import org.needlelab.exam.item.HistoryEntry.Act;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.item.ItemStatus;
import org.needlelab.exercise.LocalText;
import org.needlelab.files.AtomicFile;
import org.needlelab.files.bank.BankFile;
import org.needlelab.files.edit.YamlText;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Where an author's item banks lie: beside the scenarios, with pictures in a folder of their own, laid out as in a course pack. */
public final class Banks {

	/** Folder of pictures, beside that of the banks. */
	public static final String MEDIA = "media";

	/**
	 * A bank that is there.
	 *
	 * @param id identifier
	 * @param title title by language
	 * @param items how many items, all versions counted
	 * @param file its file; need not exist while there is only a draft
	 * @param draft whether there is unsaved work on it
	 */
	public record Entry(String id, LocalText title, int items, Path file, boolean draft) {
	}

	private final DocumentFolder folder;
	private final Path media;
	private final BankFile reader;

	/**
	 * @param author the author's folder; need not exist
	 * @param reader reads banks
	 */
	public Banks(Path author, BankFile reader) {
		this.folder = new DocumentFolder(author.resolve("banks"), author.resolve("bank-drafts"), BankFile.ENDING);
		this.media = author.resolve(MEDIA);
		this.reader = reader;
	}

	/** The folder that the banks lie in. */
	public Path folder() {
		return folder.documents();
	}

	/** The author's banks, saved or only drafted, by identifier. */
	public List<Entry> mine() throws InputException {
		List<Entry> entries = new ArrayList<>();
		for (String id : folder.ids()) {
			Map<String, String> title = new TreeMap<>();
			int items = 0;
			try {
				JsonNode tree = new YamlText(folder.text(id)).tree();
				tree.path("title").properties().forEach(e -> title.put(e.getKey(), e.getValue().asText()));
				items = tree.path("items").size();
			} catch (InputException e) {
				// it is listed all the same: where else could it be mended?
				title.clear();
			}
			entries.add(new Entry(id, new LocalText(title.isEmpty() ? Map.of("en", id) : title), items, folder.file(id), folder.drafted(id)));
		}
		return entries;
	}

	/**
	 * Begins an empty bank.
	 *
	 * @param title its title
	 * @param purpose what it is for
	 * @param domains parts of the field that its items can belong to; at least one
	 * @param languages of its texts; English is always among them
	 */
	public BankDocument begin(String title, ItemBank.Purpose purpose, List<ItemBank.Domain> domains, List<String> languages) {
		String base = Workshop.plainId(title, "bank");
		String id = base;
		for (int i = 2; folder.taken(id); i++) {
			id = base + "-" + i;
		}
		Map<String, String> titles = new LinkedHashMap<>(Map.of("en", title));
		languages.forEach(code -> titles.put(code, title));
		ItemBank bank = new ItemBank(id, new LocalText(titles), purpose, domains, List.of(), List.of());
		return new BankDocument(reader, folder.file(id), "", new String(BankFile.format(bank, false), StandardCharsets.UTF_8));
	}

	/** Begins a bank as a copy of another, comments and all, with an identifier of its own. */
	public BankDocument begin(String title, String from) throws InputException {
		BankDocument empty = begin(title, ItemBank.Purpose.TRAINING, List.of(new ItemBank.Domain("none", new LocalText(Map.of("en", title)))), List.of());
		YamlText text = new YamlText(from).set("/id", empty.at("/id"));
		for (Map.Entry<String, JsonNode> language : text.at("/title").properties()) {
			text = text.set("/title/" + language.getKey(), TextNode.valueOf(title));
		}
		return new BankDocument(reader, empty.file(), "", text.text());
	}

	/** Opens a bank: with the unsaved work of its draft, where there is one. */
	public BankDocument open(Entry entry) throws InputException {
		return new BankDocument(reader, folder.file(entry.id()), folder.base(entry.id()), folder.text(entry.id()));
	}

	/**
	 * Saves, with the author's name in the history of every draft that is new or was changed, and forgets the draft.
	 *
	 * @param document has no errors
	 * @return false when somebody else changed the file meanwhile: nothing was written
	 */
	public boolean save(BankDocument document, String author, LocalDate day) throws InputException {
		if (folder.changedByAnother(document)) {
			return false;
		}
		sign(document, author, day);
		folder.write(document);
		return true;
	}

	private void sign(BankDocument document, String author, LocalDate day) throws InputException {
		ItemBank edited = document.bank().orElseThrow();
		ItemBank kept = document.saved().isEmpty() ? withoutItems(edited)
				: reader.parse("saved", document.saved().getBytes(StandardCharsets.UTF_8)).value();
		ItemBank signed = BankEdit.signed(kept, edited, day, author);
		Map<String, JsonNode> histories = new LinkedHashMap<>();
		for (int i = 0; i < edited.items().size(); i++) {
			Item item = edited.items().get(i);
			if (!signed.items().get(i).equals(item) && item.about().status() == ItemStatus.DRAFT && !saidAlready(item, author, day)) {
				histories.put(BankDocument.item(i) + "/history", BankFile.itemTree(signed.items().get(i)).get("history"));
			}
		}
		document.settle();
		document.setAll("sign", histories);
		document.settle();
	}

	/** One step a day is enough, however often one saves. */
	private static boolean saidAlready(Item item, String author, LocalDate day) {
		List<HistoryEntry> history = item.about().history();
		return !history.isEmpty() && Optional.of(history.get(history.size() - 1))
				.filter(h -> h.who().equals(author) && h.date().equals(day) && h.version() == item.version())
				.filter(h -> h.act() == Act.WRITTEN || h.act() == Act.CHANGED).isPresent();
	}

	private static ItemBank withoutItems(ItemBank bank) {
		return new ItemBank(bank.id(), bank.title(), bank.purpose(), bank.domains(), bank.sources(), List.of());
	}

	/** As {@link DocumentFolder#merge}. */
	public Merged merge(BankDocument document) throws InputException {
		return folder.merge(document);
	}

	/** Keeps unsaved work, or forgets it where all is saved. */
	public void keepDraft(BankDocument document) throws InputException {
		folder.keepDraft(document);
	}

	/** Deletes a bank and its draft. */
	public void delete(Entry entry) throws InputException {
		folder.delete(entry.id());
	}

	/**
	 * Copies a picture beside the banks.
	 *
	 * @param picture PNG, JPEG or SVG
	 * @return the medium of an item, without its alternative text
	 * @throws InputException when it cannot be read or is no picture that packs may hold
	 */
	public ObjectNode addPicture(Path picture) throws InputException {
		String name = picture.getFileName().toString();
		String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT).replace("jpeg", "jpg");
		Map<String, String> types = Map.of("png", "image/png", "jpg", "image/jpeg", "svg", "image/svg+xml");
		if (!types.containsKey(ending)) {
			throw new InputException(Finding.error("author.picture", SourceLocation.of(picture.toString()), Map.of()));
		}
		String base = Workshop.plainId(name.substring(0, Math.max(0, name.lastIndexOf('.'))), "picture");
		try {
			byte[] bytes = Files.readAllBytes(picture);
			String id = base;
			for (int i = 2; Files.exists(media.resolve(id + "." + ending)) && !java.util.Arrays.equals(bytes, Files.readAllBytes(media.resolve(id + "." + ending))); i++) {
				id = base + "-" + i;
			}
			DocumentFolder.make(media);
			AtomicFile.write(media.resolve(id + "." + ending), bytes);
			return JsonNodeFactory.instance.objectNode().put("id", id).put("file", MEDIA + "/" + id + "." + ending).put("type", types.get(ending));
		} catch (IOException e) {
			throw new InputException(Finding.error("file.unreadable", SourceLocation.of(picture.toString()),
					Map.of("reason", String.valueOf(e.getMessage()))));
		}
	}

	/** The bytes of a picture of an item; empty where it is not there. */
	public Optional<byte[]> picture(String path) throws IOException {
		Path file = media.getParent().resolve(path).normalize();
		return file.startsWith(media.getParent()) && Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
	}
}
