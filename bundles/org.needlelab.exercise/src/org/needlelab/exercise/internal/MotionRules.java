package org.needlelab.exercise.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.needlelab.exercise.AttemptEvent;
import org.needlelab.exercise.Change;
import org.needlelab.exercise.Evidence;
import org.needlelab.exercise.Rule;
import org.needlelab.exercise.ScoredFinding;
import org.needlelab.needle.NeedlePose;
import org.needlelab.needle.Pistoning;
import org.needlelab.needle.Stroke;
import org.needlelab.needle.TimedPose;

/** How the needle was moved: pistoning, time, turns. */
public final class MotionRules {

	/** Moving so far along the needle parts two turns, mm: less is the hand that turns it. */
	private static final double ADVANCE_MM = 1;

	private MotionRules() {
	}

	/** See {@link Rule.Manipulation}. */
	public static ScoredFinding manipulation(Rule.Manipulation rule, Evidence evidence) {
		if (evidence.insertion().strokes().isEmpty()) {
			return PlacementRules.notInserted(rule);
		}
		List<Pistoning.Push> pushes = ResponseSearch.pushes(evidence.bound(), evidence.attempt(), rule.amplitudeMm());
		List<AttemptEvent.Did> taps = ResponseSearch.taps(evidence.bound(), evidence.attempt());
		int count = pushes.size() + taps.size();
		ScoredFinding finding = ScoredFinding
				.of(rule, (double) count / rule.strokes(),
						"manipulation." + (count >= rule.strokes() ? "done" : count > 0 ? "less" : "none"))
				.with("count", count).with("strokes", rule.strokes()).with("amplitude", rule.amplitudeMm());
		if (!pushes.isEmpty()) {
			Pistoning.Push last = pushes.get(pushes.size() - 1);
			finding = finding.at(last.timeS(), last.deepest().tip());
		} else if (!taps.isEmpty()) {
			finding = finding.at(taps.get(taps.size() - 1).timeS());
		} else {
			Stroke deepest = evidence.insertion().principal().orElseThrow();
			finding = finding.at(deepest.timeS(), deepest.deepest().tip());
		}
		return count >= rule.strokes() ? finding
				: finding.better(List.of(new Change.Otherwise("better.manipulation",
						Map.of("strokes", rule.strokes() - count, "amplitude", rule.amplitudeMm()))));
	}

	/** See {@link Rule.TimeLimit}. */
	public static ScoredFinding time(Rule.TimeLimit rule, Evidence evidence) {
		double taken = rule.timed() == Rule.Timed.ATTEMPT ? attemptS(evidence.attempt().events())
				: insideS(evidence.attempt().trace().poses());
		if (rule.needsNeedle() && evidence.insertion().strokes().isEmpty()) {
			return PlacementRules.notInserted(rule);
		}
		double share = Angles.share(taken, rule.maxS(), rule.zeroAtS());
		ScoredFinding finding = ScoredFinding.of(rule, share, share >= 1 ? "time.within" : "time.beyond")
				.with("timed", rule.timed()).with("seconds", taken).with("limit", rule.maxS());
		return share >= 1 ? finding
				: finding.better(
						List.of(new Change.Otherwise("better.faster", Map.of("seconds", taken - rule.maxS()))));
	}

	private static double attemptS(List<AttemptEvent> events) {
		return events.isEmpty() ? 0 : events.get(events.size() - 1).timeS() - events.get(0).timeS();
	}

	/** A way in or out counts whole, as it does between the samples of a recording. */
	private static double insideS(List<TimedPose> poses) {
		double total = 0;
		double since = Double.NaN;
		for (int i = 1; i < poses.size(); i++) {
			boolean inside = poses.get(i - 1).pose().depthMm() > 0 || poses.get(i).pose().depthMm() > 0;
			if (inside && Double.isNaN(since)) {
				since = poses.get(i - 1).timeS();
			}
			if (!Double.isNaN(since) && (!inside || i + 1 == poses.size())) {
				total += poses.get(inside ? i : i - 1).timeS() - since;
				since = Double.NaN;
			}
		}
		return total;
	}

	/** See {@link Rule.MotionEconomy}. */
	public static ScoredFinding economy(Rule.MotionEconomy rule, Evidence evidence) {
		if (evidence.insertion().strokes().isEmpty()) {
			return PlacementRules.notInserted(rule);
		}
		List<TimedPose> turns = turns(evidence.attempt().trace().corners());
		double share = Angles.share(turns.size(), rule.maxTurns(), rule.zeroAtTurns());
		ScoredFinding finding = ScoredFinding.of(rule, share, share >= 1 ? "economy.right" : "economy.many")
				.with("count", turns.size()).with("allowed", rule.maxTurns());
		if (turns.isEmpty()) {
			return finding;
		}
		TimedPose last = turns.get(turns.size() - 1);
		ScoredFinding placed = finding.at(last.timeS(), last.pose().entry());
		return share >= 1 ? placed
				: placed.better(List.of(new Change.Otherwise("better.fewer-turns",
						Map.of("count", turns.size() - rule.maxTurns()))));
	}

	/** Where a turn in the body began, or the needle went in anew. */
	private static List<TimedPose> turns(List<TimedPose> corners) {
		List<TimedPose> turns = new ArrayList<>();
		boolean beenInside = false;
		boolean turning = false;
		double alongMm = 0;
		for (int i = 1; i < corners.size(); i++) {
			NeedlePose from = corners.get(i - 1).pose();
			NeedlePose to = corners.get(i).pose();
			boolean wasInside = from.depthMm() > 0;
			if (!wasInside && to.depthMm() > 0) {
				if (beenInside) {
					turns.add(corners.get(i));
				}
				beenInside = true;
				turning = false;
			} else if (wasInside && to.depthMm() > 0 && !from.sameLine(to)) {
				if (!turning) {
					turns.add(corners.get(i - 1));
				}
				turning = true;
				alongMm = 0;
			} else {
				alongMm += Math.abs(to.depthMm() - from.depthMm());
				turning &= alongMm < ADVANCE_MM;
			}
		}
		return turns;
	}
}
