package org.needlelab.files.bank;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.anatomy.Patient;
import org.needlelab.exam.item.Area;
import org.needlelab.exam.item.Exposure;
import org.needlelab.exam.item.HistoryEntry;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.Key;
import org.needlelab.exam.item.NumberAnswer;
import org.needlelab.exam.item.Option;
import org.needlelab.exam.item.Question;
import org.needlelab.exam.item.SetRule;
import org.needlelab.exam.item.View;
import org.needlelab.exercise.Keyed;
import org.needlelab.exercise.LocalText;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Writes items as trees of the bank's format; what has its usual value is left out. */
final class ItemWriter {

	private final ObjectNode node = JsonNodeFactory.instance.objectNode();

	private ItemWriter() {
	}

	/** The tree of an item. */
	static ObjectNode tree(Item item) {
		ItemWriter writer = new ItemWriter();
		writer.head(item);
		writer.node.set("stem", text(item.stem()));
		if (!item.media().isEmpty()) {
			ArrayNode media = writer.node.putArray("media");
			item.media().forEach(m -> media.addObject().put("id", m.id()).put("file", m.file()).put("type", m.type())
					.set("alternative", text(m.alternative())));
		}
		writer.node.put("kind", item.question().kind());
		writer.question(item.question());
		item.rationale().ifPresent(r -> writer.node.set("rationale", text(r)));
		if (!item.references().isEmpty()) {
			ArrayNode references = writer.node.putArray("references");
			item.references().forEach(r -> {
				ObjectNode reference = references.addObject().put("source", r.source());
				putUnlessEmpty(reference, "at", r.at());
			});
		}
		return writer.node;
	}

	private void head(Item item) {
		Item.About about = item.about();
		node.put("id", item.id()).put("version", item.version());
		putUnlessEmpty(node, "title", about.title());
		node.put("domain", about.domain());
		putUnlessEmpty(node, "topic", about.topic());
		node.put("status", about.status().key()).put("level", about.level().key());
		if (item.points() != 1) {
			node.set("points", number(item.points()));
		}
		if (about.pretest()) {
			node.put("pretest", true);
		}
		if (!about.enemies().isEmpty()) {
			strings(node.putArray("enemies"), about.enemies());
		}
		if (!about.exposure().equals(Exposure.NONE)) {
			ObjectNode exposure = node.putObject("exposure").put("forms", about.exposure().forms()).put("candidates",
					about.exposure().candidates());
			about.exposure().last().ifPresent(last -> exposure.put("last", last.toString()));
		}
		if (!about.history().isEmpty()) {
			ArrayNode history = node.putArray("history");
			for (HistoryEntry step : about.history()) {
				ObjectNode entry = history.addObject().put("date", step.date().toString()).put("who", step.who()).put("act",
						step.act().key());
				if (step.version() != item.version()) {
					entry.put("version", step.version());
				}
				putUnlessEmpty(entry, "note", step.note());
			}
		}
	}

	private static void putUnlessEmpty(ObjectNode node, String name, String value) {
		if (!value.isEmpty()) {
			node.put(name, value);
		}
	}

	/** A text by language. */
	static ObjectNode text(LocalText text) {
		ObjectNode node = JsonNodeFactory.instance.objectNode();
		text.byLanguage().forEach(node::put);
		return node;
	}

	private static void optional(ObjectNode node, String name, Optional<LocalText> text) {
		text.ifPresent(t -> node.set(name, text(t)));
	}

	private static void strings(ArrayNode list, Collection<String> strings) {
		strings.forEach(list::add);
	}

	/** Whole numbers without a point. */
	static JsonNode number(double value) {
		return value == Math.rint(value) && Math.abs(value) < 1e15 ? LongNode.valueOf((long) value) : DoubleNode.valueOf(value);
	}

	/** A decimal as a number where that keeps every digit, else as text. */
	static JsonNode decimal(BigDecimal value) {
		JsonNode number = number(value.doubleValue());
		boolean kept = new BigDecimal(number.asText()).compareTo(value) == 0;
		return kept ? number : value.precision() < 16 ? DecimalNode.valueOf(value) : TextNode.valueOf(value.toString());
	}

	private void options(String name, List<Option> options) {
		ArrayNode list = node.putArray(name);
		for (Option option : options) {
			ObjectNode entry = list.addObject().put("id", option.id());
			entry.set("text", text(option.text()));
			optional(entry, "feedback", option.feedback());
		}
	}

	private void shuffle(boolean shuffle) {
		if (!shuffle) {
			node.put("shuffle", false);
		}
	}

	private void scoring(SetRule rule, SetRule.Plain usual) {
		if (rule instanceof SetRule.Weighted weighted) {
			ObjectNode scoring = node.putObject("scoring");
			numbers(scoring.putObject("credit"), weighted.credit());
			putUnless(scoring, "others", weighted.others(), 0);
			putUnless(scoring, "min", weighted.min(), 0);
			putUnless(scoring, "max", weighted.max(), 1);
		} else if (rule != usual) {
			node.put("scoring", ((Keyed) rule).key());
		}
	}

	private static void putUnless(ObjectNode node, String name, double value, double usual) {
		if (value != usual) {
			node.set(name, number(value));
		}
	}

	private static void numbers(ObjectNode node, Map<String, Double> numbers) {
		numbers.forEach((id, value) -> node.set(id, number(value)));
	}

	private void question(Question question) {
		if (question instanceof Question.MultipleChoice q) {
			options("options", q.options());
			if (q.credit().size() == 1 && q.credit().containsValue(1.0)) {
				node.put("key", q.credit().keySet().iterator().next());
			} else {
				numbers(node.putObject("key"), q.credit());
			}
			shuffle(q.shuffle());
		} else if (question instanceof Question.MultipleResponse q) {
			options("options", q.options());
			strings(node.putArray("key"), q.right());
			scoring(q.rule(), SetRule.Plain.ALL_OR_NOTHING);
			putUnless(node, "max_choices", q.maxChoices(), 0);
			shuffle(q.shuffle());
		} else if (question instanceof Question.TrueFalse q) {
			node.put("key", q.right());
			optional(node, "feedback_true", q.toTrue());
			optional(node, "feedback_false", q.toFalse());
		} else if (question instanceof Question.Ordering q) {
			options("options", q.options());
			strings(node.putArray("key"), q.right());
			if (q.rule() != Key.OrderRule.ALL_OR_NOTHING) {
				node.put("scoring", q.rule().key());
			}
			shuffle(q.shuffle());
		} else if (question instanceof Question.Matching q) {
			options("prompts", q.prompts());
			options("answers", q.answers());
			ArrayNode key = node.putArray("key");
			q.right().forEach(p -> key.addArray().add(p.prompt()).add(p.answer()));
			scoring(q.rule(), SetRule.Plain.SHARE_OF_RIGHT);
			shuffle(q.shuffle());
		} else {
			typedOrPlaced(question);
		}
	}

	private void typedOrPlaced(Question question) {
		if (question instanceof Question.Numeric q) {
			ArrayNode key = node.putArray("key");
			q.accepted().forEach(a -> number(key.addObject(), a));
			putUnlessEmpty(node, "unit", q.unit());
			if (q.calculator()) {
				node.put("calculator", true);
			}
		} else if (question instanceof Question.ShortText q) {
			ArrayNode key = node.putArray("key");
			q.accepted().forEach(a -> {
				ObjectNode answer = key.addObject().put("text", a.text());
				putUnless(answer, "credit", a.credit(), 1);
				optional(answer, "feedback", a.feedback());
			});
			if (q.caseSensitive()) {
				node.put("case_sensitive", true);
			}
		} else if (question instanceof Question.Hotspot q) {
			hotspot(q);
		} else if (question instanceof Question.Locate q) {
			locate(q);
		} else if (question instanceof Question.Station q) {
			node.put("scenario", q.scenario());
			q.passPercent().ifPresent(p -> node.set("pass_percent", number(p)));
		}
	}

	private static void number(ObjectNode node, NumberAnswer answer) {
		node.set("value", decimal(answer.value()));
		if (answer.tolerance().signum() > 0) {
			node.set("tolerance", decimal(answer.tolerance()));
		}
		putUnless(node, "credit", answer.credit(), 1);
		optional(node, "feedback", answer.feedback());
	}

	private void hotspot(Question.Hotspot q) {
		if (q.view() instanceof View.Picture p) {
			node.putObject("picture").put("medium", p.medium()).put("width_px", p.widthPx()).put("height_px", p.heightPx());
		} else if (q.view() instanceof View.Rendered r) {
			ObjectNode view = node.putObject("view").put("camera", r.camera());
			strings(view.putArray("shown"), r.shown());
			view.put("width_px", r.widthPx()).put("height_px", r.heightPx());
		}
		ArrayNode areas = node.putArray("areas");
		q.areas().forEach(area -> area(areas.addObject().put("id", area.id()), area));
		strings(node.putArray("key"), q.right());
		scoring(q.rule(), SetRule.Plain.ALL_OR_NOTHING);
		putUnless(node, "max_points", q.maxPoints(), 1);
	}

	private static void area(ObjectNode node, Area area) {
		if (area instanceof Area.Circle c) {
			numbers(node.putArray("circle"), c.xPx(), c.yPx(), c.radiusPx());
		} else if (area instanceof Area.Ellipse e) {
			numbers(node.putArray("ellipse"), e.xPx(), e.yPx(), e.radiusXPx(), e.radiusYPx());
		} else if (area instanceof Area.Rectangle r) {
			numbers(node.putArray("rectangle"), r.leftPx(), r.topPx(), r.rightPx(), r.bottomPx());
		} else if (area instanceof Area.Polygon p) {
			numbers(node.putArray("polygon"), p.pointsPx().stream().mapToDouble(Double::doubleValue).toArray());
		}
	}

	private static void numbers(ArrayNode list, double... values) {
		for (double value : values) {
			list.add(number(value));
		}
	}

	private void locate(Question.Locate q) {
		q.patient().ifPresent(p -> patient(node.putObject("patient"), p));
		if (!q.shown().isEmpty()) {
			strings(node.putArray("shown"), q.shown());
		}
		ObjectNode key = node.putObject("key");
		if (!q.structures().isEmpty()) {
			strings(key.putArray("structures"), q.structures());
		}
		q.zone().ifPresent(z -> {
			key.put("place", z.place()).set("within_mm", number(z.withinMm()));
			putUnless(key, "zero_at_mm", z.zeroAtMm(), z.withinMm());
		});
	}

	private static void patient(ObjectNode node, Patient p) {
		node.put("sex", p.sex().key());
		node.set("age_years", number(p.ageYears()));
		node.set("stature_mm", number(p.statureMm()));
		node.set("mass_kg", number(p.massKg()));
	}
}
