package org.needlelab.exercise;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.needlelab.anatomy.DangerClass;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.Tissue;
import org.needlelab.anatomy.TissueInterval;
import org.needlelab.base.Cancellation;
import org.needlelab.exercise.internal.Candidates;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.NeedleLine;

/**
 * What a needle of a scenario can do that nobody means it to: what it meets when it goes in anywhere in the entry zone, off the reference by
 * as much as still gives points, as deep as the longest needle reaches, no bone before.
 */
public final class Reach {

	/** Entries and directions are tried in the middle and on two rings: of the zone, and of the angle. */
	private static final double[] RINGS = { 0, 0.5, 1 };
	private static final int AZIMUTHS = 8;

	/**
	 * A danger structure that can be reached.
	 *
	 * @param structure the structure
	 * @param depthMm the least depth at which it was met, mm
	 */
	public record Met(Structure structure, double depthMm) {
	}

	private Reach() {
	}

	/**
	 * The structure of each kind of danger that is met at the least depth.
	 *
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static Map<DangerClass, Met> of(BoundScenario bound, Cancellation cancellation) {
		double angle = bound.scenario().rubric().rules().stream().filter(Rule.Angle.class::isInstance).map(Rule.Angle.class::cast)
				.mapToDouble(Rule.Angle::zeroAtDegrees).findFirst().orElse(Candidates.DEFAULT_ANGLE_DEGREES);
		double length = Candidates.longest(bound.scenario()).lengthMm() - Candidates.HANDLE_MM;
		Map<DangerClass, Met> met = new EnumMap<>(DangerClass.class);
		Vec3 inward = bound.body().inward(bound.zoneCentre());
		for (Vec3 aside : around(inward, bound.scenario().entryZone().radiusMm())) {
			cancellation.check();
			Vec3 entry = bound.body().nearestSkinPoint(bound.zoneCentre().plus(aside));
			for (Vec3 off : around(bound.reference(), StrictMath.tan(StrictMath.toRadians(Math.min(angle, 80))))) {
				meet(new NeedleLine(entry, bound.reference().plus(off).normalized()).path(bound.body(), length), met);
			}
		}
		return met;
	}

	/** Offsets across an axis: none, and on rings. */
	private static List<Vec3> around(Vec3 axis, double radius) {
		Vec3 u = axis.anyPerpendicular();
		Vec3 v = axis.cross(u);
		List<Vec3> offsets = new ArrayList<>();
		for (double ring : RINGS) {
			for (int k = 0; k < (ring == 0 ? 1 : AZIMUTHS); k++) {
				double azimuth = 2 * StrictMath.PI * k / AZIMUTHS;
				offsets.add(u.times(ring * radius * StrictMath.cos(azimuth)).plus(ring * radius * StrictMath.sin(azimuth), v));
			}
		}
		return offsets;
	}

	private static void meet(List<TissueInterval> path, Map<DangerClass, Met> met) {
		double bone = path.stream().filter(i -> i.structure().tissue() == Tissue.BONE).mapToDouble(TissueInterval::entryDepthMm).min()
				.orElse(Double.POSITIVE_INFINITY);
		for (TissueInterval interval : path) {
			if (interval.structure().danger().isPresent() && interval.entryDepthMm() < bone) {
				met.merge(interval.structure().danger().get().dangerClass(), new Met(interval.structure(), interval.entryDepthMm()),
						(a, b) -> b.depthMm() < a.depthMm() ? b : a);
			}
		}
	}

	/** The kinds of danger that a rubric judges: each for itself, or all of them. Rules that give nothing and decide nothing judge nothing. */
	public static Set<DangerClass> judged(Rubric rubric) {
		Set<DangerClass> judged = EnumSet.noneOf(DangerClass.class);
		for (Rule rule : rubric.rules()) {
			if (rule.head().points() <= 0 && !rule.head().critical()) {
				continue;
			}
			if (rule instanceof Rule.ClearanceKept kept) {
				judged.add(kept.danger());
			} else if (rule instanceof Rule.NearMiss || rule instanceof Rule.ProjectedPath) {
				judged.addAll(EnumSet.allOf(DangerClass.class));
			}
		}
		return judged;
	}
}
