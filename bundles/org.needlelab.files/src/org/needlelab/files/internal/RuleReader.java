package org.needlelab.files.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.anatomy.DangerClass;
import org.needlelab.base.Finding;
import org.needlelab.exercise.ActKind;
import org.needlelab.exercise.Keyed;
import org.needlelab.exercise.Rule;
import org.needlelab.exercise.Step;
import org.needlelab.files.LocatedDocument;

import com.fasterxml.jackson.databind.JsonNode;

/** Makes the rules of a rubric. */
final class RuleReader {

	private final LocatedDocument document;
	private final List<Finding> findings;

	RuleReader(LocatedDocument document, List<Finding> findings) {
		this.document = document;
		this.findings = findings;
	}

	List<Rule> read() {
		List<Rule> rules = new ArrayList<>();
		JsonNode nodes = document.root().at("/rubric/rules");
		for (int i = 0; i < nodes.size(); i++) {
			rules.add(rule(nodes.get(i), "/rubric/rules/" + i));
		}
		return rules;
	}

	private Rule rule(JsonNode node, String pointer) {
		String kind = node.get("rule").asText();
		Rule.Head head = head(node, kind);
		return switch (kind) {
		case "target" -> new Rule.Target(head, number(node, "zero_at_mm"));
		case "overshoot" -> new Rule.Overshoot(head, ordered(node, "tolerance_mm", "zero_at_mm", pointer),
				number(node, "zero_at_mm"));
		case "depth-limit" -> new Rule.DepthLimit(head, ordered(node, "max_mm", "zero_at_mm", pointer),
				number(node, "zero_at_mm"));
		case "trigger-point" -> new Rule.TriggerPoint(head, number(node, "zero_at_mm"));
		case "angle" -> new Rule.Angle(head, ordered(node, "tolerance_deg", "zero_at_deg", pointer),
				number(node, "zero_at_deg"));
		case "entry" -> new Rule.Entry(head, number(node, "zero_at_mm"));
		case "clearance" -> new Rule.ClearanceKept(head, danger(node.get("danger").asText()),
				node.has("margin_mm") ? Optional.of(number(node, "margin_mm")) : Optional.empty());
		case "projected-path" -> new Rule.ProjectedPath(head, number(node, "ahead_mm"));
		case "screening" -> screening(head, pointer);
		case "act" -> new Rule.Act(head, Keyed.of(ActKind.class, node.get("act").asText()).orElseThrow(),
				Keyed.of(Rule.When.class, node.path("when").asText("any-time")).orElseThrow());
		case "needle" -> new Rule.NeedleChoice(head);
		default -> procedure(kind, head, node, pointer);
		};
	}

	private Rule procedure(String kind, Rule.Head head, JsonNode node, String pointer) {
		return switch (kind) {
		case "needle-or-not" -> new Rule.NeedleOrNot(head);
		case "technique" -> new Rule.TechniqueChoice(head);
		case "position" -> new Rule.PositionChoice(head);
		case "palpation" -> {
			needs("palpation", "scenario.palpation.no-sites", pointer);
			yield new Rule.Palpation(head, number(node, "zero_at_mm"));
		}
		case "complication" -> {
			needs("complications", "scenario.complication.none", pointer);
			yield new Rule.Complications(head);
		}
		case "order" -> order(head, node);
		case "reaction" -> new Rule.Reaction(head);
		case "near-miss" -> new Rule.NearMiss(head, number(node, "within_mm"), node.get("zero_at_count").intValue());
		case "manipulation" ->
			new Rule.Manipulation(head, node.get("strokes").intValue(), number(node, "amplitude_mm"));
		case "time" -> new Rule.TimeLimit(head, Keyed.of(Rule.Timed.class, node.get("of").asText()).orElseThrow(),
				ordered(node, "max_s", "zero_at_s", pointer), number(node, "zero_at_s"));
		case "motion" -> new Rule.MotionEconomy(head, (int) ordered(node, "max_turns", "zero_at_turns", pointer),
				node.get("zero_at_turns").intValue());
		default -> throw new IllegalStateException("the schema allows no rule " + kind);
		};
	}

	private static Rule.Head head(JsonNode node, String kind) {
		String detail = node.has("danger") ? "-" + node.get("danger").asText()
				: node.has("act") ? "-" + node.get("act").asText() : "";
		List<String> requires = new ArrayList<>();
		node.path("requires").forEach(r -> requires.add(r.asText()));
		return new Rule.Head(node.path("id").asText(kind + detail), number(node, "points"), requires,
				node.path("critical").asBoolean(false));
	}

	private Rule screening(Rule.Head head, String pointer) {
		needs("screening", "scenario.screening.no-questions", pointer);
		return new Rule.Screening(head);
	}

	/** A rule that judges a list of the scenario needs something in it. */
	private void needs(String list, String key, String pointer) {
		if (document.root().path(list).isEmpty()) {
			findings.add(document.error(key, pointer, Map.of()));
		}
	}

	private static Rule order(Rule.Head head, JsonNode node) {
		List<Step> steps = new ArrayList<>();
		node.get("steps").forEach(s -> steps.add(Keyed.of(Step.class, s.asText()).orElseThrow()));
		return new Rule.Order(head, steps);
	}

	private static double number(JsonNode node, String name) {
		return node.get(name).doubleValue();
	}

	/** The first of two numbers, which has to be less than the second. */
	private double ordered(JsonNode node, String less, String more, String pointer) {
		if (number(node, less) >= number(node, more)) {
			findings.add(document.error("rubric.limits-reversed", pointer + "/" + more,
					Map.of("less", less, "more", more, "lessValue", number(node, less), "moreValue", number(node, more))));
		}
		return number(node, less);
	}

	private static DangerClass danger(String key) {
		for (DangerClass danger : DangerClass.values()) {
			if (danger.key().equals(key)) {
				return danger;
			}
		}
		throw new IllegalStateException("the schema allows no danger " + key);
	}
}
