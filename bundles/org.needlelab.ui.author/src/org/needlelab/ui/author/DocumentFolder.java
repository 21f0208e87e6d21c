package org.needlelab.ui.author;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.files.AtomicFile;
import org.needlelab.files.Limits;
import org.needlelab.files.LocatedDocument;
import org.needlelab.files.edit.YamlMerge;
import org.needlelab.files.edit.YamlText;
import org.needlelab.files.pack.PackDiff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An author's documents of one kind, a file each, and beside them drafts of what was not saved yet, so that nothing is lost when the
 * program ends by itself.
 *
 * @param documents folder of the files; need not exist
 * @param drafts folder of the drafts; need not exist
 * @param ending of the files' names
 */
record DocumentFolder(Path documents, Path drafts, String ending) {

	private static final String DRAFT = ".draft.json";

	/** The documents that are saved or only drafted. */
	Set<String> ids() throws InputException {
		Set<String> ids = new TreeSet<>();
		files(documents, ending).forEach(file -> ids.add(id(file)));
		files(drafts, DRAFT).forEach(file -> ids.add(name(file, DRAFT)));
		return ids;
	}

	/** The file of a document; need not exist. */
	Path file(String id) {
		return documents.resolve(id + ending);
	}

	/** The identifier that a file is named by. */
	String id(Path file) {
		return name(file, ending);
	}

	private static String name(Path file, String ending) {
		String name = file.getFileName().toString();
		return name.substring(0, name.length() - ending.length());
	}

	private Path draft(String id) {
		return drafts.resolve(id + DRAFT);
	}

	/** Whether there is unsaved work. */
	boolean drafted(String id) {
		return Files.exists(draft(id));
	}

	/** Whether there is a document of that identifier, saved or not. */
	boolean taken(String id) {
		return Files.exists(file(id)) || drafted(id);
	}

	/** The text that is saved; empty where nothing is. */
	String saved(String id) throws InputException {
		return Files.exists(file(id)) ? read(file(id)) : "";
	}

	/** The text as it was last: that of the draft, where there is one. */
	String text(String id) throws InputException {
		return drafted(id) ? LocatedDocument.read(draft(id), Limits.DOCUMENT).root().path("text").asText("") : saved(id);
	}

	/**
	 * The text that the unsaved work was begun from; what is saved, where there is no draft: whoever saved meanwhile is not written over.
	 */
	String base(String id) throws InputException {
		JsonNode base = drafted(id) ? LocatedDocument.read(draft(id), Limits.DOCUMENT).root().path("base") : MissingNode.getInstance();
		return base.isTextual() ? base.asText() : saved(id);
	}

	/** Whether somebody else changed the file since the document was read. */
	boolean changedByAnother(EditedDocument document) throws InputException {
		return Files.exists(document.file()) && !read(document.file()).equals(document.saved());
	}

	/** Writes a document and forgets its draft. */
	void write(EditedDocument document) throws InputException {
		String text = document.text();
		make(documents);
		AtomicFile.write(document.file(), text.getBytes(StandardCharsets.UTF_8));
		document.saved(document.file(), text);
		discardDraft(id(document.file()));
	}

	/**
	 * Brings what somebody else saved meanwhile and what was written here together: values that only one of both changed are taken from
	 * there; where both changed the same value, this document's stays. One step of undo.
	 *
	 * @throws InputException when the file or what was written here cannot be read
	 */
	Merged merge(EditedDocument document) throws InputException {
		String theirs = read(document.file());
		document.settle();
		Optional<YamlText> base = Optional.of(document.saved()).filter(text -> !text.isEmpty()).map(YamlText::new);
		YamlText mine = new YamlText(document.text());
		YamlMerge merge = YamlMerge.of(base, mine, new YamlText(theirs), YamlMerge.Side.MINE);
		document.rebase(theirs, merge.text().text());
		return new Merged(PackDiff.values(mine.tree(), merge.text().tree()), merge.conflicts());
	}

	/**
	 * Keeps unsaved work, or forgets it where all is saved.
	 *
	 * @throws InputException when it cannot be written
	 */
	void keepDraft(EditedDocument document) throws InputException {
		String id = id(document.file());
		if (!document.dirty()) {
			discardDraft(id);
			return;
		}
		make(drafts);
		ObjectNode kept = JsonNodeFactory.instance.objectNode().put("base", document.saved()).put("text", document.text());
		AtomicFile.write(draft(id), kept.toString().getBytes(StandardCharsets.UTF_8));
	}

	/** Forgets unsaved work. */
	void discardDraft(String id) throws InputException {
		discard(draft(id));
	}

	/** Deletes a document and its draft. */
	void delete(String id) throws InputException {
		discard(file(id));
		discardDraft(id);
	}

	private static List<Path> files(Path folder, String ending) throws InputException {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> all = Files.list(folder)) {
			return all.filter(p -> !p.getFileName().toString().startsWith(".") && p.getFileName().toString().endsWith(ending)).sorted().toList();
		} catch (IOException e) {
			throw failed("file.unreadable", folder, e);
		}
	}

	private static String read(Path file) throws InputException {
		try {
			return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw failed("file.unreadable", file, e);
		}
	}

	/** Makes a folder where there is none. */
	static void make(Path folder) throws InputException {
		try {
			Files.createDirectories(folder);
		} catch (IOException e) {
			throw failed("file.unwritable", folder, e);
		}
	}

	private static void discard(Path file) throws InputException {
		try {
			Files.deleteIfExists(file);
		} catch (IOException e) {
			throw failed("file.unwritable", file, e);
		}
	}

	private static InputException failed(String key, Path where, IOException e) {
		return new InputException(Finding.error(key, SourceLocation.of(where.toString()), Map.of("reason", String.valueOf(e.getMessage()))));
	}
}
