package org.needlelab.exercise;

import java.util.Comparator;
import java.util.List;

import org.needlelab.base.Cancellation;
import org.needlelab.exercise.internal.Candidates;
import org.needlelab.exercise.internal.Candidates.Candidate;
import org.needlelab.geometry.Vec3;

/**
 * Finds the safest feasible placement for a scenario on a body. Feasible is a straight needle of the case that goes in
 * within the entry zone, within the angle allowed (the rubric's, else {@link Candidates#DEFAULT_ANGLE_DEGREES}), not deeper
 * than the rubric allows, with the tip in the trigger point and in the target, no bone before. Safest is the one whose least
 * distance by margin over all danger structures is largest; of those that are equally safe the one with more room ahead of
 * the tip, then the one nearest to the middle of the trigger point. A grid over zone and trigger point, then steps around the
 * best, halved three times: the same scenario and body give the same bits.
 */
public final class SafestPlacement {

	/** Points of the entry zone: the middle and two rings. */
	private static final double[] RINGS = { 0.45, 0.85 };
	private static final int AZIMUTHS = 8;
	/** Points of the trigger point that are aimed at, as shares of its radius along three axes. */
	private static final double[][] AIMS = { { 0, 0, 0 }, { 0.6, 0, 0 }, { -0.6, 0, 0 }, { 0, 0.6, 0 }, { 0, -0.6, 0 },
			{ 0, 0, 0.6 }, { 0, 0, -0.6 } };
	private static final int REFINEMENTS = 3;

	private SafestPlacement() {
	}

	/**
	 * Plans.
	 *
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static Plan of(BoundScenario bound, Cancellation cancellation) {
		Candidates candidates = new Candidates(bound);
		double zone = bound.scenario().entryZone().radiusMm();
		double trigger = bound.scenario().triggerPoint().radiusMm();
		Vec3 u = bound.body().inward(bound.zoneCentre()).anyPerpendicular();
		Vec3 v = bound.body().inward(bound.zoneCentre()).cross(u);
		Candidate best = null;
		for (int ring = -1; ring < RINGS.length; ring++) {
			for (int k = 0; k < (ring < 0 ? 1 : AZIMUTHS); k++) {
				cancellation.check();
				double r = ring < 0 ? 0 : RINGS[ring] * zone;
				double azimuth = 2 * StrictMath.PI * k / AZIMUTHS;
				Vec3 aside = u.times(r * StrictMath.cos(azimuth)).plus(r * StrictMath.sin(azimuth), v);
				for (double[] aim : AIMS) {
					Vec3 offset = new Vec3(aim[0], aim[1], aim[2]).times(trigger);
					best = better(best, candidates.at(aside, offset));
				}
			}
		}
		if (best == null) {
			return candidates.whyNot();
		}
		double entryStep = zone / 4;
		double aimStep = trigger / 4;
		for (int i = 0; i < REFINEMENTS; i++, entryStep /= 2, aimStep /= 2) {
			cancellation.check();
			best = around(best, candidates, u.times(entryStep), v.times(entryStep), aimStep);
		}
		return candidates.plan(best);
	}

	/** The best of a pose's neighbours and itself. */
	private static Candidate around(Candidate start, Candidates candidates, Vec3 u, Vec3 v, double aimStep) {
		Candidate best = start;
		for (Vec3 step : List.of(u, u.times(-1), v, v.times(-1))) {
			best = better(best, candidates.at(start.aside().plus(step), start.offset()));
		}
		for (Vec3 axis : List.of(new Vec3(aimStep, 0, 0), new Vec3(0, aimStep, 0), new Vec3(0, 0, aimStep))) {
			best = better(best, candidates.at(best.aside(), best.offset().plus(axis)));
			best = better(best, candidates.at(best.aside(), best.offset().minus(axis)));
		}
		return best;
	}

	private static final Comparator<Candidate> ORDER = Comparator.comparingLong(Candidate::safetyStep)
			.thenComparingLong(Candidate::aheadStep).thenComparing(c -> -c.offset().length())
			.thenComparing(c -> -c.aside().length());

	/** The first stays unless the second is better in earnest, so that the order of trial decides ties. */
	private static Candidate better(Candidate best, Candidate other) {
		if (best == null || other == null) {
			return best == null ? other : best;
		}
		return ORDER.compare(other, best) > 0 ? other : best;
	}
}
