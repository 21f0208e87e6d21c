package org.needlelab.files.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.exercise.Jurisdictions;
import org.needlelab.exercise.Jurisdictions.Entry;
import org.needlelab.exercise.Jurisdictions.Said;
import org.needlelab.exercise.Jurisdictions.Status;
import org.needlelab.exercise.Keyed;
import org.needlelab.exercise.LocalText;
import org.needlelab.exercise.Scenario;
import org.needlelab.files.LocatedDocument;

import com.fasterxml.jackson.databind.JsonNode;

/** Makes a table of jurisdictions from a document that fits its schema. */
public final class JurisdictionsReader {

	private final LocatedDocument document;
	private final List<Finding> findings = new ArrayList<>();
	private final Set<String> known = new HashSet<>();

	/** @param document fits the schema */
	public JurisdictionsReader(LocatedDocument document) {
		this.document = document;
	}

	/**
	 * Reads.
	 *
	 * @throws InputException when identifiers repeat, a source is unknown or the order of time is wrong
	 */
	public Jurisdictions read() throws InputException {
		List<Scenario.Source> sources = new ArrayList<>();
		for (JsonNode source : document.root().path("sources")) {
			String id = source.get("id").asText();
			if (!known.add(id)) {
				findings.add(document.error("scenario.repeated-id", "/sources/" + sources.size() + "/id", Map.of("name", id)));
			}
			sources.add(new Scenario.Source(id, source.get("citation").asText()));
		}
		List<Entry> entries = new ArrayList<>();
		Set<String> ids = new HashSet<>();
		for (int i = 0; i < document.root().path("entries").size(); i++) {
			entries.add(entry("/entries/" + i, ids));
		}
		LocatedDocument.requireNoErrors(findings);
		return new Jurisdictions(entries, sources);
	}

	private Entry entry(String at, Set<String> ids) {
		JsonNode node = document.root().at(at);
		String id = node.get("id").asText();
		if (!ids.add(id)) {
			findings.add(document.error("scenario.repeated-id", at + "/id", Map.of("name", id)));
		}
		Said now = said(at);
		List<Said> earlier = new ArrayList<>();
		Said later = now;
		for (int i = 0; i < node.path("earlier").size(); i++) {
			Said said = said(at + "/earlier/" + i);
			if (said.isAfter(later)) {
				findings.add(document.error("jurisdictions.order", at + "/earlier/" + i + "/as_of", Map.of()));
			}
			earlier.add(said);
			later = said;
		}
		return new Entry(id, node.get("name").asText(), now, earlier, note(node.path("note")));
	}

	private Said said(String at) {
		JsonNode node = document.root().at(at);
		List<String> sources = new ArrayList<>();
		for (JsonNode source : node.get("sources")) {
			if (!known.contains(source.asText())) {
				findings.add(document.error("scenario.source.unknown", at + "/sources/" + sources.size(),
						Map.of("name", source.asText())));
			}
			sources.add(source.asText());
		}
		// the schema allows the constants' keys and dates only
		return new Said(Keyed.of(Status.class, node.get("status").asText()).orElseThrow(),
				node.get("as_of").asText(), sources);
	}

	private static Optional<LocalText> note(JsonNode node) {
		Map<String, String> texts = new LinkedHashMap<>();
		node.properties().forEach(text -> texts.put(text.getKey(), text.getValue().asText()));
		return texts.isEmpty() ? Optional.empty() : Optional.of(new LocalText(texts));
	}
}
