package org.needlelab.exercise.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.TissueInterval;
import org.needlelab.exercise.BoundScenario;
import org.needlelab.exercise.Change;
import org.needlelab.exercise.Evidence;
import org.needlelab.exercise.Rule;
import org.needlelab.exercise.ScoredFinding;
import org.needlelab.exercise.Towards;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.NeedleLine;
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

	/** Stretch of a stroke's line in the target, as far as the needle can go; the last when there are several. */
	private static Optional<TissueInterval> targetOn(Stroke stroke, Evidence evidence) {
		BoundScenario bound = evidence.bound();
		NeedleLine line = NeedleLine.of(stroke.deepest());
		double reach = line.reachMm(bound.body(), evidence.attempt().needle());
		TissueInterval last = null;
		for (TissueInterval i : line.path(bound.body(), reach)) {
			boolean begun = last == null || i.entryDepthMm() <= stroke.depthMm();
			if (i.structure().id().equals(bound.target().id()) && begun) {
				last = i;
			}
		}
		return Optional.ofNullable(last);
	}

	/** See {@link Rule.Target}. */
	public static ScoredFinding target(Rule.Target rule, Evidence evidence) {
		Structure target = evidence.bound().target();
		Stroke best = null;
		double bestShort = Double.POSITIVE_INFINITY;
		for (Stroke stroke : evidence.insertion().strokes()) {
			Optional<TissueInterval> interval = targetOn(stroke, evidence);
			double missing = interval.map(i -> Math.max(0, i.entryDepthMm() - stroke.depthMm()))
					.orElse(Double.POSITIVE_INFINITY);
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
			Mending mending = new Mending(evidence);
			return ScoredFinding.of(rule, 0, "target.missed").with("structure", target)
					.at(best.timeS(), deepest.tip()).better(mending.intoTarget(deepest));
		}
		if (bestShort > 0) {
			return ScoredFinding.of(rule, Angles.share(bestShort, 0, rule.zeroAtMm()), "target.short")
					.with("structure", target).by(bestShort).at(best.timeS(), deepest.tip())
					.better(List.of(new Change.Deeper(bestShort)));
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
			Optional<TissueInterval> interval = targetOn(stroke, evidence);
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
					.better(new Mending(evidence).intoTarget(deepest.deepest()));
		}
		double beyond = Math.max(0, most);
		double share = Angles.share(beyond, rule.toleranceMm(), rule.zeroAtMm());
		ScoredFinding finding = ScoredFinding.of(rule, share, share >= 1 ? "overshoot.none" : "overshoot.beyond")
				.with("structure", target).by(beyond).at(worst.timeS(), worst.deepest().tip());
		return share >= 1 ? finding : finding.better(List.of(new Change.Shallower(beyond - rule.toleranceMm())));
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
		return share >= 1 ? finding : finding.better(List.of(new Change.Shallower(depth - rule.maxMm())));
	}

	/** See {@link Rule.TriggerPoint}. */
	public static ScoredFinding triggerPoint(Rule.TriggerPoint rule, Evidence evidence) {
		Vec3 centre = evidence.bound().triggerCentre();
		double radius = evidence.bound().scenario().triggerPoint().radiusMm();
		Stroke best = null;
		double least = Double.POSITIVE_INFINITY;
		for (Stroke stroke : evidence.insertion().strokes()) {
			double gap = triggerGapMm(stroke, evidence);
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
		if (share >= 1) {
			return finding;
		}
		Mending mending = new Mending(evidence);
		return finding.better(outside ? mending.intoTarget(best.deepest()) : mending.through(best.deepest(), centre, radius));
	}

	/**
	 * How far a stroke stayed from the trigger point, mm: the part of its ball that lies in the target. In fat over the muscle no
	 * taut band is met, so what the stroke lacks to the target counts too; infinite when its line does not meet the target.
	 */
	private static double triggerGapMm(Stroke stroke, Evidence evidence) {
		Vec3 centre = evidence.bound().triggerCentre();
		NeedlePose pose = stroke.deepest();
		double radius = evidence.bound().scenario().triggerPoint().radiusMm();
		double along = centre.minus(pose.entry()).dot(pose.direction());
		double nearest = Double.POSITIVE_INFINITY;
		for (TissueInterval i : stroke.path()) {
			if (i.structure().id().equals(evidence.bound().target().id())) {
				double depth = Math.max(i.entryDepthMm(), Math.min(i.exitDepthMm(), along));
				nearest = Math.min(nearest, pose.withDepth(depth).tip().distance(centre) - radius);
			}
		}
		if (Double.isInfinite(nearest)) {
			double lacking = targetOn(stroke, evidence).map(i -> Math.max(0, i.entryDepthMm() - stroke.depthMm()))
					.orElse(Double.POSITIVE_INFINITY);
			nearest = Math.max(stroke.nearestTo(centre).distance(centre) - radius, lacking);
		}
		return Math.max(0, nearest);
	}

	/** See {@link Rule.Angle}. */
	public static ScoredFinding angle(Rule.Angle rule, Evidence evidence) {
		Optional<Stroke> deepest = evidence.insertion().principal();
		if (deepest.isEmpty()) {
			return notInserted(rule);
		}
		Vec3 direction = deepest.get().deepest().direction();
		double off = Angles.degrees(direction, evidence.bound().reference());
		double share = Angles.share(off, rule.toleranceDegrees(), rule.zeroAtDegrees());
		ScoredFinding finding = ScoredFinding.of(rule, share, share >= 1 ? "angle.right" : "angle.off")
				.with("degrees", off).with("tolerance", rule.toleranceDegrees())
				.at(deepest.get().timeS(), deepest.get().deepest().entry());
		Vec3 change = evidence.bound().reference().minus(direction);
		return share >= 1 ? finding
				: finding.better(List.of(new Change.Turned(off - rule.toleranceDegrees(),
						Towards.of(change, evidence.bound().scenario().side()))));
	}

	/** See {@link Rule.Entry}. */
	public static ScoredFinding entry(Rule.Entry rule, Evidence evidence) {
		Optional<Stroke> deepest = evidence.insertion().principal();
		if (deepest.isEmpty()) {
			return notInserted(rule);
		}
		Vec3 entry = deepest.get().deepest().entry();
		Vec3 centre = evidence.bound().zoneCentre();
		double outside = Math.max(0, entry.distance(centre) - evidence.bound().scenario().entryZone().radiusMm());
		double share = Angles.share(outside, 0, rule.zeroAtMm());
		ScoredFinding finding = ScoredFinding.of(rule, share, share >= 1 ? "entry.right" : "entry.outside").by(outside)
				.with("radius", evidence.bound().scenario().entryZone().radiusMm()).at(deepest.get().timeS(), entry);
		return share >= 1 ? finding
				: finding.better(List.of(new Change.Shifted(outside,
						Towards.of(centre.minus(entry), evidence.bound().scenario().side()))));
	}
}
