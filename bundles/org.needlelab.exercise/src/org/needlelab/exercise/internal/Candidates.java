package org.needlelab.exercise.internal;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.needlelab.anatomy.Clearance;
import org.needlelab.anatomy.DangerClass;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.Tissue;
import org.needlelab.anatomy.TissueInterval;
import org.needlelab.exercise.BoundScenario;
import org.needlelab.exercise.Plan;
import org.needlelab.exercise.Rule;
import org.needlelab.exercise.Scenario;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.Needle;
import org.needlelab.needle.NeedleLine;
import org.needlelab.needle.NeedlePose;

/** Tries placements of a scenario, and remembers why they did not work. For one search. */
public final class Candidates {

	/** Off the reference by as much as this where the rubric says nothing, degrees. */
	public static final double DEFAULT_ANGLE_DEGREES = 15;
	/** So much of the needle stays outside, mm: a needle is never pushed in to the handle. */
	public static final double HANDLE_MM = 5;
	/** Twice the margin is as good as any more. */
	private static final double SAFE_ENOUGH = 2;
	private static final double SAFETY_STEP = 0.05;
	/** Danger structures are looked for within this, mm: farther than twice the margin of any. */
	private static final double RADIUS_MM = 25;
	/** Room ahead of the tip that is wanted where the rubric says nothing, mm. */
	private static final double AHEAD_MM = 20;
	private static final double AHEAD_STEP = 0.25;

	private final BoundScenario bound;
	private final double maxAngleDegrees;
	private final double maxDepthMm;
	private final double aheadMm;
	private final Needle longest;
	private final Map<DangerClass, Double> margins = new EnumMap<>(DangerClass.class);
	/** The last test that a way to the middle of the trigger point came to; tests stand in the order of the constants. */
	private Plan.Why farthest = Plan.Why.ANGLE;
	private double shortestMm = Double.POSITIVE_INFINITY;
	private final Map<String, Integer> bones = new TreeMap<>();
	private final Map<String, Integer> dangers = new TreeMap<>();

	/**
	 * A placement that reaches the trigger point and touches nothing.
	 *
	 * @param aside entry from the middle of the zone before it was laid on the skin, mm
	 * @param offset aim from the middle of the trigger point, mm
	 * @param pose the pose
	 * @param safety the least of distance by margin
	 * @param tightest the structure it is about
	 * @param aheadMm room ahead of the tip, mm
	 */
	public record Candidate(Vec3 aside, Vec3 offset, NeedlePose pose, double safety, Optional<Clearance> tightest,
			double aheadMm) {

		/** Safety in steps, so that what is nearly equally safe counts as equal. */
		public long safetyStep() {
			return (long) Math.floor(Math.min(SAFE_ENOUGH, safety) / SAFETY_STEP);
		}

		/** Room ahead in steps. */
		public long aheadStep() {
			return (long) Math.floor(aheadMm / AHEAD_MM / AHEAD_STEP);
		}
	}

	/** For one search. */
	public Candidates(BoundScenario bound) {
		this.bound = bound;
		double angle = DEFAULT_ANGLE_DEGREES;
		double depth = Double.POSITIVE_INFINITY;
		double ahead = AHEAD_MM;
		for (Rule rule : bound.scenario().rubric().rules()) {
			if (rule instanceof Rule.Angle a) {
				angle = a.toleranceDegrees();
			} else if (rule instanceof Rule.DepthLimit d) {
				depth = d.maxMm();
			} else if (rule instanceof Rule.ProjectedPath p) {
				ahead = p.aheadMm();
			} else if (rule instanceof Rule.ClearanceKept c) {
				c.marginMm().ifPresent(mm -> margins.put(c.danger(), mm));
			}
		}
		this.maxAngleDegrees = angle;
		this.aheadMm = ahead;
		this.longest = longest(bound.scenario());
		this.maxDepthMm = Math.min(depth, longest.lengthMm() - HANDLE_MM);
	}

	/** The longest needle of a case. */
	public static Needle longest(Scenario scenario) {
		return Needle.catalogue().stream().filter(scenario.needles()::allows)
				.max(Comparator.comparingDouble(Needle::lengthMm).thenComparingDouble(Needle::diameterMm)).orElseThrow();
	}

	/** The placement from beside the middle of the zone to beside the middle of the trigger point; null when it does not work. */
	public Candidate at(Vec3 aside, Vec3 offset) {
		double radius = bound.scenario().triggerPoint().radiusMm();
		Vec3 entry = bound.body().nearestSkinPoint(bound.zoneCentre().plus(aside));
		Vec3 way = bound.triggerCentre().plus(offset).minus(entry);
		double depth = way.length();
		if (offset.length() > radius || depth == 0
				|| entry.distance(bound.zoneCentre()) > bound.scenario().entryZone().radiusMm()) {
			return null;
		}
		if (offset.length() == 0) {
			shortestMm = Math.min(shortestMm, depth);
		}
		NeedlePose pose = new NeedlePose(entry, way.normalized(), depth);
		if (Angles.degrees(pose.direction(), bound.reference()) > maxAngleDegrees) {
			return refused(Plan.Why.ANGLE, offset);
		}
		if (depth > maxDepthMm) {
			return refused(Plan.Why.TOO_DEEP, offset);
		}
		List<TissueInterval> path = NeedleLine.of(pose).path(bound.body(), depth + aheadMm);
		Optional<TissueInterval> bone = path.stream().filter(i -> i.structure().tissue() == Tissue.BONE).findFirst();
		if (bone.isPresent() && bone.get().entryDepthMm() < depth) {
			bones.merge(bone.get().structure().id(), 1, Integer::sum);
			return refused(Plan.Why.BONE, offset);
		}
		boolean inTarget = path.stream().anyMatch(i -> i.structure().id().equals(bound.target().id())
				&& i.entryDepthMm() <= depth && i.exitDepthMm() >= depth);
		if (!inTarget) {
			return refused(Plan.Why.NOT_IN_TARGET, offset);
		}
		return judged(aside, offset, pose, path, bone);
	}

	private Candidate judged(Vec3 aside, Vec3 offset, NeedlePose pose, List<TissueInterval> path,
			Optional<TissueInterval> bone) {
		double safety = Double.POSITIVE_INFINITY;
		Clearance tightest = null;
		for (Clearance c : NeedleLine.of(pose).clearances(bound.body(), longest, pose.depthMm(), RADIUS_MM)) {
			double ratio = c.distanceMm() / margin(c);
			if (c.distanceMm() <= 0) {
				dangers.merge(c.structure().id(), 1, Integer::sum);
			}
			if (ratio < safety) {
				safety = ratio;
				tightest = c;
			}
		}
		if (safety <= 0) {
			return null;
		}
		double end = bone.map(TissueInterval::entryDepthMm).orElse(Double.POSITIVE_INFINITY);
		double ahead = path.stream().filter(i -> i.structure().danger().isPresent() && i.entryDepthMm() < end)
				.mapToDouble(i -> i.entryDepthMm() - pose.depthMm()).min().orElse(aheadMm);
		return new Candidate(aside, offset, pose, safety, Optional.ofNullable(tightest), ahead);
	}

	private double margin(Clearance clearance) {
		DangerClass danger = clearance.structure().danger().orElseThrow().dangerClass();
		return margins.getOrDefault(danger, Mending.marginMm(clearance));
	}

	/** Only the ways to the middle of the trigger point tell why: others may miss the target because they aim at its rim. */
	private Candidate refused(Plan.Why why, Vec3 offset) {
		if (offset.length() == 0 && why.compareTo(farthest) > 0) {
			farthest = why;
		}
		return null;
	}

	/** The plan of the best placement. */
	public Plan plan(Candidate best) {
		Needle needle = Needle.catalogue().stream().filter(bound.scenario().needles()::allows)
				.filter(n -> n.lengthMm() >= best.pose().depthMm() + HANDLE_MM)
				.min(Comparator.comparingDouble(Needle::lengthMm).thenComparing(Comparator.comparingDouble(Needle::diameterMm)
						.reversed()))
				.orElse(longest);
		return new Plan.Corridor(needle, best.pose(), best.safety(), best.tightest());
	}

	/** Why no placement worked. */
	public Plan whyNot() {
		if (!dangers.isEmpty()) {
			return new Plan.Closed(byCount(dangers));
		}
		return new Plan.OutOfReach(farthest,
				farthest == Plan.Why.BONE ? byCount(bones).stream().findFirst() : Optional.empty(), shortestMm, maxDepthMm);
	}

	private List<Structure> byCount(Map<String, Integer> counts) {
		return counts.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
				.map(e -> bound.body().part(e.getKey()).orElseThrow().structure()).toList();
	}
}
