package org.needlelab.ui.author;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.files.LocatedDocument;
import org.needlelab.files.edit.YamlText;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * A document that is being written. Its text is the truth: what forms change are values in the text, so that comments and order
 * stay, and everything can be undone. Knows at all times what is wrong with it. For the thread of the user interface.
 */
public abstract class EditedDocument {

	private static final int MOST_STEPS = 1000;

	/** What can change. */
	public enum Change {
		/** The text, and all that is read from it. */
		TEXT,
		/** The file on the disk. */
		SAVED
	}

	/** Something done to the text. */
	private record Step(String text, String what) {
	}

	/** Told of changes. */
	@FunctionalInterface
	public interface Listener {
		/** Something changed. */
		void changed(Change change);
	}

	/** A change of the text that may find the text unreadable. */
	@FunctionalInterface
	private interface Editing {
		YamlText edit(YamlText text) throws InputException;
	}

	private final List<Listener> listeners = new CopyOnWriteArrayList<>();
	private final Deque<Step> undo = new ArrayDeque<>();
	private final Deque<Step> redo = new ArrayDeque<>();
	private Path file;
	private YamlText yaml;
	private String saved;
	private String open = "";
	private Optional<LocatedDocument> document = Optional.empty();
	private String typedAt = "";
	private Optional<Runnable> typed = Optional.empty();

	/**
	 * @param file where it is kept; need not exist
	 * @param saved the text that is on the disk; empty when nothing is
	 * @param text the text as it is now
	 */
	EditedDocument(Path file, String saved, String text) {
		this.file = Objects.requireNonNull(file);
		this.saved = Objects.requireNonNull(saved);
		this.yaml = named(text);
	}

	private YamlText named(String text) {
		return new YamlText(String.valueOf(file.getFileName()), text);
	}

	/** Has a listener told of changes until the returned action is run. */
	public Runnable listen(Listener listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	/** Where it is kept. */
	public Path file() {
		return file;
	}

	/** The text. */
	public String text() {
		arrive();
		return yaml.text();
	}

	/**
	 * Keeps what is being typed at a place, which is not read at every key: it arrives in the text with {@link #arrive()}, and before
	 * anything is asked of the document or done with it.
	 *
	 * @param write writes it; takes the place of what was typed at the same place before
	 */
	public void typing(String pointer, Runnable write) {
		if (!pointer.equals(typedAt)) {
			arrive();
		}
		typedAt = pointer;
		typed = Optional.of(write);
	}

	/** What was typed arrives in the text; nothing happens when nothing was. */
	public void arrive() {
		Optional<Runnable> write = typed;
		typed = Optional.empty();
		typedAt = "";
		write.ifPresent(Runnable::run);
	}

	/** The text on the disk, as far as this document knows; empty when there is none. */
	public String saved() {
		return saved;
	}

	/** Whether there is something to save. */
	public boolean dirty() {
		return !text().equals(saved);
	}

	/** It is on the disk now. */
	void saved(Path where, String written) {
		file = where;
		saved = written;
		tell(Change.SAVED);
	}

	/** Another text is on the disk now, and this one came of bringing both together. */
	void rebase(String onDisk, String merged) {
		saved = onDisk;
		replace("merge", merged);
		tell(Change.SAVED);
	}

	/** The document; empty while its text cannot be read. */
	public Optional<LocatedDocument> document() {
		arrive();
		return document;
	}

	/** What is wrong with it, in order of the file. */
	public abstract List<Finding> problems();

	/** Whether nothing keeps it from being used. */
	public abstract boolean usable();

	/** The order in which properties stand in the object at a place; empty where it is of no interest. */
	abstract List<String> order(String object);

	/**
	 * Reads the document.
	 *
	 * @param parsed the document; empty where the text is none
	 * @param bytes the text
	 * @param findings what keeps the text from being read; empty where there is a document
	 */
	abstract void read(Optional<LocatedDocument> parsed, byte[] bytes, List<Finding> findings);

	/** The value at a place; missing where there is none or the text cannot be read. */
	public JsonNode at(String pointer) {
		return document().map(d -> d.root().at(pointer)).orElse(MissingNode.getInstance());
	}

	/** The text at a place; empty where there is none. */
	public String textAt(String pointer) {
		return at(pointer).asText("");
	}

	/** Puts another text in the place of all. */
	public void replace(String what, String other) {
		arrive();
		apply(what, named(other));
	}

	private List<String> orderAt(String pointer) {
		return order(pointer.substring(0, pointer.lastIndexOf('/')));
	}

	/** Sets a value. Changes of the same place one after the other are one step of undo, until {@link #settle()}. */
	public void set(String pointer, JsonNode value) {
		String object = pointer.substring(0, pointer.lastIndexOf('/'));
		if (!object.isEmpty() && at(object).isMissingNode()) {
			// an object is begun with its first property
			set(object, JsonNodeFactory.instance.objectNode().set(pointer.substring(object.length() + 1), value));
		} else {
			edit(pointer, t -> t.set(pointer, value, orderAt(pointer)));
		}
	}

	/** Sets several values in one step. */
	public void setAll(String what, Map<String, JsonNode> values) {
		edit(what, t -> {
			YamlText changed = t;
			for (Map.Entry<String, JsonNode> value : values.entrySet()) {
				changed = changed.set(value.getKey(), value.getValue(), orderAt(value.getKey()));
			}
			return changed;
		});
	}

	/** Removes a property or an entry of a list. */
	public void remove(String pointer) {
		settle();
		edit("remove " + pointer, t -> t.remove(pointer));
		settle();
	}

	/** Removes a property in the same step as what was done before under that name. */
	void removeWith(String what, String pointer) {
		edit(what, t -> t.remove(pointer));
	}

	/** Does several changes in one step of undo. */
	public void together(Runnable changes) {
		settle();
		int steps = undo.size();
		changes.run();
		while (undo.size() > steps + 1) {
			undo.pop();
		}
		settle();
		tell(Change.TEXT);
	}

	/** Adds an entry at the end of a list, which need not be there. */
	public void add(String list, JsonNode entry) {
		settle();
		edit("add " + list, t -> {
			YamlText with = t.at(list).isArray() ? t : t.set(list, JsonNodeFactory.instance.arrayNode(), orderAt(list));
			return with.insert(list, with.at(list).size(), entry);
		});
		settle();
	}

	/** Takes a language out of all texts, in one step. */
	public void removeLanguage(String code) {
		settle();
		edit("language", t -> {
			List<String> places = new ArrayList<>();
			texts("", t.tree(), code, places);
			YamlText left = t;
			for (String place : places) {
				left = left.remove(place);
			}
			return left;
		});
		settle();
	}

	private static void texts(String at, JsonNode node, String code, List<String> places) {
		if (node.path("en").isTextual() && node.has(code)) {
			places.add(at + "/" + code);
		}
		node.properties().forEach(e -> texts(at + "/" + e.getKey(), e.getValue(), code, places));
		for (int i = 0; node.isArray() && i < node.size(); i++) {
			texts(at + "/" + i, node.get(i), code, places);
		}
	}

	/** Moves an entry of a list. */
	public void move(String list, int from, int to) {
		settle();
		edit("move " + list, t -> t.move(list, from, to));
		settle();
	}

	private void edit(String what, Editing editing) {
		arrive();
		try {
			apply(what, editing.edit(yaml));
		} catch (InputException e) {
			// forms are closed while the text cannot be read; a value that comes late from one is dropped with it
			settle();
		}
	}

	private void apply(String what, YamlText changed) {
		if (changed.text().equals(yaml.text())) {
			return;
		}
		if (!what.equals(open)) {
			undo.push(new Step(yaml.text(), what));
			if (undo.size() > MOST_STEPS) {
				undo.removeLast();
			}
		}
		open = what;
		redo.clear();
		become(changed);
	}

	/** What comes next is a step of its own. */
	public void settle() {
		arrive();
		open = "";
	}

	/** Whether something can be undone. */
	public boolean canUndo() {
		arrive();
		return !undo.isEmpty();
	}

	/** Whether something can be done again. */
	public boolean canRedo() {
		arrive();
		return !redo.isEmpty();
	}

	/** Takes the last step back; nothing happens when there is none. */
	public void undo() {
		step(undo, redo);
	}

	/** Does again what was taken back last; nothing happens when there is nothing. */
	public void redo() {
		step(redo, undo);
	}

	private void step(Deque<Step> from, Deque<Step> to) {
		arrive();
		if (!from.isEmpty()) {
			Step step = from.pop();
			to.push(new Step(yaml.text(), step.what()));
			settle();
			become(named(step.text()));
		}
	}

	private void become(YamlText changed) {
		yaml = changed;
		read();
		tell(Change.TEXT);
	}

	/** Reads the text anew. */
	final void read() {
		List<Finding> findings = List.of();
		document = Optional.empty();
		try {
			document = Optional.of(yaml.document());
		} catch (InputException e) {
			findings = e.findings();
		}
		read(document, yaml.text().getBytes(StandardCharsets.UTF_8), findings);
	}

	/** Tells all listeners. */
	final void tell(Change change) {
		listeners.forEach(l -> l.changed(change));
	}
}
