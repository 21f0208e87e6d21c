package org.needlelab.exercise.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.needlelab.base.Severity;
import org.needlelab.exercise.ActKind;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.AttemptEvent;
import org.needlelab.exercise.Change;
import org.needlelab.exercise.Decision;
import org.needlelab.exercise.Evidence;
import org.needlelab.exercise.Keyed;
import org.needlelab.exercise.Rule;
import org.needlelab.exercise.Scenario;
import org.needlelab.exercise.Scenario.Verdict;
import org.needlelab.exercise.ScoredFinding;
import org.needlelab.exercise.Step;
import org.needlelab.exercise.Technique;
import org.needlelab.geometry.Vec3;

/** Decisions and steps of the procedure. */
public final class ProcedureRules {

	private static final String CONTRAINDICATED = "contraindication";

	private ProcedureRules() {
	}

	/** A needle in a patient who must not be needled: critical, and no rubric can leave it out. */
	public static Optional<ScoredFinding> contraindicated(Evidence evidence) {
		Attempt attempt = evidence.attempt();
		int first = attempt.firstInside();
		if (!evidence.bound().scenario().mustNotNeedle() || first == attempt.events().size()) {
			return Optional.empty();
		}
		AttemptEvent.Moved moved = (AttemptEvent.Moved) attempt.events().get(first);
		return Optional.of(new ScoredFinding(CONTRAINDICATED, Severity.CRITICAL, 0, 0, "decision.needled",
				forbidding(evidence.bound().scenario()), OptionalDouble.of(moved.timeS()),
				Optional.of(moved.pose().entry()), OptionalDouble.empty(),
				List.of(new Change.Otherwise("better.decline", Map.of()))));
	}

	/** The questions whose answers forbid needling, and those answers. */
	private static Map<String, Object> forbidding(Scenario scenario) {
		List<Scenario.ScreeningQuestion> all = scenario.screening().stream()
				.filter(q -> q.right() == Decision.DO_NOT_NEEDLE).toList();
		return Map.of("questions", all.stream().map(Scenario.ScreeningQuestion::question).toList(), "answers",
				all.stream().map(Scenario.ScreeningQuestion::answer).toList());
	}

	/** See {@link Rule.NeedleOrNot}. */
	public static ScoredFinding needleOrNot(Rule.NeedleOrNot rule, Evidence evidence) {
		Attempt attempt = evidence.attempt();
		boolean needled = attempt.firstInside() < attempt.events().size();
		OptionalDouble declined = declined(attempt);
		boolean mustNot = evidence.bound().scenario().mustNotNeedle();
		ScoredFinding finding;
		if (needled) {
			finding = ScoredFinding.of(rule, mustNot ? 0 : 1, mustNot ? "decision.needled" : "decision.right-to-needle")
					.at(attempt.events().get(attempt.firstInside()).timeS());
		} else if (declined.isEmpty()) {
			finding = ScoredFinding.of(rule, 0, "decision.none");
		} else {
			finding = ScoredFinding.of(rule, mustNot ? 1 : 0, mustNot ? "decision.right-not-to" : "decision.could-have")
					.at(declined.getAsDouble());
		}
		for (Map.Entry<String, Object> argument : forbidding(evidence.bound().scenario()).entrySet()) {
			finding = finding.with(argument.getKey(), argument.getValue());
		}
		return finding.points() > 0 ? finding
				: finding.better(List.of(new Change.Otherwise(mustNot ? "better.decline" : "better.needle-at-all", Map.of())));
	}

	/** When the trainee last decided not to needle: told the patient so, or answered a question so and stayed with it. */
	private static OptionalDouble declined(Attempt attempt) {
		OptionalDouble at = OptionalDouble.empty();
		Set<String> against = new LinkedHashSet<>();
		for (AttemptEvent event : attempt.events()) {
			if (event instanceof AttemptEvent.Answered answered) {
				if (answered.decision() == Decision.DO_NOT_NEEDLE) {
					against.add(answered.questionId());
					at = OptionalDouble.of(event.timeS());
				} else {
					against.remove(answered.questionId());
				}
			} else if (event instanceof AttemptEvent.Did did && did.act() == ActKind.DECLINE) {
				return OptionalDouble.of(event.timeS());
			}
		}
		return against.isEmpty() ? OptionalDouble.empty() : at;
	}

	/** See {@link Rule.TechniqueChoice}. */
	public static ScoredFinding technique(Rule.TechniqueChoice rule, Evidence evidence) {
		Technique right = evidence.bound().scenario().technique();
		Optional<AttemptEvent.TookUp> last = lastBefore(evidence.attempt(), AttemptEvent.TookUp.class);
		return choice(rule, "technique", right, last.map(AttemptEvent.TookUp::technique),
				last.map(AttemptEvent.TookUp::timeS));
	}

	/** See {@link Rule.PositionChoice}. */
	public static ScoredFinding position(Rule.PositionChoice rule, Evidence evidence) {
		Optional<AttemptEvent.Positioned> last = lastBefore(evidence.attempt(), AttemptEvent.Positioned.class);
		return choice(rule, "position", evidence.bound().scenario().position(), last.map(AttemptEvent.Positioned::position),
				last.map(AttemptEvent.Positioned::timeS));
	}

	/** The last event of a kind before the needle first goes in. */
	private static <E extends AttemptEvent> Optional<E> lastBefore(Attempt attempt, Class<E> kind) {
		List<AttemptEvent> before = attempt.events().subList(0, attempt.firstInside());
		return before.stream().filter(kind::isInstance).map(kind::cast).reduce((earlier, later) -> later);
	}

	/** All points for what is right, none for anything else; {@code name} begins the keys and names the argument. */
	private static <K extends Keyed> ScoredFinding choice(Rule rule, String name, K right, Optional<K> chosen,
			Optional<Double> timeS) {
		boolean same = chosen.filter(right::equals).isPresent();
		String key = name + (same ? ".right" : chosen.isPresent() ? ".wrong" : ".none");
		ScoredFinding finding = ScoredFinding.of(rule, same ? 1 : 0, key).with("right", right);
		if (chosen.isPresent()) {
			finding = finding.with(name, chosen.get()).at(timeS.orElseThrow());
		}
		return same ? finding : finding.better(List.of(new Change.Otherwise("better." + name, Map.of(name, right))));
	}

	/** See {@link Rule.Palpation}. */
	public static ScoredFinding palpation(Rule.Palpation rule, Evidence evidence) {
		List<Scenario.PalpationSite> sites = evidence.bound().scenario().procedure().palpation();
		List<AttemptEvent.Did> felt = new ArrayList<>();
		for (AttemptEvent event : evidence.attempt().events().subList(0, evidence.attempt().firstInside())) {
			if (event instanceof AttemptEvent.Did did && did.act() == ActKind.PALPATION && did.place().isPresent()) {
				felt.add(did);
			}
		}
		double sum = 0;
		double worst = 0;
		List<Scenario.PalpationSite> missing = new ArrayList<>();
		for (int i = 0; i < sites.size(); i++) {
			Vec3 site = evidence.bound().palpation().get(i);
			double gap = felt.stream().mapToDouble(d -> d.place().orElseThrow().distance(site)).min()
					.orElse(Double.POSITIVE_INFINITY) - sites.get(i).radiusMm();
			sum += Angles.share(gap, 0, rule.zeroAtMm());
			worst = Double.isInfinite(gap) ? worst : Math.max(worst, gap);
			if (gap > 0) {
				missing.add(sites.get(i));
			}
		}
		ScoredFinding finding = ScoredFinding
				.of(rule, sites.isEmpty() ? 1 : sum / sites.size(), missing.isEmpty() ? "palpation.all" : "palpation.missed")
				.with("total", sites.size()).with("missed", missing.size())
				.with("sites", missing.stream().map(Scenario.PalpationSite::name).toList()).by(worst);
		if (!missing.isEmpty()) {
			finding = finding.better(
					List.of(new Change.Otherwise("better.palpation", Map.of("site", missing.get(0).name()))));
		}
		return felt.isEmpty() ? finding
				: finding.at(felt.get(felt.size() - 1).timeS(), felt.get(felt.size() - 1).place().orElseThrow());
	}

	/** See {@link Rule.Order}: the longest common subsequence of the order and what was done. */
	public static ScoredFinding order(Rule.Order rule, Evidence evidence) {
		List<Step> wanted = rule.steps();
		List<Step> done = Step.of(evidence.attempt());
		int[][] length = new int[wanted.size() + 1][done.size() + 1];
		for (int i = wanted.size() - 1; i >= 0; i--) {
			for (int k = done.size() - 1; k >= 0; k--) {
				length[i][k] = wanted.get(i) == done.get(k) ? 1 + length[i + 1][k + 1]
						: Math.max(length[i + 1][k], length[i][k + 1]);
			}
		}
		List<Step> missing = new ArrayList<>();
		int k = 0;
		for (int i = 0; i < wanted.size(); i++) {
			int next = k;
			while (next < done.size() && done.get(next) != wanted.get(i)) {
				next++;
			}
			if (next < done.size() && 1 + length[i + 1][next + 1] == length[i][k]) {
				k = next + 1;
			} else {
				missing.add(wanted.get(i));
			}
		}
		if (missing.isEmpty()) {
			return ScoredFinding.of(rule, 1, "order.right").with("total", wanted.size());
		}
		Step first = missing.get(0);
		int before = wanted.indexOf(first) - 1;
		Change better = before < 0 ? new Change.Otherwise("better.first", Map.of("step", first))
				: new Change.Otherwise("better.after", Map.of("step", first, "before", wanted.get(before)));
		String key = done.contains(first) ? "order.wrong" : "order.missing";
		ScoredFinding finding = ScoredFinding.of(rule, (double) length[0][0] / wanted.size(), key)
				.with("total", wanted.size()).with("count", missing.size()).with("step", first).better(List.of(better));
		OptionalDouble when = first.firstS(evidence.attempt());
		return when.isPresent() ? finding.at(when.getAsDouble()) : finding;
	}

	/** See {@link Rule.Complications}. */
	public static ScoredFinding complications(Rule.Complications rule, Evidence evidence) {
		List<AttemptEvent> events = evidence.attempt().events();
		int wanted = 0;
		int right = 0;
		int useless = 0;
		List<Scenario.Response> missing = new ArrayList<>();
		List<Change> better = new ArrayList<>();
		List<Scenario.ComplicationKind> kinds = evidence.bound().scenario().procedure().complications().stream()
				.map(Scenario.Complication::kind).distinct().toList();
		OptionalDouble uselessS = OptionalDouble.empty();
		for (Scenario.Complication complication : evidence.bound().scenario().procedure().complications()) {
			int from = complication.onset() == Scenario.Onset.WHILE_INSIDE ? evidence.attempt().firstInside()
					: evidence.attempt().lastInside() + 1;
			Set<String> done = new LinkedHashSet<>();
			for (AttemptEvent event : events.subList(Math.min(from, events.size()), events.size())) {
				if (event instanceof AttemptEvent.Responded r && r.complicationId().equals(complication.id())) {
					done.add(r.responseId());
				}
			}
			for (Scenario.Response response : complication.responses()) {
				boolean did = done.contains(response.id());
				if (did && response.verdict() == Verdict.HARMFUL) {
					return harmful(rule, complication, response, events);
				}
				wanted += response.verdict() == Verdict.RIGHT ? 1 : 0;
				right += did && response.verdict() == Verdict.RIGHT ? 1 : 0;
				if (did && response.verdict() == Verdict.USELESS) {
					useless++;
					uselessS = OptionalDouble.of(respondedS(complication, response, events));
					better.add(new Change.Otherwise("better.leave-out", Map.of("response", response.text())));
				}
				if (!did && response.verdict() == Verdict.RIGHT) {
					missing.add(response);
				}
			}
		}
		double share = wanted == 0 ? 1 : (double) Math.max(0, right - useless) / wanted;
		String key = share >= 1 ? "complication.handled" : missing.isEmpty() ? "complication.useless" : "complication.missing";
		ScoredFinding finding = ScoredFinding.of(rule, share, key).with("right", right).with("total", wanted)
				.with("kinds", kinds).with("useless", useless).with("missing", missing.stream().map(Scenario.Response::text).toList());
		if (!missing.isEmpty()) {
			return finding.better(List.of(new Change.Otherwise("better.respond", Map.of("response", missing.get(0).text()))));
		}
		return uselessS.isPresent() ? finding.better(better).at(uselessS.getAsDouble()) : finding;
	}

	private static ScoredFinding harmful(Rule rule, Scenario.Complication complication, Scenario.Response response,
			List<AttemptEvent> events) {
		Change better = complication.responses().stream().filter(r -> r.verdict() == Verdict.RIGHT).findFirst()
				.map(r -> new Change.Otherwise("better.respond", Map.of("response", r.text())))
				.orElseGet(() -> new Change.Otherwise("better.leave-out", Map.of("response", response.text())));
		return ScoredFinding.of(rule, 0, "complication.harmful").with("kind", complication.kind())
				.with("response", response.text()).at(respondedS(complication, response, events)).better(List.of(better));
	}

	/** When a response was first given, s. */
	private static double respondedS(Scenario.Complication complication, Scenario.Response response,
			List<AttemptEvent> events) {
		return events.stream()
				.filter(e -> e instanceof AttemptEvent.Responded r && r.complicationId().equals(complication.id())
						&& r.responseId().equals(response.id()))
				.mapToDouble(AttemptEvent::timeS).findFirst().orElseThrow();
	}
}
