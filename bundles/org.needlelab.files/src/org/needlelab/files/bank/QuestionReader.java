package org.needlelab.files.bank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.needlelab.anatomy.Patient;
import org.needlelab.anatomy.Sex;
import org.needlelab.exam.item.Area;
import org.needlelab.exam.item.Key;
import org.needlelab.exam.item.NumberAnswer;
import org.needlelab.exam.item.Option;
import org.needlelab.exam.item.Pair;
import org.needlelab.exam.item.Question;
import org.needlelab.exam.item.SetRule;
import org.needlelab.exam.item.TextAnswer;
import org.needlelab.exam.item.View;
import org.needlelab.exercise.Keyed;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads the part of an item that depends on its kind. */
final class QuestionReader {

	/** Told what is wrong with a property. */
	@FunctionalInterface
	interface Problems {
		/** Something is wrong with a property. */
		void add(String property, String key, Map<String, Object> arguments);
	}

	private static final Set<String> COMMON = Set.of("id", "version", "title", "domain", "topic", "status", "level", "points",
			"pretest", "enemies", "exposure", "history", "stem", "media", "kind", "rationale", "references");
	/** Properties of each kind. */
	private static final Map<String, Set<String>> OWN = Map.of("multiple-choice", Set.of("options", "key", "shuffle"),
			"multiple-response", Set.of("options", "key", "scoring", "max_choices", "shuffle"), "true-false", Set.of("key", "feedback_true", "feedback_false"),
			"ordering", Set.of("options", "key", "scoring", "shuffle"), "matching",
			Set.of("prompts", "answers", "key", "scoring", "shuffle"), "numeric", Set.of("key", "unit", "calculator"),
			"short-text", Set.of("key", "case_sensitive"), "hotspot",
			Set.of("picture", "view", "areas", "key", "scoring", "max_points"), "locate", Set.of("patient", "shown", "key"),
			"station", Set.of("scenario", "pass_percent"));

	private final JsonNode node;
	private final Problems problems;

	QuestionReader(JsonNode node, Problems problems) {
		this.node = node;
		this.problems = problems;
	}

	/** The question; empty when something is wrong with it. */
	Optional<Question> read() {
		String kind = node.get("kind").asText();
		node.fieldNames().forEachRemaining(name -> {
			if (!COMMON.contains(name) && !OWN.get(kind).contains(name)) {
				problems.add(name, "item.not-for-kind", Map.of("name", name, "kind", kind));
			}
		});
		boolean shuffle = node.path("shuffle").asBoolean(true);
		return switch (kind) {
		case "multiple-choice" -> Optional.of(new Question.MultipleChoice(options("options"), credit(), shuffle));
		case "multiple-response" -> Optional.of(new Question.MultipleResponse(options("options"), strings(node.get("key")),
				rule(SetRule.Plain.ALL_OR_NOTHING), node.path("max_choices").asInt(0), shuffle));
		case "true-false" -> Optional.of(new Question.TrueFalse(node.get("key").asBoolean(),
				ItemReader.optionalText(node.path("feedback_true")), ItemReader.optionalText(node.path("feedback_false"))));
		case "ordering" -> Optional.of(new Question.Ordering(options("options"), List.copyOf(strings(node.get("key"))),
				Keyed.of(Key.OrderRule.class, node.path("scoring").asText("all-or-nothing")).orElseThrow(), shuffle));
		case "matching" -> Optional.of(new Question.Matching(options("prompts"), options("answers"), pairs(),
				rule(SetRule.Plain.SHARE_OF_RIGHT), shuffle));
		case "numeric" -> numeric();
		case "short-text" -> Optional.of(shortText());
		case "hotspot" -> hotspot();
		case "locate" -> locate();
		default -> Optional.of(new Question.Station(node.get("scenario").asText(),
				node.has("pass_percent") ? Optional.of(node.get("pass_percent").asDouble()) : Optional.empty()));
		};
	}

	private List<Option> options(String property) {
		List<Option> options = new ArrayList<>();
		node.path(property).forEach(o -> options.add(
				new Option(o.get("id").asText(), ItemReader.text(o.get("text")), ItemReader.optionalText(o.path("feedback")))));
		return options;
	}

	private static Set<String> strings(JsonNode list) {
		Set<String> strings = new LinkedHashSet<>();
		list.forEach(s -> strings.add(s.asText()));
		return strings;
	}

	private Map<String, Double> credit() {
		JsonNode key = node.get("key");
		return key.isTextual() ? Map.of(key.asText(), 1.0) : numbers(key);
	}

	private static Map<String, Double> numbers(JsonNode object) {
		Map<String, Double> numbers = new LinkedHashMap<>();
		object.properties().forEach(e -> numbers.put(e.getKey(), e.getValue().asDouble()));
		return numbers;
	}

	private SetRule rule(SetRule.Plain usual) {
		JsonNode scoring = node.path("scoring");
		if (!scoring.isObject()) {
			return scoring.isMissingNode() ? usual : Keyed.of(SetRule.Plain.class, scoring.asText()).orElseThrow();
		}
		double min = scoring.path("min").asDouble(0);
		double max = scoring.path("max").asDouble(1);
		if (min > max) {
			problems.add("scoring", "value.range-reversed", Map.of("from", min, "to", max));
			return usual;
		}
		return new SetRule.Weighted(numbers(scoring.get("credit")), scoring.path("others").asDouble(0), min, max);
	}

	private Set<Pair> pairs() {
		Set<Pair> pairs = new LinkedHashSet<>();
		node.get("key").forEach(p -> pairs.add(new Pair(p.get(0).asText(), p.get(1).asText())));
		return pairs;
	}

	private Optional<Question> numeric() {
		List<NumberAnswer> answers = new ArrayList<>();
		for (JsonNode answer : node.get("key")) {
			Optional<BigDecimal> value = ItemReader.decimal(answer.get("value"));
			Optional<BigDecimal> tolerance = answer.has("tolerance") ? ItemReader.decimal(answer.get("tolerance"))
					: Optional.of(BigDecimal.ZERO);
			if (value.isEmpty() || tolerance.isEmpty() || tolerance.get().signum() < 0) {
				problems.add("key", "item.number", Map.of("value", answer.get("value").asText(), "tolerance",
						answer.path("tolerance").asText("0")));
				return Optional.empty();
			}
			answers.add(new NumberAnswer(value.get(), tolerance.get(), answer.path("credit").asDouble(1),
					ItemReader.optionalText(answer.path("feedback"))));
		}
		return Optional.of(
				new Question.Numeric(answers, node.path("unit").asText(""), node.path("calculator").asBoolean(false)));
	}

	private Question shortText() {
		List<TextAnswer> answers = new ArrayList<>();
		node.get("key").forEach(a -> answers.add(new TextAnswer(a.get("text").asText(), a.path("credit").asDouble(1),
				ItemReader.optionalText(a.path("feedback")))));
		return new Question.ShortText(answers, node.path("case_sensitive").asBoolean(false));
	}

	private Optional<Question> hotspot() {
		if (node.has("picture") == node.has("view")) {
			problems.add("kind", "item.picture-or-view", Map.of());
			return Optional.empty();
		}
		JsonNode seen = node.has("picture") ? node.get("picture") : node.get("view");
		int width = seen.get("width_px").asInt();
		int height = seen.get("height_px").asInt();
		View view = node.has("picture") ? new View.Picture(seen.get("medium").asText(), width, height)
				: new View.Rendered(seen.get("camera").asText(), List.copyOf(strings(seen.path("shown"))), width, height);
		List<Area> areas = new ArrayList<>();
		for (JsonNode area : node.get("areas")) {
			if (area.size() != 2 || area.path("polygon").size() % 2 != 0) {
				problems.add("areas", "item.area", Map.of("name", area.get("id").asText()));
				return Optional.empty();
			}
			areas.add(area(area));
		}
		return Optional.of(new Question.Hotspot(view, areas, strings(node.get("key")), rule(SetRule.Plain.ALL_OR_NOTHING),
				node.path("max_points").asInt(1)));
	}

	private static Area area(JsonNode area) {
		String id = area.get("id").asText();
		if (area.has("circle")) {
			JsonNode c = area.get("circle");
			return new Area.Circle(id, c.get(0).asDouble(), c.get(1).asDouble(), c.get(2).asDouble());
		}
		if (area.has("ellipse")) {
			JsonNode e = area.get("ellipse");
			return new Area.Ellipse(id, e.get(0).asDouble(), e.get(1).asDouble(), e.get(2).asDouble(), e.get(3).asDouble());
		}
		if (area.has("rectangle")) {
			JsonNode r = area.get("rectangle");
			return new Area.Rectangle(id, r.get(0).asDouble(), r.get(1).asDouble(), r.get(2).asDouble(), r.get(3).asDouble());
		}
		List<Double> points = new ArrayList<>();
		area.get("polygon").forEach(p -> points.add(p.asDouble()));
		return new Area.Polygon(id, points);
	}

	private Optional<Question> locate() {
		JsonNode key = node.get("key");
		Optional<Key.Zone> zone = Optional.empty();
		if (key.has("place")) {
			double within = key.path("within_mm").asDouble(0);
			double zero = key.path("zero_at_mm").asDouble(within);
			if (zero < within) {
				problems.add("key", "value.range-reversed", Map.of("from", within, "to", zero));
				return Optional.empty();
			}
			zone = Optional.of(new Key.Zone(key.get("place").asText(), within, zero));
		}
		Set<String> structures = strings(key.path("structures"));
		if (zone.isEmpty() && structures.isEmpty()) {
			problems.add("key", "item.locate.nothing", Map.of());
			return Optional.empty();
		}
		try {
			JsonNode p = node.path("patient");
			Optional<Patient> patient = p.isMissingNode() ? Optional.empty()
					: Optional.of(new Patient(p.get("sex").asText().equals(Sex.FEMALE.key()) ? Sex.FEMALE : Sex.MALE,
							p.get("age_years").asDouble(), p.get("stature_mm").asDouble(), p.get("mass_kg").asDouble()));
			return Optional.of(new Question.Locate(patient, List.copyOf(strings(node.path("shown"))), structures, zone));
		} catch (IllegalArgumentException e) {
			// the patient's own bounds: said with the bounds
			problems.add("patient", "item.patient", Map.of("problem", String.valueOf(e.getMessage())));
			return Optional.empty();
		}
	}
}
