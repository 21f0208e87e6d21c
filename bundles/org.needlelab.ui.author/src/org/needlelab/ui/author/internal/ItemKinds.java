package org.needlelab.ui.author.internal;

import java.util.List;

import org.needlelab.scene.ViewPreset;
import org.needlelab.ui.author.BankDocument;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The kinds of items: what they are called, and what a new one begins with. */
final class ItemKinds {

	/** The kinds, as files name them. */
	static final List<String> KINDS = List.of("multiple-choice", "multiple-response", "true-false", "ordering", "matching", "numeric", "short-text",
			"hotspot", "locate", "station");

	private static final int VIEW_WIDTH = 480;
	private static final int VIEW_HEIGHT = 600;

	private ItemKinds() {
	}

	static String word(String kind) {
		return switch (kind) {
		case "multiple-choice" -> Messages.Kind_choice;
		case "multiple-response" -> Messages.Kind_response;
		case "true-false" -> Messages.Kind_trueFalse;
		case "ordering" -> Messages.Kind_ordering;
		case "matching" -> Messages.Kind_matching;
		case "numeric" -> Messages.Kind_numeric;
		case "short-text" -> Messages.Kind_shortText;
		case "hotspot" -> Messages.Kind_hotspot;
		case "locate" -> Messages.Kind_locate;
		default -> Messages.Kind_station;
		};
	}

	static String status(String status) {
		return switch (status) {
		case "draft" -> Messages.Status_draft;
		case "review" -> Messages.Status_review;
		case "pilot" -> Messages.Status_pilot;
		case "live" -> Messages.Status_live;
		default -> Messages.Status_retired;
		};
	}

	/** How an item stands in a list: what it is called, its kind. */
	static String[] row(BankDocument document, int index) {
		String at = BankDocument.item(index);
		String title = document.textAt(at + "/title");
		String stem = document.textAt(at + "/stem/en");
		String name = title.isBlank() ? stem.isBlank() ? document.textAt(at + "/id") : stem.replace('\n', ' ') : title;
		int version = document.at(at + "/version").asInt();
		String status = document.open(index) ? "" : " \u00B7 " + status(document.textAt(at + "/status"));
		return new String[] { name + (version > 1 ? " \u00B7 v" + version : "") + status, word(document.textAt(at + "/kind")) };
	}

	/** A new item of a kind, free of errors, to be written over. */
	static ObjectNode begun(String kind, BankDocument document) {
		ObjectNode item = JsonNodeFactory.instance.objectNode();
		String domain = document.textAt("/domains/0/id");
		item.put("id", document.freeId(kind)).put("version", 1).put("domain", domain).put("status", "draft").put("level", "recall");
		document.languages().forEach(code -> item.withObject("stem").put(code, Messages.Begun_stem));
		item.put("kind", kind);
		switch (kind) {
		case "multiple-choice" -> {
			options(item, "options", document, "a", "b", "c", "d");
			item.put("key", "a");
		}
		case "multiple-response" -> {
			options(item, "options", document, "a", "b", "c", "d");
			item.putArray("key").add("a").add("b");
		}
		case "true-false" -> item.put("key", true);
		case "ordering" -> {
			options(item, "options", document, "a", "b", "c");
			item.putArray("key").add("a").add("b").add("c");
		}
		case "matching" -> {
			options(item, "prompts", document, "p1", "p2");
			options(item, "answers", document, "a1", "a2");
			item.putArray("key").add(pair("p1", "a1")).add(pair("p2", "a2"));
		}
		case "numeric" -> item.putArray("key").addObject().put("value", 10).put("tolerance", 1);
		case "short-text" -> item.putArray("key").addObject().put("text", Messages.Begun_answer);
		case "hotspot" -> {
			item.putObject("view").put("camera", ViewPreset.POSTERIOR.key()).put("width_px", VIEW_WIDTH).put("height_px", VIEW_HEIGHT).putArray("shown")
					.add("bone");
			item.putArray("areas").addObject().put("id", "a").putArray("circle").add(VIEW_WIDTH / 2).add(VIEW_HEIGHT / 3).add(30);
			item.putArray("key").add("a");
		}
		case "locate" -> {
			item.putArray("shown").add("skin");
			item.putObject("key").put("place", "spinous-process-tip-C7").put("within_mm", 15).put("zero_at_mm", 30);
		}
		default -> item.put("scenario", "trapezius-transverse-t2-right");
		}
		return item;
	}

	private static com.fasterxml.jackson.databind.node.ArrayNode pair(String prompt, String answer) {
		return JsonNodeFactory.instance.arrayNode().add(prompt).add(answer);
	}

	private static void options(ObjectNode item, String list, BankDocument document, String... ids) {
		item.putArray(list);
		for (String id : ids) {
			((com.fasterxml.jackson.databind.node.ArrayNode) item.get(list)).add(option(id, document));
		}
	}

	/** A new option. */
	static ObjectNode option(String id, BankDocument document) {
		ObjectNode option = JsonNodeFactory.instance.objectNode().put("id", id);
		document.languages().forEach(code -> option.withObject("text").put(code, Messages.Begun_option + " " + id));
		return option;
	}
}
