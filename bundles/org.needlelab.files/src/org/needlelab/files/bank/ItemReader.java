package org.needlelab.files.bank;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.needlelab.base.Finding;
import org.needlelab.exam.item.CognitiveLevel;
import org.needlelab.exam.item.Exposure;
import org.needlelab.exam.item.HistoryEntry;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemCheck;
import org.needlelab.exam.item.ItemProblem;
import org.needlelab.exam.item.ItemStatus;
import org.needlelab.exam.item.Medium;
import org.needlelab.exam.item.Reference;
import org.needlelab.exercise.Keyed;
import org.needlelab.exercise.LocalText;
import org.needlelab.files.LocatedDocument;

import com.fasterxml.jackson.databind.JsonNode;

/** Makes items of a document that fits the bank's schema, and finds what a schema cannot say. */
final class ItemReader {

	private static final BigDecimal LARGEST = new BigDecimal("1e100");

	private final LocatedDocument document;
	private final List<Finding> findings;

	/**
	 * @param document fits the schema
	 * @param findings receives what is wrong
	 */
	ItemReader(LocatedDocument document, List<Finding> findings) {
		this.document = document;
		this.findings = findings;
	}

	/** The item at a pointer; empty when something is wrong with it, which then is among the findings. */
	Optional<Item> read(String pointer) {
		int before = findings.size();
		JsonNode node = document.root().at(pointer);
		QuestionReader questions = new QuestionReader(node, (property, key, arguments) -> findings
				.add(document.error(key, pointer + "/" + property, arguments)));
		Item.About about = about(node, pointer);
		var question = questions.read();
		if (findings.size() > before || question.isEmpty()) {
			return Optional.empty();
		}
		List<Medium> media = new ArrayList<>();
		node.path("media").forEach(m -> media.add(new Medium(m.get("id").asText(), m.get("file").asText(), m.get("type").asText(),
				text(m.get("alternative")))));
		List<Reference> references = new ArrayList<>();
		node.path("references")
				.forEach(r -> references.add(new Reference(r.get("source").asText(), r.path("at").asText(""))));
		Item item = new Item(node.get("id").asText(), node.get("version").asInt(), about, node.path("points").asDouble(1),
				text(node.get("stem")), media, question.get(), optionalText(node.path("rationale")), references);
		for (ItemProblem problem : ItemCheck.problems(item)) {
			findings.add(new Finding(problem.severity(), problem.key(), problem.arguments(),
					Optional.of(document.where(pointer + "/" + problem.property()))));
		}
		return Optional.of(item);
	}

	private Item.About about(JsonNode node, String pointer) {
		Set<String> enemies = new LinkedHashSet<>();
		node.path("enemies").forEach(e -> enemies.add(e.asText()));
		JsonNode shown = node.path("exposure");
		Exposure exposure = new Exposure(shown.path("forms").asInt(0), shown.path("candidates").asLong(0),
				shown.has("last") ? Optional.of(date(pointer + "/exposure/last")) : Optional.empty());
		List<HistoryEntry> history = new ArrayList<>();
		int version = node.get("version").asInt();
		for (int i = 0; i < node.path("history").size(); i++) {
			JsonNode step = node.get("history").get(i);
			if (step.get("who").asText().isBlank()) {
				findings.add(document.error("item.history.who", pointer + "/history/" + i + "/who", Map.of()));
				continue;
			}
			history.add(new HistoryEntry(date(pointer + "/history/" + i + "/date"), step.get("who").asText(),
					Keyed.of(HistoryEntry.Act.class, step.get("act").asText()).orElseThrow(), step.path("version").asInt(version),
					step.path("note").asText("")));
		}
		return new Item.About(node.path("title").asText(""), node.get("domain").asText(), node.path("topic").asText(""),
				Keyed.of(ItemStatus.class, node.get("status").asText()).orElseThrow(),
				Keyed.of(CognitiveLevel.class, node.get("level").asText()).orElseThrow(), node.path("pretest").asBoolean(false),
				enemies, exposure, history);
	}

	private LocalDate date(String pointer) {
		String text = document.root().at(pointer).asText();
		try {
			return LocalDate.parse(text);
		} catch (DateTimeException e) {
			findings.add(document.error("value.no-date", pointer, Map.of("text", text)));
			return LocalDate.EPOCH;
		}
	}

	/** A text by language. */
	static LocalText text(JsonNode node) {
		Map<String, String> texts = new LinkedHashMap<>();
		node.properties().forEach(e -> texts.put(e.getKey(), e.getValue().asText()));
		return new LocalText(texts);
	}

	/** A text by language, where there is one. */
	static Optional<LocalText> optionalText(JsonNode node) {
		return node.isObject() ? Optional.of(text(node)) : Optional.empty();
	}

	/** A decimal number, also as text; empty when it is none or beyond all use. */
	static Optional<BigDecimal> decimal(JsonNode node) {
		try {
			BigDecimal value = node.isTextual() ? new BigDecimal(node.asText().strip()) : new BigDecimal(node.asText());
			boolean small = Math.abs((long) value.scale()) < 400 && value.precision() < 400;
			return small && value.abs().compareTo(LARGEST) < 0 ? Optional.of(value) : Optional.empty();
		} catch (NumberFormatException e) {
			return Optional.empty();
		}
	}
}
