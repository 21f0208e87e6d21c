package org.needlelab.ui.author.internal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.osgi.util.NLS;
import org.needlelab.anatomy.DangerClass;
import org.needlelab.exercise.ActKind;
import org.needlelab.exercise.Keyed;
import org.needlelab.files.Wording;
import org.needlelab.ui.author.EditedDocument;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The rules of a rubric as the editor shows them and begins them. */
final class Rules {

	static final String LIST = "/rubric/rules";

	/** Kinds that can stand in a rubric once, with what a new one begins with; figures are teaching defaults. */
	private static final Map<String, String> NEW = new LinkedHashMap<>();

	static {
		NEW.put("screening", "critical:true");
		NEW.put("needle-or-not", "");
		NEW.put("needle", "");
		NEW.put("technique", "");
		NEW.put("position", "");
		NEW.put("palpation", "zero_at_mm:20");
		NEW.put("entry", "zero_at_mm:15");
		NEW.put("angle", "tolerance_deg:12,zero_at_deg:40");
		NEW.put("target", "zero_at_mm:3");
		NEW.put("trigger-point", "zero_at_mm:15");
		NEW.put("overshoot", "tolerance_mm:2,zero_at_mm:10");
		NEW.put("depth-limit", "max_mm:25,zero_at_mm:35");
		NEW.put("projected-path", "ahead_mm:20");
		NEW.put("near-miss", "within_mm:2,zero_at_count:3");
		NEW.put("manipulation", "strokes:3,amplitude_mm:2");
		NEW.put("motion", "max_turns:4,zero_at_turns:12");
		NEW.put("reaction", "");
		NEW.put("complication", "");
		NEW.put("order", "");
	}

	private Rules() {
	}

	/** The kinds of rules that the rubric does not have yet. */
	static List<String> offered(EditedDocument document) {
		return NEW.keySet().stream().filter(kind -> find(document, kind).isEmpty()).toList();
	}

	/** A rule to begin with. */
	static ObjectNode begun(String kind) {
		ObjectNode rule = JsonNodeFactory.instance.objectNode().put("rule", kind);
		Arrays.stream(NEW.get(kind).split(",")).filter(p -> !p.isEmpty()).forEach(p -> {
			String name = p.substring(0, p.indexOf(':'));
			String value = p.substring(p.indexOf(':') + 1);
			if (value.equals("true")) {
				rule.put(name, true);
			} else {
				rule.put(name, Double.parseDouble(value));
			}
		});
		if (kind.equals("order")) {
			rule.putArray("steps").add("screening").add("consent").add("hand-hygiene").add("insertion").add("withdrawal");
		}
		return rule.put("points", 5);
	}

	/** Where the first rule of a kind stands; empty when there is none. */
	static String find(EditedDocument document, String kind) {
		for (int i = 0; i < document.at(LIST).size(); i++) {
			if (document.textAt(LIST + "/" + i + "/rule").equals(kind)) {
				return LIST + "/" + i;
			}
		}
		return "";
	}

	/** Where the rule on keeping away from a danger stands; empty when there is none. */
	static String clearance(EditedDocument document, DangerClass danger) {
		for (int i = 0; i < document.at(LIST).size(); i++) {
			if (document.textAt(LIST + "/" + i + "/danger").equals(danger.key())) {
				return LIST + "/" + i;
			}
		}
		return "";
	}

	/** Where the rule on an act stands; empty when there is none. */
	static String act(EditedDocument document, ActKind act) {
		for (int i = 0; i < document.at(LIST).size(); i++) {
			if (document.textAt(LIST + "/" + i + "/act").equals(act.key())) {
				return LIST + "/" + i;
			}
		}
		return "";
	}

	/** The identifier of a rule: its own, or the one it has without one. */
	static String id(JsonNode rule) {
		String detail = rule.has("danger") ? "-" + rule.path("danger").asText() : rule.has("act") ? "-" + rule.path("act").asText() : "";
		return rule.path("id").asText(rule.path("rule").asText() + detail);
	}

	/** What a rule asks for, in a few words. */
	static String name(JsonNode rule, Wording wording) {
		String kind = rule.path("rule").asText();
		if (kind.equals("clearance")) {
			String danger = Arrays.stream(DangerClass.values()).filter(d -> d.key().equals(rule.path("danger").asText())).findFirst()
					.map(DangerWords::of).orElse(rule.path("danger").asText());
			return NLS.bind(Messages.Rule_clearance, danger);
		}
		return kind.equals("act") ? Keyed.of(ActKind.class, rule.path("act").asText()).map(wording::word).orElse(rule.path("act").asText()) : name(kind);
	}

	/** What a kind of rule asks for, in a few words. */
	static String name(String kind) {
		return switch (kind) {
		case "screening" -> Messages.Rule_screening;
		case "needle-or-not" -> Messages.Rule_needleOrNot;
		case "needle" -> Messages.Rule_needle;
		case "technique" -> Messages.Rule_technique;
		case "position" -> Messages.Rule_position;
		case "palpation" -> Messages.Rule_palpation;
		case "entry" -> Messages.Rule_entry;
		case "angle" -> Messages.Rule_angle;
		case "target" -> Messages.Rule_target;
		case "trigger-point" -> Messages.Rule_triggerPoint;
		case "overshoot" -> Messages.Rule_overshoot;
		case "depth-limit" -> Messages.Rule_depthLimit;
		case "projected-path" -> Messages.Rule_projectedPath;
		case "near-miss" -> Messages.Rule_nearMiss;
		case "manipulation" -> Messages.Rule_manipulation;
		case "motion" -> Messages.Rule_motion;
		case "reaction" -> Messages.Rule_reaction;
		case "complication" -> Messages.Rule_complication;
		case "order" -> Messages.Rule_order;
		case "time" -> Messages.Rule_time;
		default -> kind;
		};
	}

	/** What a figure of a rule means. */
	static String figure(String property) {
		return switch (property) {
		case "zero_at_mm", "zero_at_deg", "zero_at_count", "zero_at_turns", "zero_at_s" -> Messages.Figure_zeroAt;
		case "tolerance_mm", "tolerance_deg" -> Messages.Figure_tolerance;
		case "max_mm", "max_turns", "max_s" -> Messages.Figure_max;
		case "margin_mm" -> Messages.Figure_margin;
		case "ahead_mm" -> Messages.Figure_ahead;
		case "within_mm" -> Messages.Figure_within;
		case "strokes" -> Messages.Figure_strokes;
		case "amplitude_mm" -> Messages.Figure_amplitude;
		default -> property;
		};
	}

	/** The unit of a figure of a rule. */
	static String unit(String property) {
		return property.endsWith("_mm") ? "mm" : property.endsWith("_deg") ? "°" : property.endsWith("_s") ? "s" : "";
	}
}
