package org.needlelab.exercise.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.needlelab.anatomy.Clearance;
import org.needlelab.anatomy.Danger;
import org.needlelab.anatomy.TissueInterval;
import org.needlelab.exercise.Change;
import org.needlelab.exercise.Evidence;
import org.needlelab.exercise.Rule;
import org.needlelab.exercise.Towards;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.Needle;
import org.needlelab.needle.NeedleLine;
import org.needlelab.needle.NeedlePose;

/** Looks for the smallest change of a pose after which a condition holds, by trying it on the body. */
final class Mending {

	/** Depths are found to this, mm. */
	private static final double DEPTH_STEP_MM = 0.5;
	/** Turns are tried in these steps, degrees. */
	private static final int TURN_STEP_DEGREES = 1;
	/** Farthest turn that is tried, degrees: beyond it another entry is the better advice. */
	private static final int MAX_TURN_DEGREES = 30;
	private static final int AZIMUTHS = 8;

	private final Evidence evidence;

	Mending(Evidence evidence) {
		this.evidence = evidence;
	}

	/**
	 * Shallower on the same line, the least that does it; and the smallest turn that does it, touches nothing, reaches the
	 * target and does not lead away from the direction that the scenario asks for. A depth at which the target is no longer
	 * reached is told only when no turn helps, another entry only when nothing does.
	 */
	List<Change> shallowerOrTurned(NeedlePose pose, Predicate<NeedlePose> good) {
		double off = Math.max(toleratedDegrees(), offDegrees(pose));
		Optional<Change> turned = turned(pose,
				p -> offDegrees(p) <= off && good.test(p) && punctureFree(p) && reachesTarget(p));
		Optional<Change> useful = shallower(pose, p -> good.test(p) && reachesTarget(p));
		Optional<Change> shallower = useful.isPresent() || turned.isPresent() ? useful : shallower(pose, good);
		List<Change> changes = new ArrayList<>();
		shallower.ifPresent(changes::add);
		turned.ifPresent(changes::add);
		return changes.isEmpty() ? List.of(new Change.Otherwise("better.other-entry", Map.of())) : changes;
	}

	/** How far a pose lies off the direction that the scenario asks for, degrees. */
	private double offDegrees(NeedlePose pose) {
		return Angles.degrees(pose.direction(), evidence.bound().reference());
	}

	/** How far off the direction the rubric still gives all points, degrees; half a turn where it does not judge the direction. */
	private double toleratedDegrees() {
		return evidence.bound().scenario().rubric().rules().stream().filter(Rule.Angle.class::isInstance)
				.mapToDouble(r -> ((Rule.Angle) r).toleranceDegrees()).max().orElse(180);
	}

	/**
	 * A turn that reaches the target; where none does, another entry if this one lies outside the zone, or else the turn towards
	 * the trigger point and the depth that it lacks.
	 */
	List<Change> intoTarget(NeedlePose pose) {
		if (reachesTarget(pose.withDepth(evidence.attempt().needle().lengthMm()))) {
			for (double mm = DEPTH_STEP_MM; pose.depthMm() + mm <= evidence.attempt().needle().lengthMm(); mm += DEPTH_STEP_MM) {
				if (reachesTarget(pose.withDepth(pose.depthMm() + mm))) {
					return List.of(new Change.Deeper(mm));
				}
			}
		}
		boolean inZone = pose.entry().distance(evidence.bound().zoneCentre()) <= evidence.bound().scenario().entryZone().radiusMm();
		return turned(pose, p -> reachesTarget(p) && punctureFree(p)).map(List::of)
				.orElseGet(() -> inZone ? through(pose, evidence.bound().triggerCentre(), 0)
						: List.of(new Change.Otherwise("better.entry-in-zone", Map.of("max", MAX_TURN_DEGREES))));
	}

	private Optional<Change> shallower(NeedlePose pose, Predicate<NeedlePose> good) {
		for (double mm = DEPTH_STEP_MM; mm < pose.depthMm(); mm += DEPTH_STEP_MM) {
			if (good.test(pose.withDepth(pose.depthMm() - mm))) {
				return Optional.of(new Change.Shallower(mm));
			}
		}
		return Optional.empty();
	}

	/** The smallest turn about the entry point after which a condition holds. */
	Optional<Change> turned(NeedlePose pose, Predicate<NeedlePose> good) {
		Vec3 d = pose.direction();
		Vec3 u = d.anyPerpendicular();
		Vec3 v = d.cross(u);
		for (int degrees = TURN_STEP_DEGREES; degrees <= MAX_TURN_DEGREES; degrees += TURN_STEP_DEGREES) {
			double angle = StrictMath.toRadians(degrees);
			for (int k = 0; k < AZIMUTHS; k++) {
				double azimuth = 2 * StrictMath.PI * k / AZIMUTHS;
				Vec3 aside = u.times(StrictMath.cos(azimuth)).plus(StrictMath.sin(azimuth), v);
				Vec3 turned = d.times(StrictMath.cos(angle)).plus(StrictMath.sin(angle), aside).normalized();
				if (good.test(new NeedlePose(pose.entry(), turned, pose.depthMm()))) {
					return Optional.of(new Change.Turned(degrees, Towards.of(aside, evidence.bound().scenario().side())));
				}
			}
		}
		return Optional.empty();
	}

	/** The smallest turn about the entry, and the depth it then lacks, after which the needle goes through a sphere. */
	List<Change> through(NeedlePose pose, Vec3 centre, double radiusMm) {
		Vec3 to = centre.minus(pose.entry());
		double distance = to.length();
		if (distance <= radiusMm) {
			return List.of();
		}
		double seenRadius = StrictMath.toDegrees(StrictMath.asin(radiusMm / distance));
		double degrees = Angles.degrees(pose.direction(), to.normalized()) - seenRadius;
		Towards towards = Towards.of(to.normalized().minus(pose.direction()), evidence.bound().scenario().side());
		double lacking = Math.sqrt(distance * distance - radiusMm * radiusMm) - pose.depthMm();
		if (degrees <= 0) {
			// the line goes through it already; where it does is what is lacking
			double along = to.dot(pose.direction());
			double aside2 = Math.max(0, distance * distance - along * along);
			return List.of(new Change.Deeper(along - Math.sqrt(Math.max(0, radiusMm * radiusMm - aside2)) - pose.depthMm()));
		}
		return List.of(lacking <= 0 ? new Change.Turned(degrees, towards) : new Change.Otherwise("better.turned-deeper",
				Map.of("degrees", degrees, "towards", towards, "mm", lacking)));
	}

	/** Whether a pose touches no danger structure. */
	boolean punctureFree(NeedlePose pose) {
		return clearances(pose).stream().noneMatch(c -> c.distanceMm() <= 0);
	}

	/** Whether a pose keeps its margin from every danger structure, or from those of one identifier. */
	boolean keepsMargins(NeedlePose pose, Predicate<Clearance> which, double fixedMarginMm) {
		return clearances(pose).stream().filter(which)
				.allMatch(c -> c.distanceMm() >= (fixedMarginMm > 0 ? fixedMarginMm : marginMm(c)));
	}

	/** Default margin of a danger structure, mm. */
	static double marginMm(Clearance clearance) {
		return clearance.structure().danger().map(Danger::marginMm).orElse(0.0);
	}

	private List<Clearance> clearances(NeedlePose pose) {
		Needle needle = evidence.attempt().needle();
		return NeedleLine.of(pose).clearances(evidence.bound().body(), needle, pose.depthMm(), 20);
	}

	/** Whether the tip of a pose is in the target, or has gone through it, with no bone before. */
	boolean reachesTarget(NeedlePose pose) {
		NeedleLine line = NeedleLine.of(pose);
		double reach = Math.min(pose.depthMm(), line.reachMm(evidence.bound().body(), evidence.attempt().needle()));
		String target = evidence.bound().target().id();
		return line.path(evidence.bound().body(), reach).stream().map(TissueInterval::structure)
				.anyMatch(s -> s.id().equals(target));
	}
}
