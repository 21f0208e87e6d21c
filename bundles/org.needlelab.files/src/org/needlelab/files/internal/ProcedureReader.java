package org.needlelab.files.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.needlelab.base.Finding;
import org.needlelab.exercise.Keyed;
import org.needlelab.exercise.LocalText;
import org.needlelab.exercise.Scenario;
import org.needlelab.exercise.Scenario.ComplicationKind;
import org.needlelab.exercise.Scenario.Difficulty;
import org.needlelab.exercise.Scenario.Onset;
import org.needlelab.exercise.Scenario.Verdict;
import org.needlelab.files.LocatedDocument;
import com.fasterxml.jackson.databind.JsonNode;
import org.needlelab.exercise.Technique;

/** Makes what belongs to the procedure besides the needle: difficulty, palpation sites, complications. */
final class ProcedureReader {

	private final LocatedDocument document;
	private final List<Finding> findings;
	private final Function<String, LocalText> texts;

	/** @param texts the text at a pointer */
	ProcedureReader(LocatedDocument document, List<Finding> findings, Function<String, LocalText> texts) {
		this.document = document;
		this.findings = findings;
		this.texts = texts;
	}

	Scenario.Procedure read() {
		String difficulty = document.root().path("difficulty").asText(Difficulty.FOUNDATION.key());
		return new Scenario.Procedure(Keyed.of(Difficulty.class, difficulty).orElseThrow(), lift(), sites(), complications());
	}

	private Optional<Scenario.Lift> lift() {
		JsonNode lift = document.root().at("/technique/lift");
		if (lift.isMissingNode()) {
			return Optional.empty();
		}
		if (!word("/technique/kind").equals(Technique.PINCER.key())) {
			findings.add(document.error("scenario.lift.not-pincer", "/technique/lift", Map.of()));
		}
		return Optional.of(new Scenario.Lift(lift.get("height_mm").doubleValue(), lift.get("length_mm").doubleValue(),
				lift.get("width_mm").doubleValue(),
				Fields.direction(lift.get("along"), document, "/technique/lift/along", findings)));
	}

	private List<Scenario.PalpationSite> sites() {
		List<Scenario.PalpationSite> sites = new ArrayList<>();
		Set<String> ids = new HashSet<>();
		for (int i = 0; i < document.root().path("palpation").size(); i++) {
			String at = "/palpation/" + i;
			sites.add(new Scenario.PalpationSite(id(at, ids), texts.apply(at + "/name"), word(at + "/at"),
					document.root().at(at + "/radius_mm").doubleValue()));
		}
		return sites;
	}

	private List<Scenario.Complication> complications() {
		List<Scenario.Complication> complications = new ArrayList<>();
		Set<String> ids = new HashSet<>();
		for (int i = 0; i < document.root().path("complications").size(); i++) {
			String at = "/complications/" + i;
			List<Scenario.Response> responses = responses(at + "/responses");
			if (responses.stream().noneMatch(r -> r.verdict() == Verdict.RIGHT)) {
				findings.add(document.error("scenario.complication.no-right", at + "/responses", Map.of()));
			}
			complications.add(new Scenario.Complication(id(at, ids), constant(ComplicationKind.class, at + "/kind"),
					constant(Onset.class, at + "/onset"), texts.apply(at + "/signs"), responses));
		}
		return complications;
	}

	private List<Scenario.Response> responses(String pointer) {
		List<Scenario.Response> responses = new ArrayList<>();
		Set<String> ids = new HashSet<>();
		for (int i = 0; i < document.root().at(pointer).size(); i++) {
			String at = pointer + "/" + i;
			responses.add(new Scenario.Response(id(at, ids), texts.apply(at + "/text"),
					constant(Verdict.class, at + "/verdict")));
		}
		return responses;
	}

	private String id(String pointer, Set<String> ids) {
		String id = word(pointer + "/id");
		if (!ids.add(id)) {
			findings.add(document.error("scenario.repeated-id", pointer + "/id", Map.of("name", id)));
		}
		return id;
	}

	private String word(String pointer) {
		return document.root().at(pointer).asText();
	}

	private <E extends Enum<E> & Keyed> E constant(Class<E> type, String pointer) {
		// the schema allows the constants' keys only
		return Keyed.of(type, word(pointer)).orElseThrow();
	}
}
