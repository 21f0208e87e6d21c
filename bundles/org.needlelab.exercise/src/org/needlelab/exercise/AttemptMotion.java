package org.needlelab.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.needlelab.geometry.Vec3;
import org.needlelab.needle.Insertion;
import org.needlelab.needle.NeedlePose;
import org.needlelab.needle.Stroke;
import org.needlelab.needle.TimedPose;

/**
 * How the needle of an attempt was moved: beside the score. The tissue is the patient's skin with all that lies in it.
 *
 * @param metrics the field's metrics in the form that jitter does not change
 * @param deviation how far the tip's way in, from the skin to the deepest point, lies from the planner's straight way; empty
 *        without a plan
 */
public record AttemptMotion(MotionMetrics metrics, Optional<CurveDeviation> deviation) {

	/** How finely two ways are compared, mm. */
	private static final double SPACING_MM = 0.5;

	/**
	 * Measures an attempt.
	 *
	 * @param insertion what its needle did in the body
	 * @param plan the placement to compare with
	 * @return empty when the needle never went in
	 */
	public static Optional<AttemptMotion> of(BoundScenario bound, Attempt attempt, Insertion insertion,
			Optional<Plan.Corridor> plan) {
		Optional<Stroke> principal = insertion.principal().filter(s -> s.depthMm() > 0);
		if (principal.isEmpty()) {
			return Optional.empty();
		}
		TissueModel tissue = new TissueModel(bound.body().skin().hierarchy());
		return Optional.of(new AttemptMotion(
				MotionMetrics.robust(TrackedMotion.of(attempt.trace()), Optional.of(tissue)),
				plan.map(p -> CurveDeviation.of(wayIn(attempt.trace().poses(), principal.get()),
						List.of(p.pose().entry(), p.pose().tip()), SPACING_MM))));
	}

	/** The tip's way from where it last went in to where it was deepest. */
	private static List<Vec3> wayIn(List<TimedPose> poses, Stroke deepest) {
		List<Vec3> way = new ArrayList<>();
		for (TimedPose pose : poses) {
			if (pose.timeS() >= deepest.timeS()) {
				break;
			}
			NeedlePose at = pose.pose();
			if (at.depthMm() <= 0) {
				way.clear();
			} else {
				if (way.isEmpty()) {
					way.add(at.entry());
				}
				way.add(at.tip());
			}
		}
		if (way.isEmpty()) {
			way.add(deepest.deepest().entry());
		}
		way.add(deepest.deepest().tip());
		return way;
	}
}
