package org.needlelab.ui.author;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.BodyPart;
import org.needlelab.base.Finding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * A usual way to mend a problem at once; it can be undone like any other change.
 *
 * @param kind what it does
 * @param detail what with: a name or a figure; may be empty
 * @param apply does it
 */
public record QuickFix(Kind kind, String detail, Consumer<ScenarioDocument> apply) {

	/** How much an entry zone grows, mm. */
	private static final double ZONE_MM = 5;
	/** Entry zones are not made larger than that, mm: the form's slider ends there. */
	public static final double MOST_ZONE_MM = 60;
	/** How much an angle grows, degrees. */
	private static final double ANGLE_DEG = 10;
	/** How much needles and depths grow, mm. */
	private static final double LENGTH_MM = 10;
	private static final String RULES = "/rubric/rules";

	/** What it does. */
	public enum Kind {
		/** Writes what was probably meant. */
		USE_NAME,
		/** Takes out what does not belong there. */
		REMOVE,
		/** Takes out every rule that needs a needle. */
		REMOVE_ALL,
		/** Puts the English text where a translation is missing, to be translated. */
		COPY_ENGLISH,
		/** Lowers the pass mark to what can be reached. */
		LOWER_PASS_MARK,
		/** Adds the rule on whether to needle at all. */
		ADD_DECISION,
		/** Adds a rule on keeping away from a kind of danger. */
		ADD_CLEARANCE,
		/** Makes the entry zone larger. */
		LARGER_ZONE,
		/** Aims at the trigger point. */
		AIM_AT_TRIGGER_POINT,
		/** Allows a larger angle. */
		LARGER_ANGLE,
		/** Allows longer needles. */
		LONGER_NEEDLES,
		/** Takes the skin over the middle of the trigger point as the place to go in. */
		ENTER_ABOVE,
		/** Puts the trigger point into the middle of the target muscle. */
		INTO_MUSCLE
	}

	/**
	 * The usual ways to mend a problem; none where there is none.
	 *
	 * @param body the patient's; empty before it was made: what needs it is not offered
	 */
	public static List<QuickFix> of(ScenarioDocument document, Finding finding, Optional<Body> body) {
		List<QuickFix> fixes = new ArrayList<>();
		String pointer = Pointers.at(document, finding);
		Object meant = finding.arguments().get("suggestion");
		switch (finding.key()) {
		case "scenario.trigger.misses-target" -> body.ifPresent(b -> b.part(document.textAt("/target/structure")).map(BodyPart::structure)
				.flatMap(muscle -> PlaceNames.over(b, muscle))
				.ifPresent(place -> fixes.add(new QuickFix(Kind.INTO_MUSCLE, "", d -> Aim.triggerPoint(d, b, place)))));
		case "rubric.needs-needle" -> fixes.add(new QuickFix(Kind.REMOVE_ALL, "", QuickFix::withoutNeedle));
		case "schema.unknown-property", "schema.newer-property" ->
			fixes.add(new QuickFix(Kind.REMOVE, String.valueOf(finding.arguments().get("name")), d -> d.remove(pointer)));
		case "schema.value-not-allowed.suggest", "scenario.target.unknown.suggest" ->
			fixes.add(new QuickFix(Kind.USE_NAME, String.valueOf(meant), d -> d.set(pointer, TextNode.valueOf(String.valueOf(meant)))));
		case "scenario.place.unknown.suggest" -> fixes.add(new QuickFix(Kind.USE_NAME, String.valueOf(meant), d -> {
			String place = d.textAt(pointer);
			int offset = place.indexOf('+');
			d.set(pointer, TextNode.valueOf(meant + (offset < 0 ? "" : place.substring(offset))));
		}));
		case "scenario.text.untranslated" -> fixes.add(new QuickFix(Kind.COPY_ENGLISH, String.valueOf(finding.arguments().get("languages")),
				d -> copyEnglish(d, pointer, String.valueOf(finding.arguments().get("languages")))));
		case "rubric.pass-unreachable" -> {
			double reachable = Math.floor(((Number) finding.arguments().get("reachable")).doubleValue());
			fixes.add(new QuickFix(Kind.LOWER_PASS_MARK, Integer.toString((int) reachable),
					d -> d.set("/rubric/pass_percent", DoubleNode.valueOf(reachable))));
		}
		case "rubric.unknown-rule" -> {
			String name = String.valueOf(finding.arguments().get("name"));
			fixes.add(new QuickFix(Kind.REMOVE, name, d -> forget(d, pointer, name)));
		}
		case "rubric.no-decision" -> fixes.add(new QuickFix(Kind.ADD_DECISION, "",
				d -> d.add(RULES, JsonNodeFactory.instance.objectNode().put("rule", "needle-or-not").put("points", 10).put("critical", true))));
		case "scenario.reach.unjudged" -> {
			String danger = String.valueOf(finding.arguments().get("danger"));
			fixes.add(new QuickFix(Kind.ADD_CLEARANCE, danger, d -> d.add(RULES,
					JsonNodeFactory.instance.objectNode().put("rule", "clearance").put("danger", danger).put("points", 10).put("critical", true))));
		}
		case "scenario.plan.closed", "scenario.plan.bone", "scenario.plan.too-deep", "scenario.plan.out-of-reach", "scenario.plan.margin" -> way(document, fixes);
		default -> {
			// nothing that one could do without knowing what is meant
		}
		}
		return fixes;
	}

	/** Takes out the rules that need a needle, and what requires them. */
	private static void withoutNeedle(ScenarioDocument document) {
		List<Finding> left;
		String before;
		do {
			before = document.text();
			left = document.problems().stream().filter(f -> f.key().equals("rubric.needs-needle") || f.key().equals("rubric.unknown-rule")).toList();
			// one at a time: what is wrong is another thing afterwards
			if (!left.isEmpty()) {
				Finding finding = left.get(0);
				String rule = Pointers.at(document, finding);
				if (finding.key().equals("rubric.needs-needle")) {
					document.remove(rule);
				} else {
					forget(document, rule, String.valueOf(finding.arguments().get("name")));
				}
			}
			// what no fix takes away stays in the list of problems
		} while (!left.isEmpty() && !document.text().equals(before));
	}

	/** A rule no longer requires one that is not there. */
	private static void forget(ScenarioDocument document, String pointer, String name) {
		// the finding may stand at the name itself
		String requires = pointer.replaceFirst("/requires(/[0-9]+)?$", "") + "/requires";
		for (int i = document.at(requires).size() - 1; i >= 0; i--) {
			if (document.textAt(requires + "/" + i).equals(name)) {
				document.remove(document.at(requires).size() == 1 ? requires : requires + "/" + i);
			}
		}
	}

	private static void copyEnglish(ScenarioDocument document, String pointer, String languages) {
		for (String code : languages.split(", ")) {
			document.set(pointer + "/" + code, document.at(pointer + "/en"));
		}
	}

	/** What opens a way to the trigger point. */
	private static void way(ScenarioDocument document, List<QuickFix> fixes) {
		if (!document.textAt("/entry/at").equals(document.textAt("/target/trigger_point/at"))) {
			fixes.add(new QuickFix(Kind.ENTER_ABOVE, "", d -> d.set("/entry/at", d.at("/target/trigger_point/at"))));
		}
		if (!document.textAt("/entry/towards").equals("trigger-point")) {
			fixes.add(new QuickFix(Kind.AIM_AT_TRIGGER_POINT, "", d -> {
				d.remove("/entry/direction");
				d.set("/entry/towards", TextNode.valueOf("trigger-point"));
			}));
		}
		if (document.at("/entry/radius_mm").asDouble() + ZONE_MM <= MOST_ZONE_MM) {
			fixes.add(grow(Kind.LARGER_ZONE, "/entry/radius_mm", document, ZONE_MM));
		}
		for (int i = 0; i < document.at(RULES).size(); i++) {
			if (document.textAt(RULES + "/" + i + "/rule").equals("angle")) {
				fixes.add(grow(Kind.LARGER_ANGLE, RULES + "/" + i + "/zero_at_deg", document, ANGLE_DEG));
			}
		}
		fixes.add(grow(Kind.LONGER_NEEDLES, "/needles/length_mm/1", document, LENGTH_MM));
	}

	private static QuickFix grow(Kind kind, String pointer, ScenarioDocument document, double by) {
		JsonNode now = document.at(pointer);
		double more = now.asDouble() + by;
		return new QuickFix(kind, Integer.toString((int) Math.round(more)), d -> d.set(pointer, DoubleNode.valueOf(more)));
	}
}
