package org.needlelab.files.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.needlelab.anatomy.Patient;
import org.needlelab.anatomy.Posture;
import org.needlelab.anatomy.Side;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.exercise.Decision;
import org.needlelab.exercise.Keyed;
import org.needlelab.exercise.LocalText;
import org.needlelab.exercise.Position;
import org.needlelab.exercise.Rubric;
import org.needlelab.exercise.Rule;
import org.needlelab.exercise.Scenario;
import org.needlelab.exercise.Technique;
import org.needlelab.files.LocatedDocument;
import org.needlelab.needle.Needle;

import com.fasterxml.jackson.databind.JsonNode;

/** Makes a scenario of a document that fits the schema, and finds what a schema cannot say. */
public final class ScenarioReader {

	private final LocatedDocument document;
	private final JsonNode root;
	private final List<Finding> findings = new ArrayList<>();
	private final Set<String> languages = new TreeSet<>();

	/** @param document fits the scenario schema */
	public ScenarioReader(LocatedDocument document) {
		this.document = document;
		this.root = document.root();
		collectLanguages(root.get("title"));
	}

	private void collectLanguages(JsonNode text) {
		text.fieldNames().forEachRemaining(languages::add);
	}

	/**
	 * The scenario.
	 *
	 * @throws InputException with everything that is wrong with it
	 */
	public Scenario read() throws InputException {
		List<Rule> rules = new RuleReader(document, findings).read();
		for (Rubric.Problem problem : Rubric.problems(rules)) {
			String rule = "/rubric/rules/" + problem.rule();
			int required = problem.key().equals("rubric.unknown-rule")
					? rules.get(problem.rule()).head().requires().indexOf(problem.arguments().get("name")) : -1;
			findings.add(document.error(problem.key(), required < 0 ? rule : rule + "/requires/" + required, problem.arguments()));
		}
		Scenario.Procedure procedure = new ProcedureReader(document, findings, this::text).read();
		List<Scenario.Source> sources = sources();
		List<Scenario.Statement> statements = statements(sources);
		List<Scenario.ScreeningQuestion> screening = screening();
		LocalText title = text("/title");
		LocalText caseText = text("/case");
		LocalText task = text("/task");
		Scenario.NeedleChoice needles = needles();
		Scenario.ReferenceLine line = line();
		Position position = constant(Position.class, "/position");
		Patient patient = positioned(Fields.patient(document, "/patient", findings), position);
		LocatedDocument.requireNoErrors(findings);
		RubricCheck.check(document, rules, screening, procedure, findings);
		LocatedDocument.requireNoErrors(findings);
		JsonNode trigger = root.at("/target/trigger_point");
		return new Scenario(root.get("id").asText(), root.get("revision").asInt(), title, caseText, task, patient,
				position, side(root.get("side").asText()), screening,
				root.at("/target/structure").asText(),
				new Scenario.TriggerPoint(trigger.get("at").asText(),
						!trigger.path("placement").asText("in-target").equals("exact"),
						trigger.get("radius_mm").doubleValue()),
				constant(Technique.class, "/technique/kind"),
				new Scenario.EntryZone(root.at("/entry/at").asText(), root.at("/entry/radius_mm").doubleValue()), line,
				needles, statements, new Rubric(root.at("/rubric/pass_percent").doubleValue(), rules), sources,
				procedure);
	}

	/** The patient in the scenario's position, where the scenario says how the shoulders lie. */
	private Patient positioned(Patient patient, Position position) {
		if (!root.at("/patient").has("posture")) {
			return patient;
		}
		Posture posture = patient.posture();
		Posture.Position lies = Arrays.stream(Posture.Position.values()).filter(p -> p.key().equals(position.key())).findFirst()
				.orElseThrow();
		if (posture.position() != Posture.Position.STANDING && posture.position() != lies) {
			findings.add(document.error("scenario.posture.contradicts", "/patient/posture",
					Map.of("posture", posture.position().key(), "position", position.key())));
		}
		return patient.in(new Posture(lies, posture.left(), posture.right()));
	}

	/** What is odd about the scenario, after it was read. */
	public List<Finding> warnings() {
		return List.copyOf(findings);
	}

	private static Side side(String key) {
		return key.equals(Side.LEFT.key()) ? Side.LEFT : key.equals(Side.RIGHT.key()) ? Side.RIGHT : Side.MEDIAN;
	}

	private <E extends Enum<E> & Keyed> E constant(Class<E> type, String pointer) {
		// the schema allows the constants' keys only
		return Keyed.of(type, root.at(pointer).asText()).orElseThrow();
	}

	private LocalText text(String pointer) {
		Map<String, String> byLanguage = new LinkedHashMap<>();
		root.at(pointer).properties().forEach(e -> byLanguage.put(e.getKey(), e.getValue().asText().strip()));
		Set<String> missing = new TreeSet<>(languages);
		missing.removeAll(byLanguage.keySet());
		if (!missing.isEmpty()) {
			findings.add(document.error("scenario.text.untranslated", pointer,
					Map.of("languages", String.join(", ", missing))));
		}
		return new LocalText(byLanguage);
	}

	private List<Scenario.ScreeningQuestion> screening() {
		List<Scenario.ScreeningQuestion> questions = new ArrayList<>();
		Set<String> ids = new HashSet<>();
		for (int i = 0; i < root.path("screening").size(); i++) {
			String at = "/screening/" + i;
			String id = root.at(at + "/id").asText();
			if (!ids.add(id)) {
				findings.add(document.error("scenario.repeated-id", at + "/id", Map.of("name", id)));
			}
			questions.add(new Scenario.ScreeningQuestion(id, text(at + "/question"), text(at + "/answer"),
					constant(Decision.class, at + "/right")));
		}
		return questions;
	}

	private List<Scenario.Source> sources() {
		List<Scenario.Source> sources = new ArrayList<>();
		Set<String> ids = new HashSet<>();
		for (int i = 0; i < root.path("sources").size(); i++) {
			JsonNode source = root.at("/sources/" + i);
			String id = source.get("id").asText();
			if (!ids.add(id)) {
				findings.add(document.error("scenario.repeated-id", "/sources/" + i + "/id", Map.of("name", id)));
			}
			sources.add(new Scenario.Source(id, source.get("citation").asText()));
		}
		return sources;
	}

	private List<Scenario.Statement> statements(List<Scenario.Source> sources) {
		Set<String> known = new LinkedHashSet<>();
		sources.forEach(s -> known.add(s.id()));
		List<Scenario.Statement> statements = new ArrayList<>();
		for (int i = 0; i < root.path("statements").size(); i++) {
			String at = "/statements/" + i;
			List<String> ids = new ArrayList<>();
			for (int k = 0; k < root.at(at + "/sources").size(); k++) {
				String id = root.at(at + "/sources/" + k).asText();
				if (!known.contains(id)) {
					findings.add(document.error("scenario.source.unknown", at + "/sources/" + k,
							Map.of("name", id, "known", known.isEmpty() ? "-" : String.join(", ", known))));
				}
				ids.add(id);
			}
			statements.add(new Scenario.Statement(text(at + "/text"), ids));
		}
		return statements;
	}

	private Scenario.NeedleChoice needles() {
		double[] length = range("/needles/length_mm");
		double[] diameter = range("/needles/diameter_mm");
		Scenario.NeedleChoice choice = new Scenario.NeedleChoice(length[0], length[1], diameter[0], diameter[1]);
		if (Needle.catalogue().stream().noneMatch(choice::allows)) {
			findings.add(document.error("scenario.needles.none-on-offer", "/needles", Map.of()));
		}
		return choice;
	}

	private double[] range(String pointer) {
		JsonNode node = root.at(pointer);
		double[] range = { node.get(0).doubleValue(), node.get(1).doubleValue() };
		if (range[0] > range[1]) {
			findings.add(document.error("value.range-reversed", pointer, Map.of("from", range[0], "to", range[1])));
		}
		return range;
	}

	private Scenario.ReferenceLine line() {
		JsonNode entry = root.get("entry");
		boolean both = entry.has("direction") && entry.has("towards");
		if (both || !entry.has("direction") && !entry.has("towards")) {
			findings.add(document.error("scenario.line.one-of", "/entry", Map.of()));
			return new Scenario.Inward();
		}
		if (entry.has("direction")) {
			return new Scenario.Along(
					Fields.direction(entry.get("direction"), document, "/entry/direction", findings));
		}
		String towards = entry.get("towards").asText();
		return switch (towards) {
		case "inward" -> new Scenario.Inward();
		case "trigger-point" -> new Scenario.TowardsTriggerPoint();
		default -> new Scenario.TowardsPlace(towards);
		};
	}
}
