package org.needlelab.exercise.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.TissueInterval;
import org.needlelab.exercise.Change;
import org.needlelab.exercise.Evidence;
import org.needlelab.exercise.Rule;
import org.needlelab.exercise.ScoredFinding;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.NeedlePose;
import org.needlelab.needle.Stroke;

/** Where the needle went: target, depth, trigger point, angle, entry. */
public final class PlacementRules {

	private PlacementRules() {
	}

	static ScoredFinding notInserted(Rule rule) {
		return ScoredFinding.of(rule, 0, "rule.not-inserted").with("rule", new Rule.Named(rule.head().id()))
				.better(List.of(new Change.Otherwise("better.insert", Map.of())));
	}

	/** See {@link Rule.Target}. */
	public static ScoredFinding target(Rule.Target rule, Evidence evidence) {
		Structure target = evidence.bound().target();
		Stroke best = null;
		double bestShort = Double.POSITIVE_INFINITY;
		for (Stroke stroke : evidence.insertion().strokes()) {
			double missing = PoseShares.shortOfTargetMm(stroke, evidence);
			if (best == null || missing < bestShort) {
				best = stroke;
				bestShort = missing;
			}
		}
		if (best == null) {
			return notInserted(rule);
		}
		NeedlePose deepest = best.deepest();
		if (Double.isInfinite(bestShort)) {
			return ScoredFinding.of(rule, 0, "target.missed").with("structure", target)
					.at(best.timeS(), deepest.tip()).better(new Mending(evidence).intoTarget(best, right(rule, evidence)));
		}
		if (bestShort > 0) {
			return ScoredFinding.of(rule, Angles.share(bestShort, 0, rule.zeroAtMm()), "target.short")
					.with("structure", target).by(bestShort).at(best.timeS(), deepest.tip())
					.better(new Mending(evidence).intoTarget(best, right(rule, evidence)));
		}
		return ScoredFinding.of(rule, 1, "target.reached").with("structure", target).with("depth", best.depthMm())
				.at(best.timeS(), deepest.tip());
	}

	/** See {@link Rule.Overshoot}. */
	public static ScoredFinding overshoot(Rule.Overshoot rule, Evidence evidence) {
		Structure target = evidence.bound().target();
		Stroke worst = null;
		double most = Double.NEGATIVE_INFINITY;
		for (Stroke stroke : evidence.insertion().strokes()) {
			Optional<TissueInterval> interval = PoseShares.targetOn(stroke, evidence);
			if (interval.isPresent() && stroke.depthMm() - interval.get().exitDepthMm() > most) {
				most = stroke.depthMm() - interval.get().exitDepthMm();
				worst = stroke;
			}
		}
		if (evidence.insertion().strokes().isEmpty()) {
			return notInserted(rule);
		}
		if (worst == null) {
			Stroke deepest = evidence.insertion().principal().orElseThrow();
			return ScoredFinding.of(rule, 0, "overshoot.not-in-target").with("structure", target)
					.at(deepest.timeS(), deepest.deepest().tip())
					.better(new Mending(evidence).intoTarget(deepest, right(rule, evidence)));
		}
		double beyond = Math.max(0, most);
		double share = Angles.share(beyond, rule.toleranceMm(), rule.zeroAtMm());
		ScoredFinding finding = ScoredFinding.of(rule, share, share >= 1 ? "overshoot.none" : "overshoot.beyond")
				.with("structure", target).by(beyond).at(worst.timeS(), worst.deepest().tip());
		return share >= 1 ? finding : finding.better(new Mending(evidence).shallowerOrTurned(worst, right(rule, evidence)));
	}

	/** See {@link Rule.DepthLimit}. */
	public static ScoredFinding depthLimit(Rule.DepthLimit rule, Evidence evidence) {
		Optional<Stroke> deepest = evidence.insertion().principal();
		if (deepest.isEmpty()) {
			return notInserted(rule);
		}
		double depth = deepest.get().depthMm();
		double share = Angles.share(depth, rule.maxMm(), rule.zeroAtMm());
		ScoredFinding finding = ScoredFinding.of(rule, share, share >= 1 ? "depth.within" : "depth.beyond")
				.with("depth", depth).with("limit", rule.maxMm()).by(Math.max(0, depth - rule.maxMm()))
				.at(deepest.get().timeS(), deepest.get().deepest().tip());
		return share >= 1 ? finding : finding.better(new Mending(evidence).shallowerOrTurned(deepest.get(), right(rule, evidence)));
	}

	/** See {@link Rule.TriggerPoint}. */
	public static ScoredFinding triggerPoint(Rule.TriggerPoint rule, Evidence evidence) {
		Vec3 centre = evidence.bound().triggerCentre();
		double radius = evidence.bound().scenario().triggerPoint().radiusMm();
		Stroke best = null;
		double least = Double.POSITIVE_INFINITY;
		for (Stroke stroke : evidence.insertion().strokes()) {
			double gap = PoseShares.triggerGapMm(stroke, evidence);
			if (best == null || gap < least) {
				least = gap;
				best = stroke;
			}
		}
		if (best == null) {
			return notInserted(rule);
		}
		boolean outside = best.nearestTo(centre).distance(centre) <= radius && least > 0;
		double share = Angles.share(least, 0, rule.zeroAtMm());
		ScoredFinding finding = ScoredFinding
				.of(rule, share, share >= 1 ? "trigger-point.hit" : outside ? "trigger-point.outside" : "trigger-point.missed")
				.by(Double.isInfinite(least) ? Math.max(0, best.nearestTo(centre).distance(centre) - radius) : least)
				.with("radius", radius).with("structure", evidence.bound().target()).at(best.timeS(), best.nearestTo(centre));
		return share >= 1 ? finding : finding.better(new Mending(evidence).intoTarget(best, right(rule, evidence)));
	}

	/** See {@link Rule.Angle}. */
	public static ScoredFinding angle(Rule.Angle rule, Evidence evidence) {
		Optional<Stroke> deepest = evidence.insertion().principal();
		if (deepest.isEmpty()) {
			return notInserted(rule);
		}
		double off = PoseShares.offDegrees(deepest.get(), evidence);
		double share = Angles.share(off, rule.toleranceDegrees(), rule.zeroAtDegrees());
		ScoredFinding finding = ScoredFinding.of(rule, share, share >= 1 ? "angle.right" : "angle.off")
				.with("degrees", off).with("tolerance", rule.toleranceDegrees())
				.at(deepest.get().timeS(), deepest.get().deepest().entry());
		return share >= 1 ? finding : finding.better(new Mending(evidence).turned(deepest.get(), right(rule, evidence)));
	}

	/** See {@link Rule.Entry}. */
	public static ScoredFinding entry(Rule.Entry rule, Evidence evidence) {
		Optional<Stroke> deepest = evidence.insertion().principal();
		if (deepest.isEmpty()) {
			return notInserted(rule);
		}
		Vec3 entry = deepest.get().deepest().entry();
		double outside = PoseShares.outsideZoneMm(deepest.get(), evidence);
		double share = Angles.share(outside, 0, rule.zeroAtMm());
		ScoredFinding finding = ScoredFinding.of(rule, share, share >= 1 ? "entry.right" : "entry.outside").by(outside)
				.with("radius", evidence.bound().scenario().entryZone().radiusMm()).at(deepest.get().timeS(), entry);
		return share >= 1 ? finding : finding.better(new Mending(evidence).shifted(deepest.get(), right(rule, evidence)));
	}

	private static Mending.Wanted right(Rule rule, Evidence evidence) {
		return Mending.Wanted.right(List.of(rule), evidence);
	}
}
