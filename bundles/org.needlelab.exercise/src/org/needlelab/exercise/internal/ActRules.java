package org.needlelab.exercise.internal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.needlelab.exercise.ActKind;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.AttemptEvent;
import org.needlelab.exercise.Change;
import org.needlelab.exercise.Decision;
import org.needlelab.exercise.Evidence;
import org.needlelab.exercise.Rule;
import org.needlelab.exercise.Scenario;
import org.needlelab.exercise.ScoredFinding;
import org.needlelab.needle.Needle;

/** What was done besides moving the needle. */
public final class ActRules {

	private ActRules() {
	}

	/** See {@link Rule.Screening}. The last answer before the needle goes in counts; who finds a contraindication and stays out may stop asking. */
	public static ScoredFinding screening(Rule.Screening rule, Evidence evidence) {
		Attempt attempt = evidence.attempt();
		Map<String, AttemptEvent.Answered> answers = new HashMap<>();
		for (AttemptEvent event : attempt.events().subList(0, attempt.firstInside())) {
			if (event instanceof AttemptEvent.Answered answered) {
				answers.put(answered.questionId(), answered);
			}
		}
		List<Scenario.ScreeningQuestion> questions = evidence.bound().scenario().screening();
		boolean stopped = evidence.insertion().principal().isEmpty() && questions.stream()
				.anyMatch(q -> q.right() == Decision.DO_NOT_NEEDLE && decided(answers.get(q.id())) == Decision.DO_NOT_NEEDLE);
		List<Scenario.ScreeningQuestion> wrong = questions.stream()
				.filter(q -> decided(answers.get(q.id())) != q.right() && !(stopped && !answers.containsKey(q.id()))).toList();
		if (wrong.isEmpty() && answers.size() < questions.size()) {
			return ScoredFinding.of(rule, 1, "screening.stopped").with("unasked", questions.size() - answers.size())
					.with("total", questions.size());
		}
		if (wrong.isEmpty()) {
			return ScoredFinding.of(rule, 1, "screening.right").with("total", questions.size());
		}
		Optional<Scenario.ScreeningQuestion> missed = wrong.stream().filter(q -> tooLight(q.right(), decided(answers.get(q.id()))))
				.max(Comparator.comparing(Scenario.ScreeningQuestion::right));
		Scenario.ScreeningQuestion first = missed.orElse(wrong.get(0));
		double share = missed.isPresent() ? 0 : (double) (questions.size() - wrong.size()) / questions.size();
		boolean unasked = wrong.stream().noneMatch(q -> answers.containsKey(q.id()));
		String key = missed.isPresent() ? "screening.missed" : unasked ? wrong.size() == questions.size() ? "screening.none" : "screening.unasked" : "screening.wrong";
		ScoredFinding finding = ScoredFinding.of(rule, share, key)
				.with("wrong", wrong.size()).with("total", questions.size())
				.with("questions", wrong.stream().map(Scenario.ScreeningQuestion::question).toList())
				.with("question", first.question()).with("answer", first.answer())
				.better(List.of(new Change.Otherwise("better.screening",
						Map.of("question", first.question(), "decision", first.right()))));
		return answers.containsKey(first.id()) ? finding.at(answers.get(first.id()).timeS()) : finding;
	}

	private static Decision decided(AttemptEvent.Answered answered) {
		return answered == null ? null : answered.decision();
	}

	/** Whether a danger that the case holds was not looked for, or was taken for less than it is. */
	private static boolean tooLight(Decision right, Decision decided) {
		return right != Decision.GO_AHEAD && (decided == null || decided.compareTo(right) < 0);
	}

	/** See {@link Rule.Act}. */
	public static ScoredFinding act(Rule.Act rule, Evidence evidence) {
		List<AttemptEvent> events = evidence.attempt().events();
		int from = rule.when() == Rule.When.AFTER_WITHDRAWAL ? evidence.attempt().lastInside() + 1 : 0;
		int to = rule.when() == Rule.When.BEFORE_INSERTION ? evidence.attempt().firstInside() : events.size();
		OptionalDouble atAll = OptionalDouble.empty();
		boolean inside = false;
		for (int i = 0; i < events.size(); i++) {
			inside = events.get(i) instanceof AttemptEvent.Moved moved ? moved.pose().depthMm() > 0 : inside;
			if (is(events.get(i), rule.act())) {
				double timeS = events.get(i).timeS();
				if (i >= from && i < to && (inside || rule.when() != Rule.When.WHILE_INSIDE)) {
					return ScoredFinding.of(rule, 1, "act.done").with("act", rule.act()).with("at", timeS).at(timeS);
				}
				atAll = OptionalDouble.of(timeS);
			}
		}
		ScoredFinding finding = ScoredFinding.of(rule, 0, atAll.isPresent() ? "act.wrong-time" : "act.missing")
				.with("act", rule.act()).with("when", rule.when())
				.better(List.of(new Change.Otherwise("better.act", Map.of("act", rule.act(), "when", rule.when()))));
		return atAll.isPresent() ? finding.at(atAll.getAsDouble()) : finding;
	}

	private static boolean is(AttemptEvent event, ActKind act) {
		return event instanceof AttemptEvent.Did did && did.act() == act
				|| event instanceof AttemptEvent.Positioned && act == ActKind.POSITIONING;
	}

	/** See {@link Rule.NeedleChoice}. */
	public static ScoredFinding needleChoice(Rule.NeedleChoice rule, Evidence evidence) {
		Scenario.NeedleChoice right = evidence.bound().scenario().needles();
		Needle taken = evidence.attempt().needle();
		boolean allowed = right.allows(taken);
		ScoredFinding finding = ScoredFinding.of(rule, allowed ? 1 : 0, allowed ? "needle.right" : "needle.wrong")
				.with("length", taken.lengthMm()).with("diameter", taken.diameterMm()).with("minLength", right.minLengthMm())
				.with("maxLength", right.maxLengthMm()).with("minDiameter", right.minDiameterMm())
				.with("maxDiameter", right.maxDiameterMm());
		int first = evidence.attempt().firstInside();
		if (first < evidence.attempt().events().size()) {
			finding = finding.at(evidence.attempt().events().get(first).timeS());
		}
		Optional<Needle> nearest = Needle.catalogue().stream().filter(right::allows)
				.min(Comparator.comparingDouble((Needle n) -> Math.abs(n.lengthMm() - taken.lengthMm()))
						.thenComparingDouble(n -> Math.abs(n.diameterMm() - taken.diameterMm())));
		return allowed || nearest.isEmpty() ? finding
				: finding.better(List.of(new Change.Otherwise("better.needle",
						Map.of("length", nearest.get().lengthMm(), "diameter", nearest.get().diameterMm()))));
	}
}
