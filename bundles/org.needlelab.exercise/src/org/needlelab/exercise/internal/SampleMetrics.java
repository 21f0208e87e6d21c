package org.needlelab.exercise.internal;

import java.util.List;
import java.util.Optional;

import org.needlelab.exercise.MotionMetrics;
import org.needlelab.exercise.RigidFrame;
import org.needlelab.exercise.TimedFrame;
import org.needlelab.exercise.TissueModel;
import org.needlelab.exercise.TrackedMotion;
import org.needlelab.geometry.Vec3;

/** Motion metrics from sample to sample; see {@link MotionMetrics#asDefined}. */
public final class SampleMetrics {

	private SampleMetrics() {
	}

	/** Computes them. */
	public static MotionMetrics of(TrackedMotion motion, Optional<TissueModel> tissue) {
		List<TimedFrame> frames = motion.frames();
		// the field's tool takes the needle for settled since 0 on the recording's clock, not since the first sample
		double begin = -motion.clockS();
		ActionCount shifts = new ActionCount(MotionMetrics.SPEED_MM_PER_S, MotionMetrics.HOLD_S, begin);
		ActionCount turns = new ActionCount(MotionMetrics.TURN_DEG_PER_S, MotionMetrics.HOLD_S, begin);
		double length = 0;
		double lengthInside = 0;
		double timeInside = 0;
		double area = 0;
		double along = 0;
		boolean wasInside = tissue.isPresent() && tissue.get().contains(frames.get(0).frame().origin());
		TimedFrame timed = frames.get(0);
		for (int i = 1; i < frames.size(); i++) {
			RigidFrame from = frames.get(i - 1).frame();
			RigidFrame to = frames.get(i).frame();
			double seconds = frames.get(i).timeS() - frames.get(i - 1).timeS();
			double step = to.origin().distance(from.origin());
			boolean isInside = tissue.isPresent() && tissue.get().contains(to.origin());
			length += step;
			along += Math.abs(to.origin().minus(from.origin()).dot(to.z()));
			if (isInside) {
				lengthInside += step;
				timeInside += seconds;
				area += wasInside ? sweptMm2(tissue.get(), from, to) : 0;
			}
			double since = frames.get(i).timeS() - timed.timeS();
			if (since > 0) {
				// the field takes the shift of the whole motion, which turns about the tracker's origin enlarge; of several samples
				// with the same stamp it takes the first
				shifts.add(frames.get(i).timeS(), timed.frame().shiftTo(to).length() / since);
				turns.add(frames.get(i).timeS(), Math.toDegrees(timed.frame().angleTo(to)) / since);
				timed = frames.get(i);
			}
			wasInside = isInside;
		}
		return new MotionMetrics(motion.elapsedS(), length, lengthInside, timeInside, area, shifts.count(), turns.count(),
				along);
	}

	/** The area between two poses of the needle from tip to surface, as two triangles, mm². */
	private static double sweptMm2(TissueModel tissue, RigidFrame from, RigidFrame to) {
		return Swept.areaMm2(from.origin(), tissue.exit(from.origin(), base(from)), to.origin(),
				tissue.exit(to.origin(), base(to)));
	}

	private static Vec3 base(RigidFrame tip) {
		return tip.origin().plus(-MotionMetrics.NEEDLE_LENGTH_MM, tip.z());
	}
}
