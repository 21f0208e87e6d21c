package org.needlelab.ui.author;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.exercise.Scenario;
import org.needlelab.files.Loaded;
import org.needlelab.files.ScenarioFile;
import org.needlelab.files.Schemas;
import org.needlelab.files.pack.PackShelf;

/** Finds the scenario that an attempt was made on: the very file where it is here, else the newest of that identifier. */
public final class ScenarioSource implements Course.Scenarios {

	private final Workshop workshop;
	private final PackShelf shelf;
	private final ScenarioFile reader;

	/** @param shelf the packs that are installed */
	public ScenarioSource(Workshop workshop, PackShelf shelf, Schemas schemas) {
		this.workshop = workshop;
		this.shelf = shelf;
		this.reader = new ScenarioFile(schemas);
	}

	@Override
	public Optional<Loaded<Scenario>> find(String id, String sha256) throws InputException {
		Optional<Loaded<Scenario>> found = Optional.empty();
		for (String text : texts(id, sha256)) {
			Loaded<Scenario> one = parse(id, text);
			if (one.sha256().equals(sha256)) {
				return Optional.of(one);
			}
			found = found.filter(f -> f.value().revision() >= one.value().revision()).or(() -> Optional.of(one));
		}
		return found;
	}

	/** The text of the same scenario, comments and all. */
	public Optional<String> text(String id, String sha256) throws InputException {
		Optional<Loaded<Scenario>> found = find(id, sha256);
		for (String text : found.isPresent() ? texts(id, sha256) : List.<String>of()) {
			if (parse(id, text).sha256().equals(found.get().sha256())) {
				return Optional.of(text);
			}
		}
		return Optional.empty();
	}

	/** Every text of a scenario that there is: the author's, kept revisions, that of an installed pack, the shipped one. */
	private List<String> texts(String id, String sha256) throws InputException {
		List<String> texts = new ArrayList<>();
		for (Workshop.Entry shipped : workshop.shipped()) {
			if (shipped.id().equals(id)) {
				texts.add(workshop.text(shipped));
			}
		}
		texts.addAll(workshop.saved(id));
		Optional<Loaded<Scenario>> packed = shelf.scenario(id, Optional.of(sha256));
		if (packed.isPresent()) {
			try {
				// a scenario of a pack lies in the pack's folder
				texts.add(Files.readString(Path.of(packed.get().document().name())));
			} catch (IOException e) {
				throw new InputException(Finding.error("file.unreadable", SourceLocation.of(packed.get().document().name()),
						Map.of("reason", String.valueOf(e.getMessage()))));
			}
		}
		return texts;
	}

	private Loaded<Scenario> parse(String id, String text) throws InputException {
		return reader.parse(id + ScenarioFile.ENDING, text.getBytes(StandardCharsets.UTF_8));
	}
}
