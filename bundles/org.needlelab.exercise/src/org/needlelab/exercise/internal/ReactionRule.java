package org.needlelab.exercise.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.needlelab.exercise.ActKind;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.AttemptEvent;
import org.needlelab.exercise.Change;
import org.needlelab.exercise.Evidence;
import org.needlelab.exercise.Rule;
import org.needlelab.exercise.ScoredFinding;
import org.needlelab.exercise.TissueResponse;
import org.needlelab.needle.TimedPose;

/** Whether what the needle did to the patient was reacted to; see {@link Rule.Reaction}. */
public final class ReactionRule {

	/** A hand cannot stop at once: so much farther is not yet pushing on, mm; assumed. */
	private static final double PUSHED_ON_MM = 3;
	/** So much back is drawing back, mm. */
	private static final double DRAWN_BACK_MM = 1;

	private ReactionRule() {
	}

	/** All points when every response that calls for something got it. */
	public static ScoredFinding score(Rule.Reaction rule, Evidence evidence) {
		if (evidence.insertion().strokes().isEmpty()) {
			return PlacementRules.notInserted(rule);
		}
		List<TissueResponse> calls = evidence.responses().stream().filter(r -> r.kind().calls()).toList();
		List<TissueResponse> missed = new ArrayList<>();
		for (TissueResponse response : calls) {
			if (!answered(response, evidence.attempt())) {
				missed.add(response);
			}
		}
		if (missed.isEmpty()) {
			return ScoredFinding.of(rule, 1, calls.isEmpty() ? "reaction.none-needed" : "reaction.right").with("total",
					calls.size());
		}
		TissueResponse first = missed.get(0);
		return ScoredFinding.of(rule, 0, "reaction.missed").with("kind", first.kind()).with("structure", first.structure())
				.with("missed", missed.size()).with("total", calls.size()).at(first.timeS(), first.place())
				.better(List.of(new Change.Otherwise("better.react." + first.kind().key(), Map.of())));
	}

	private static boolean answered(TissueResponse response, Attempt attempt) {
		return switch (response.kind()) {
		case NERVE_SENSATION -> drawnBack(response, attempt);
		case BLEEDING -> pressed(attempt);
		case PLEURAL_BREACH, DURAL_BREACH, ORGAN_BREACH -> drawnBack(response, attempt) && referred(response, attempt);
		case TWITCH, BONE_CONTACT -> true;
		};
	}

	/** Whether the needle was drawn back before it was pushed on; how long that took does not matter. */
	private static boolean drawnBack(TissueResponse response, Attempt attempt) {
		double hitMm = attempt.trace().at(response.timeS()).map(p -> p.depthMm()).orElse(response.depthMm());
		double deepest = hitMm;
		for (TimedPose pose : attempt.trace().poses()) {
			if (pose.timeS() <= response.timeS()) {
				continue;
			}
			double depth = pose.pose().depthMm();
			deepest = Math.max(deepest, depth);
			if (deepest > hitMm + PUSHED_ON_MM) {
				return false;
			}
			if (depth <= deepest - DRAWN_BACK_MM || depth <= 0) {
				return true;
			}
		}
		return false;
	}

	/** Whether the place was pressed after the needle was out for good. */
	private static boolean pressed(Attempt attempt) {
		List<AttemptEvent> after = attempt.events().subList(attempt.lastInside() + 1, attempt.events().size());
		return after.stream().anyMatch(e -> e instanceof AttemptEvent.Did did && did.act() == ActKind.PRESSURE);
	}

	private static boolean referred(TissueResponse response, Attempt attempt) {
		return attempt.events().stream().anyMatch(e -> e.timeS() >= response.timeS()
				&& e instanceof AttemptEvent.Did did && did.act() == ActKind.REFER);
	}
}
