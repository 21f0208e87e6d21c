package org.needlelab.ui.author;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.content.Content;
import org.needlelab.exercise.LocalText;
import org.needlelab.files.AtomicFile;
import org.needlelab.files.ScenarioFile;
import org.needlelab.files.edit.YamlText;
import org.needlelab.files.migration.Migrations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Where an author's scenarios lie: one file each in a folder, and beside it drafts of what was not saved yet, so that nothing is lost
 * when the program ends by itself.
 */
public final class Workshop {

	/** What identifiers of scenarios look like. */
	private static final String ID = "[a-z][a-z0-9-]{0,79}";

	/** Identifiers made of words are no longer. */
	private static final int LONGEST = 60;
	private static final String SHIPPED = "scenarios";

	/**
	 * A scenario that is there.
	 *
	 * @param id identifier
	 * @param title title by language
	 * @param revision revision; 0 where its text cannot be read
	 * @param file its file; empty for one that came with the program
	 * @param draft whether there is unsaved work on it
	 */
	public record Entry(String id, LocalText title, int revision, Optional<Path> file, boolean draft) {
	}

	private final DocumentFolder scenarios;
	private final Path versions;
	private final ScenarioFile reader;
	private List<Entry> shipped = List.of();

	/**
	 * @param folder the author's folder; need not exist
	 * @param reader reads scenarios
	 */
	public Workshop(Path folder, ScenarioFile reader) {
		this.scenarios = new DocumentFolder(folder.resolve("scenarios"), folder.resolve("drafts"), ScenarioFile.ENDING);
		this.versions = folder.resolve("versions");
		this.reader = reader;
	}

	/** Where the author's scenarios lie. */
	public Path folder() {
		return scenarios.documents();
	}

	/** The author's scenarios, saved or only drafted, by identifier. */
	public List<Entry> mine() throws InputException {
		List<Entry> entries = new ArrayList<>();
		for (String id : scenarios.ids()) {
			Path file = scenarios.file(id);
			entries.add(entry(id, Files.exists(file) ? scenarios.saved(id) : scenarios.text(id), Optional.of(file), scenarios.drafted(id)));
		}
		return entries;
	}

	/** The texts that are saved of a scenario: the newest, and revisions that were kept. */
	public List<String> saved(String id) throws InputException {
		List<String> texts = new ArrayList<>();
		if (Files.exists(scenarios.file(id))) {
			texts.add(scenarios.saved(id));
		}
		DocumentFolder kept = new DocumentFolder(versions, versions, ScenarioFile.ENDING);
		for (String version : kept.ids()) {
			if (version.matches(java.util.regex.Pattern.quote(id) + "-[0-9]+")) {
				texts.add(kept.saved(version));
			}
		}
		return texts;
	}

	/** The scenarios that came with the program. */
	public List<Entry> shipped() {
		if (shipped.isEmpty()) {
			shipped = readShipped();
		}
		return shipped;
	}

	private static List<Entry> readShipped() {
		List<Entry> entries = new ArrayList<>();
		try {
			for (String path : Content.list(SHIPPED)) {
				if (path.endsWith(ScenarioFile.ENDING)) {
					String name = path.substring(path.lastIndexOf('/') + 1);
					entries.add(entry(name.substring(0, name.length() - ScenarioFile.ENDING.length()), shippedText(path), Optional.empty(), false));
				}
			}
			return List.copyOf(entries);
		} catch (IOException e) {
			// what is shipped can be read, or the installation is broken
			throw new UncheckedIOException(e);
		}
	}

	private static String shippedText(String path) throws IOException {
		try (InputStream in = Content.open(path)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	/** The text of an entry: as it is saved, or as it came. */
	public String text(Entry entry) throws InputException {
		if (entry.file().isPresent()) {
			return scenarios.saved(entry.id());
		}
		try {
			return shippedText(SHIPPED + "/" + entry.id() + ScenarioFile.ENDING);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static Entry entry(String id, String text, Optional<Path> file, boolean draft) {
		ObjectNode root = JsonNodeFactory.instance.objectNode();
		try {
			JsonNode tree = new YamlText(text).tree();
			root = tree.isObject() ? (ObjectNode) tree : root;
		} catch (InputException e) {
			// it is listed all the same: where else could it be mended?
			root.put("revision", 0);
		}
		Map<String, String> title = new java.util.TreeMap<>();
		root.path("title").properties().forEach(e -> title.put(e.getKey(), e.getValue().asText()));
		return new Entry(id, new LocalText(title.isEmpty() ? Map.of("en", id) : title), root.path("revision").asInt(), file, draft);
	}

	/** An identifier that is free, made of words: small letters, digits and hyphens. */
	public String freeId(String words) {
		String base = plainId(words, "scenario");
		String id = base;
		for (int i = 2; taken(id); i++) {
			id = base + "-" + i;
		}
		return id;
	}

	/** Words as an identifier: small letters, digits and hyphens; what to take where nothing of them is left. */
	public static String plainId(String words, String otherwise) {
		String plain = java.text.Normalizer.normalize(words, java.text.Normalizer.Form.NFD).replaceAll("\\p{M}", "")
				.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+|-+$", "");
		return plain.isEmpty() ? otherwise : plain.substring(0, Math.min(LONGEST, plain.length())).replaceAll("-+$", "");
	}

	private boolean taken(String id) {
		return scenarios.taken(id) || shipped().stream().anyMatch(e -> e.id().equals(id));
	}

	/**
	 * Begins a scenario as a copy of another, comments and all, with an identifier of its own and revision 1. It is on the disk once it
	 * is saved.
	 *
	 * @param id free, see {@link #freeId}
	 * @param title the title in all languages that the other has
	 * @throws InputException when the text is no scenario, or there is one of that identifier
	 */
	public ScenarioDocument begin(String id, String title, String from) throws InputException {
		if (!id.matches(ID)) {
			throw new IllegalArgumentException(id);
		}
		if (taken(id)) {
			throw new InputException(Finding.error("file.exists", SourceLocation.of(scenarios.file(id).toString()), Map.of()));
		}
		YamlText text = new YamlText(current(from)).set("/id", TextNode.valueOf(id)).set("/revision", IntNode.valueOf(1));
		for (Map.Entry<String, JsonNode> language : text.at("/title").properties()) {
			text = text.set("/title/" + language.getKey(), TextNode.valueOf(title));
		}
		return new ScenarioDocument(reader, scenarios.file(id), "", text.text());
	}

	/** A text of an earlier version brought up to date. */
	private static String current(String text) throws InputException {
		return Migrations.of("text.yaml", text.getBytes(StandardCharsets.UTF_8)).map(Migrations.Migrated::text).orElse(text);
	}

	/**
	 * Opens a scenario: with the unsaved work of its draft, where there is one.
	 *
	 * @throws InputException when it cannot be read
	 */
	public ScenarioDocument open(Entry entry) throws InputException {
		return new ScenarioDocument(reader, scenarios.file(entry.id()), scenarios.base(entry.id()), scenarios.text(entry.id()));
	}

	/** What became of a scenario when it was saved. */
	public enum Saved {
		/** It was written. */
		WRITTEN,
		/** What was saved before is in use: it is kept, and this became the next revision. */
		NEXT_REVISION,
		/** Somebody else changed the file meanwhile: nothing was written. */
		CHANGED_BY_ANOTHER
	}

	/**
	 * Saves, and forgets the draft. What a form or a pack uses is not changed: the revision counts up, and the earlier text is kept beside
	 * in {@code versions}, as it is for recorded attempts.
	 *
	 * @param inUse knows who uses what was saved before
	 * @throws InputException when the file cannot be written; all is then as before
	 */
	public Saved save(ScenarioDocument document, InUse inUse) throws InputException {
		Path file = document.file();
		String before = document.saved();
		if (scenarios.changedByAnother(document)) {
			return Saved.CHANGED_BY_ANOTHER;
		}
		Saved saved = Saved.WRITTEN;
		if (!before.isEmpty() && document.dirty()) {
			Set<InUse.By> users = inUse.by(scenarios.id(file), before.getBytes(StandardCharsets.UTF_8));
			int revision = new YamlText(before).at("/revision").asInt();
			if (!users.isEmpty()) {
				DocumentFolder.make(versions);
				AtomicFile.write(versions.resolve(scenarios.id(file) + "-" + revision + ScenarioFile.ENDING), before.getBytes(StandardCharsets.UTF_8));
			}
			users.remove(InUse.By.ATTEMPT);
			if (!users.isEmpty() && document.at("/revision").asInt() <= revision) {
				document.settle();
				document.set("/revision", IntNode.valueOf(revision + 1));
				document.settle();
				saved = Saved.NEXT_REVISION;
			}
		}
		scenarios.write(document);
		return saved;
	}

	/** Brings what somebody else saved meanwhile and what was written here together; tells what came of it. */
	public Merged merge(ScenarioDocument document) throws InputException {
		return scenarios.merge(document);
	}

	/**
	 * Keeps unsaved work, or forgets it where all is saved.
	 *
	 * @throws InputException when it cannot be written
	 */
	public void keepDraft(ScenarioDocument document) throws InputException {
		scenarios.keepDraft(document);
	}

	/** Forgets the unsaved work on a scenario. */
	public void discardDraft(String id) throws InputException {
		scenarios.discardDraft(id);
	}

	/** Deletes a scenario and its draft. */
	public void delete(Entry entry) throws InputException {
		scenarios.delete(entry.id());
	}
}
