package org.needlelab.exercise.internal;

import java.util.Optional;
import java.util.OptionalDouble;

import org.needlelab.anatomy.Clearance;
import org.needlelab.anatomy.Danger;
import org.needlelab.anatomy.TissueInterval;
import org.needlelab.exercise.BoundScenario;
import org.needlelab.exercise.Evidence;
import org.needlelab.exercise.Rule;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.NeedleLine;
import org.needlelab.needle.NeedlePose;
import org.needlelab.needle.Stroke;

/** The figures that rules on the placement judge by, for one stroke: told by the rules and tried by what would have mended them. */
final class PoseShares {

	private PoseShares() {
	}

	/** The share of its points that a rule would give for a single straight stroke; empty when it judges no placement. */
	static OptionalDouble of(Rule rule, Stroke stroke, Evidence evidence) {
		if (rule instanceof Rule.Target r) {
			return OptionalDouble.of(Angles.share(shortOfTargetMm(stroke, evidence), 0, r.zeroAtMm()));
		} else if (rule instanceof Rule.Overshoot r) {
			return OptionalDouble.of(targetOn(stroke, evidence)
					.map(i -> Angles.share(Math.max(0, stroke.depthMm() - i.exitDepthMm()), r.toleranceMm(), r.zeroAtMm())).orElse(0.0));
		} else if (rule instanceof Rule.DepthLimit r) {
			return OptionalDouble.of(Angles.share(stroke.depthMm(), r.maxMm(), r.zeroAtMm()));
		} else if (rule instanceof Rule.TriggerPoint r) {
			return OptionalDouble.of(Angles.share(triggerGapMm(stroke, evidence), 0, r.zeroAtMm()));
		} else if (rule instanceof Rule.Angle r) {
			return OptionalDouble.of(Angles.share(offDegrees(stroke, evidence), r.toleranceDegrees(), r.zeroAtDegrees()));
		} else if (rule instanceof Rule.Entry r) {
			return OptionalDouble.of(Angles.share(outsideZoneMm(stroke, evidence), 0, r.zeroAtMm()));
		} else if (rule instanceof Rule.ClearanceKept r) {
			return OptionalDouble.of(stroke.clearances().stream().filter(c -> ofClass(c, r))
					.mapToDouble(c -> c.distanceMm() / marginMm(r, c)).min().orElse(1));
		} else if (rule instanceof Rule.NearMiss r) {
			long near = stroke.clearances().stream().filter(c -> c.distanceMm() < r.withinMm()).count();
			return OptionalDouble.of(Angles.share(near, 0, r.zeroAtCount()));
		} else if (rule instanceof Rule.ProjectedPath r) {
			return OptionalDouble.of(dangerAhead(evidence, stroke.deepest(), r.aheadMm())
					.map(i -> Math.max(0, i.entryDepthMm() - stroke.depthMm()) / r.aheadMm()).orElse(1.0));
		}
		return OptionalDouble.empty();
	}

	/** Stretch of a stroke's line in the target, as far as the needle can go; the last when there are several. */
	static Optional<TissueInterval> targetOn(Stroke stroke, Evidence evidence) {
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

	/** How much a stroke lacks to the target, mm; infinite when its line does not meet it. */
	static double shortOfTargetMm(Stroke stroke, Evidence evidence) {
		return targetOn(stroke, evidence).map(i -> Math.max(0, i.entryDepthMm() - stroke.depthMm())).orElse(Double.POSITIVE_INFINITY);
	}

	/**
	 * How far a stroke stayed from the trigger point, mm: the part of its ball that lies in the target. In fat over the muscle no
	 * taut band is met, so what the stroke lacks to the target counts too; infinite when its line does not meet the target.
	 */
	static double triggerGapMm(Stroke stroke, Evidence evidence) {
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
			nearest = Math.max(stroke.nearestTo(centre).distance(centre) - radius, shortOfTargetMm(stroke, evidence));
		}
		return Math.max(0, nearest);
	}

	/** How far a stroke lies off the direction that the scenario asks for, degrees. */
	static double offDegrees(Stroke stroke, Evidence evidence) {
		return Angles.degrees(stroke.deepest().direction(), evidence.bound().reference());
	}

	/** How far outside the entry zone a stroke began, mm. */
	static double outsideZoneMm(Stroke stroke, Evidence evidence) {
		BoundScenario bound = evidence.bound();
		return Math.max(0, stroke.deepest().entry().distance(bound.zoneCentre()) - bound.scenario().entryZone().radiusMm());
	}

	/** Whether a danger structure is of the kind that a rule is about. */
	static boolean ofClass(Clearance c, Rule.ClearanceKept rule) {
		return c.structure().danger().map(Danger::dangerClass).filter(rule.danger()::equals).isPresent();
	}

	/** The distance that a rule wants kept, mm. */
	static double marginMm(Rule.ClearanceKept rule, Clearance c) {
		return rule.marginMm().orElse(Mending.marginMm(c));
	}

	/** The first danger structure on the line down to so far beyond the tip, unless bone comes first. */
	static Optional<TissueInterval> dangerAhead(Evidence evidence, NeedlePose pose, double aheadMm) {
		NeedleLine line = NeedleLine.of(pose);
		double length = pose.depthMm() + aheadMm;
		double end = line.firstBone(evidence.bound().body(), length).map(TissueInterval::entryDepthMm).orElse(length);
		return line.path(evidence.bound().body(), end).stream().filter(i -> i.structure().danger().isPresent())
				.findFirst();
	}
}
