package org.needlelab.exercise.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.AttemptEvent;
import org.needlelab.exercise.Change;
import org.needlelab.exercise.Decision;
import org.needlelab.exercise.Evidence;
import org.needlelab.exercise.Rule;
import org.needlelab.exercise.Scenario;
import org.needlelab.exercise.ScoredFinding;

/** What was done besides moving the needle. */
public final class ActRules {

	private ActRules() {
	}

	/** See {@link Rule.Screening}. The last answer before the needle goes in counts. */
	public static ScoredFinding screening(Rule.Screening rule, Evidence evidence) {
		Attempt attempt = evidence.attempt();
		Map<String, Decision> answers = new HashMap<>();
		for (AttemptEvent event : attempt.events().subList(0, attempt.firstInside())) {
			if (event instanceof AttemptEvent.Answered answered) {
				answers.put(answered.questionId(), answered.decision());
			}
		}
		List<Scenario.ScreeningQuestion> questions = evidence.bound().scenario().screening();
		List<String> wrong = new ArrayList<>();
		for (Scenario.ScreeningQuestion question : questions) {
			if (answers.get(question.id()) != question.right()) {
				wrong.add(question.id());
			}
		}
		if (wrong.isEmpty()) {
			return ScoredFinding.of(rule, 1, "screening.right").with("total", questions.size());
		}
		double share = (double) (questions.size() - wrong.size()) / questions.size();
		return ScoredFinding.of(rule, share, "screening.wrong").with("wrong", wrong.size())
				.with("total", questions.size()).with("questions", String.join(", ", wrong));
	}

	/** See {@link Rule.Act}. */
	public static ScoredFinding act(Rule.Act rule, Evidence evidence) {
		List<AttemptEvent> events = evidence.attempt().events();
		int from = rule.when() == Rule.When.AFTER_WITHDRAWAL ? evidence.attempt().lastInside() + 1 : 0;
		int to = rule.when() == Rule.When.BEFORE_INSERTION ? evidence.attempt().firstInside() : events.size();
		boolean atAll = false;
		for (int i = 0; i < events.size(); i++) {
			if (events.get(i) instanceof AttemptEvent.Did did && did.act() == rule.act()) {
				atAll = true;
				if (i >= from && i < to) {
					return ScoredFinding.of(rule, 1, "act.done").with("act", rule.act()).with("at", did.timeS())
							.at(did.timeS());
				}
			}
		}
		return ScoredFinding.of(rule, 0, atAll ? "act.wrong-time" : "act.missing").with("act", rule.act())
				.with("when", rule.when())
				.better(List.of(new Change.Otherwise("better.act", Map.of("act", rule.act(), "when", rule.when()))));
	}

	/** See {@link Rule.NeedleChoice}. */
	public static ScoredFinding needleChoice(Rule.NeedleChoice rule, Evidence evidence) {
		Scenario.NeedleChoice right = evidence.bound().scenario().needles();
		boolean allowed = right.allows(evidence.attempt().needle());
		return ScoredFinding.of(rule, allowed ? 1 : 0, allowed ? "needle.right" : "needle.wrong")
				.with("length", evidence.attempt().needle().lengthMm())
				.with("diameter", evidence.attempt().needle().diameterMm()).with("minLength", right.minLengthMm())
				.with("maxLength", right.maxLengthMm()).with("minDiameter", right.minDiameterMm())
				.with("maxDiameter", right.maxDiameterMm());
	}
}
