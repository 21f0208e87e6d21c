package org.needlelab.exercise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.needlelab.base.Cancellation;
import org.needlelab.base.Severity;
import org.needlelab.exercise.internal.Mending;
import org.needlelab.exercise.internal.ProcedureRules;
import org.needlelab.exercise.internal.Punctures;
import org.needlelab.needle.Insertion;

/** Scores attempts. Knows no clock, no language and no chance: the same attempt gives the same bits. */
public final class Scoring {

	private Scoring() {
	}

	/** Scores an attempt at a scenario on a body. */
	public static Assessment assess(BoundScenario bound, Attempt attempt, Cancellation cancellation) {
		Insertion insertion = Insertion.of(bound.body(), attempt.needle(), attempt.trace(), cancellation);
		Evidence evidence = new Evidence(bound, attempt, insertion, TissueResponse.of(bound, attempt, insertion));
		Rubric rubric = bound.scenario().rubric();
		Map<String, Rule> byId = new HashMap<>();
		rubric.rules().forEach(rule -> byId.put(rule.head().id(), rule));
		Map<String, ScoredFinding> results = new HashMap<>();
		List<ScoredFinding> findings = new ArrayList<>(Punctures.find(evidence));
		ProcedureRules.contraindicated(evidence).ifPresent(findings::add);
		double points = 0;
		for (Rule rule : rubric.rules()) {
			cancellation.check();
			ScoredFinding finding = score(rule, byId, results, evidence);
			points += finding.points();
			findings.add(finding);
		}
		findings.sort(Comparator.comparing(ScoredFinding::severity).reversed()
				.thenComparing(finding -> finding.maxPoints() > 0)
				.thenComparing(Comparator.comparingDouble(ScoredFinding::lost).reversed()));
		return new Assessment(points, rubric.maxPoints(), rubric.passPercent(), findings, insertion,
				evidence.responses(), Mending.atOnce(evidence, findings));
	}

	/** Scores a rule after those it requires; a rubric has no cycles, so this ends. */
	private static ScoredFinding score(Rule rule, Map<String, Rule> byId, Map<String, ScoredFinding> results,
			Evidence evidence) {
		ScoredFinding known = results.get(rule.head().id());
		if (known != null) {
			return known;
		}
		List<Rule.Named> missing = new ArrayList<>();
		for (String required : rule.head().requires()) {
			if (score(byId.get(required), byId, results, evidence).points() <= 0) {
				missing.add(new Rule.Named(required));
			}
		}
		ScoredFinding finding = missing.isEmpty() ? judged(rule, evidence)
				: ScoredFinding.of(rule, 0, "rule.requires").with("rule", new Rule.Named(rule.head().id()))
						.with("missing", missing).as(Severity.WARNING);
		results.put(rule.head().id(), finding);
		return finding;
	}

	private static ScoredFinding judged(Rule rule, Evidence evidence) {
		ScoredFinding finding = rule.score(evidence);
		return rule.head().critical() && finding.severity() == Severity.ERROR ? finding.as(Severity.CRITICAL) : finding;
	}
}
