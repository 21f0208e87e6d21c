package org.needlelab.exercise;

import java.util.Optional;

import org.needlelab.exercise.internal.RobustMetrics;
import org.needlelab.exercise.internal.SampleMetrics;

/**
 * How a needle was moved, after the definitions in use in image-guided needle training (Perk Tutor's metrics, which Holden et
 * al. and Ungi et al. report). They come in two forms:
 * <ul>
 * <li>{@link #asDefined}: from sample to sample, as the tools of the field compute them, so that figures can be compared. A
 * step counts as in tissue when it ends there; a speed is that between two samples.
 * <li>{@link #robust}: what does not depend on how often the tracker reported nor on errors of its clock. A step counts as far
 * as it lies in tissue, the swept area is followed in small steps, a speed is that over {@value #WINDOW_S} s.
 * </ul>
 * The path's length is a weak measure of skill; nothing here is a score.
 *
 * @param elapsedS time from first to last sample, s
 * @param pathLengthMm way of the tip, mm
 * @param pathInTissueMm way of the tip in tissue, mm; 0 without a tissue model
 * @param timeInTissueS time with the tip in tissue, s; 0 without a tissue model
 * @param tissueDamageMm2 area swept in tissue by the needle from tip to surface, mm²; 0 without a tissue model
 * @param translationalActions stretches in which the tip moves faster than {@value #SPEED_MM_PER_S} mm/s, counted when faster
 *        for more than {@value #HOLD_S} s after having been slower for as long
 * @param rotationalActions the same for turns faster than {@value #TURN_DEG_PER_S} degrees/s
 * @param depthPerceptionMm way of the tip along the needle's own axis, forward and back, mm
 */
public record MotionMetrics(double elapsedS, double pathLengthMm, double pathInTissueMm, double timeInTissueS,
		double tissueDamageMm2, int translationalActions, int rotationalActions, double depthPerceptionMm) {

	/** From the tip back to the base of a tracked needle, mm. */
	public static final double NEEDLE_LENGTH_MM = 300;
	/** An action is faster than this, mm/s. */
	public static final double SPEED_MM_PER_S = 50;
	/** A rotational action turns faster than this, degrees/s. */
	public static final double TURN_DEG_PER_S = 50;
	/** A change of speed counts when it lasts longer, s. */
	public static final double HOLD_S = 0.2;
	/** Over how long the robust form takes a speed, s. */
	public static final double WINDOW_S = 0.2;

	/** The metrics from sample to sample, as the field's tools have them. */
	public static MotionMetrics asDefined(TrackedMotion motion, Optional<TissueModel> tissue) {
		return SampleMetrics.of(motion, tissue);
	}

	/** The metrics in a form that neither jitter of the clock nor the rate of sampling changes. */
	public static MotionMetrics robust(TrackedMotion motion, Optional<TissueModel> tissue) {
		return RobustMetrics.of(motion, tissue);
	}
}
