package org.needlelab.ui.author;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.needlelab.base.InputException;
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
		List<Workshop.Entry> shipped = workshop.shipped().stream().filter(e -> e.id().equals(id)).toList();
		if (!shipped.isEmpty()) {
			return Optional.of(parse(shipped.get(0).id(), workshop.text(shipped.get(0))));
		}
		Optional<Loaded<Scenario>> packed = shelf.scenario(id, Optional.of(sha256));
		if (packed.filter(s -> s.sha256().equals(sha256)).isPresent()) {
			return packed;
		}
		Optional<Loaded<Scenario>> newest = packed;
		for (String text : workshop.saved(id)) {
			Loaded<Scenario> own = parse(id, text);
			if (own.sha256().equals(sha256)) {
				return Optional.of(own);
			}
			newest = newest.filter(n -> n.value().revision() >= own.value().revision()).or(() -> Optional.of(own));
		}
		return newest;
	}

	private Loaded<Scenario> parse(String id, String text) throws InputException {
		return reader.parse(id + ScenarioFile.ENDING, text.getBytes(StandardCharsets.UTF_8));
	}
}
