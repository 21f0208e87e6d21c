package org.needlelab.files.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.needlelab.base.Finding;
import org.needlelab.exercise.ActKind;
import org.needlelab.exercise.Decision;
import org.needlelab.exercise.Rule;
import org.needlelab.exercise.Scenario;
import org.needlelab.exercise.Step;
import org.needlelab.files.LocatedDocument;

/** Finds rubrics that no attempt can pass, and rules that contradict each other or the case. */
final class RubricCheck {

	private static final String RULES = "/rubric/rules/";

	private final LocatedDocument document;
	private final List<Rule> rules;
	private final List<Finding> findings;

	private RubricCheck(LocatedDocument document, List<Rule> rules, List<Finding> findings) {
		this.document = document;
		this.rules = rules;
		this.findings = findings;
	}

	/** @param rules rules without {@link org.needlelab.exercise.Rubric#problems problems} */
	static void check(LocatedDocument document, List<Rule> rules, List<Scenario.ScreeningQuestion> screening,
			Scenario.Procedure procedure, List<Finding> findings) {
		RubricCheck check = new RubricCheck(document, rules, findings);
		check.reachable();
		check.order();
		if (screening.isEmpty()) {
			check.notInTheCase(Step.SCREENING);
		}
		if (procedure.complications().isEmpty()) {
			check.notInTheCase(Step.RESPONSE);
		}
		if (screening.stream().anyMatch(q -> q.right() == Decision.DO_NOT_NEEDLE)) {
			check.notNeedling();
		} else {
			check.declining();
		}
	}

	/** A rule that requires one without points never gives any. */
	private void reachable() {
		Map<String, Rule> byId = new HashMap<>();
		rules.forEach(r -> byId.put(r.head().id(), r));
		double all = 0;
		double reachable = 0;
		for (Rule rule : rules) {
			all += rule.head().points();
			reachable += givesPoints(rule, byId) ? rule.head().points() : 0;
		}
		double percent = 100 * reachable / all;
		double needed = document.root().at("/rubric/pass_percent").doubleValue();
		if (percent < needed) {
			findings.add(document.error("rubric.pass-unreachable", "/rubric/pass_percent",
					Map.of("reachable", percent, "needed", needed)));
		}
	}

	private static boolean givesPoints(Rule rule, Map<String, Rule> byId) {
		return rule.head().points() > 0 && rule.head().requires().stream().allMatch(id -> givesPoints(byId.get(id), byId));
	}

	/** An act that has to come before the needle cannot stand after it in an order, nor the other way round. */
	private void order() {
		for (int i = 0; i < rules.size(); i++) {
			if (!(rules.get(i) instanceof Rule.Order order)) {
				continue;
			}
			int insertion = order.steps().indexOf(Step.INSERTION);
			int withdrawal = order.steps().indexOf(Step.WITHDRAWAL);
			if (insertion >= 0 && withdrawal >= 0 && withdrawal < insertion) {
				contradiction(i, Step.WITHDRAWAL.key());
			}
			for (Rule rule : rules) {
				if (rule instanceof Rule.Act act) {
					int at = order.steps().indexOf(act.act().step());
					boolean late = act.when() == Rule.When.BEFORE_INSERTION && insertion >= 0 && at > insertion;
					boolean early = act.when() == Rule.When.AFTER_WITHDRAWAL && withdrawal >= 0 && at >= 0 && at < withdrawal;
					boolean outside = act.when() == Rule.When.WHILE_INSIDE && at >= 0
							&& (at < insertion || withdrawal >= 0 && at > withdrawal);
					if (late || early || outside) {
						contradiction(i, act.act().key());
					}
				}
			}
		}
	}

	/** A step that the case gives no occasion for cannot be part of an order. */
	private void notInTheCase(Step step) {
		for (int i = 0; i < rules.size(); i++) {
			if (rules.get(i) instanceof Rule.Order order && order.steps().contains(step)) {
				findings.add(document.error("rubric.order-impossible", RULES + i + "/steps/" + order.steps().indexOf(step),
						Map.of("step", step.key())));
			}
		}
	}

	/** Who declines cannot needle: no rubric can ask for both. */
	private void declining() {
		boolean needles = rules.stream().anyMatch(Rule::needsNeedle);
		for (int i = 0; i < rules.size(); i++) {
			boolean declines = rules.get(i) instanceof Rule.Act act && act.act() == ActKind.DECLINE
					|| rules.get(i) instanceof Rule.Order order && order.steps().contains(Step.DECLINE);
			if (needles && declines) {
				findings.add(document.error("rubric.decline-contradicts", RULES + i, Map.of("name", rules.get(i).head().id())));
			}
		}
	}

	private void contradiction(int rule, String step) {
		findings.add(document.error("rubric.order-contradicts", RULES + rule + "/steps", Map.of("step", step)));
	}

	private void notNeedling() {
		for (int i = 0; i < rules.size(); i++) {
			if (rules.get(i).needsNeedle()) {
				findings.add(document.error("rubric.needs-needle", RULES + i, Map.of("name", rules.get(i).head().id())));
			}
		}
		if (rules.stream().noneMatch(Rule.NeedleOrNot.class::isInstance)) {
			findings.add(document.warning("rubric.no-decision", "/rubric/rules", Map.of()));
		}
	}
}
