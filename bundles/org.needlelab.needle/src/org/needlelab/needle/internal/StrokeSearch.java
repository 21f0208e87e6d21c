package org.needlelab.needle.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.TissueInterval;
import org.needlelab.base.Cancellation;
import org.needlelab.needle.Insertion;
import org.needlelab.needle.Needle;
import org.needlelab.needle.NeedleLine;
import org.needlelab.needle.NeedlePose;
import org.needlelab.needle.Stroke;
import org.needlelab.needle.TimedPose;

/** Splits a motion into strokes: runs on one line, and turns inside the body in steps of at most half a millimetre. */
public final class StrokeSearch {

	/**
	 * A turn in the body is followed in steps in which neither entry nor tip moves farther than this, mm: nothing thicker
	 * slips through between two steps.
	 */
	private static final double TURN_STEP_MM = 0.5;

	private final Body body;
	private final Needle needle;
	private final Cancellation cancellation;
	private final List<Stroke> strokes = new ArrayList<>();
	private final List<Leg> legs = new ArrayList<>();
	private Run run;

	/** A line in use, and how deep it got. */
	private static final class Run {
		private final NeedlePose line;
		private final double limitMm;
		private final Optional<Structure> bone;
		private double deepestMm;
		private double deepestTimeS;

		Run(NeedlePose line, double limitMm, Optional<Structure> bone, double timeS) {
			this.line = line;
			this.limitMm = limitMm;
			this.bone = bone;
			this.deepestTimeS = timeS;
		}
	}

	/** For one motion; not to be used twice. */
	public StrokeSearch(Body body, Needle needle, Cancellation cancellation) {
		this.body = body;
		this.needle = needle;
		this.cancellation = cancellation;
	}

	/** The strokes of a motion given by its corners. */
	public List<Stroke> strokes(List<TimedPose> corners) {
		TimedPose before = null;
		for (TimedPose corner : corners) {
			if (before == null) {
				// a recording that starts inside the body is taken to have gone straight in
				move(new TimedPose(corner.timeS(), corner.pose().withDepth(0)), corner);
			} else {
				between(before, corner);
			}
			before = corner;
		}
		finish();
		return strokes;
	}

	/** The legs that the strokes were made of, in order of time; to be asked for after {@link #strokes}. */
	public List<Leg> legs() {
		return legs;
	}

	private void between(TimedPose a, TimedPose b) {
		NeedlePose from = a.pose();
		NeedlePose to = b.pose();
		if (from.sameLine(to)) {
			move(a, b);
		} else if (from.depthMm() <= 0) {
			// outside until here: it goes in on the new line
			move(new TimedPose(a.timeS(), to.withDepth(0)), b);
		} else if (to.depthMm() <= 0) {
			move(a, new TimedPose(b.timeS(), from.withDepth(0)));
		} else {
			turn(a, b);
		}
	}

	private void turn(TimedPose a, TimedPose b) {
		NeedlePose from = a.pose();
		NeedlePose to = b.pose();
		double way = Math.max(from.entry().distance(to.entry()), from.tip().distance(to.tip()));
		int steps = (int) Math.ceil(way / TURN_STEP_MM);
		for (int i = 1; i < steps; i++) {
			double t = (double) i / steps;
			stand(new TimedPose(a.timeS() + t * (b.timeS() - a.timeS()), from.towards(to, t)));
		}
		stand(b);
	}

	private void move(TimedPose a, TimedPose b) {
		if (a.pose().depthMm() <= 0 && b.pose().depthMm() <= 0) {
			return;
		}
		start(b.pose(), a.timeS());
		leg(a.timeS(), b.timeS(), a.pose().depthMm(), b.pose().depthMm());
	}

	private void stand(TimedPose at) {
		start(at.pose(), at.timeS());
		leg(at.timeS(), at.timeS(), at.pose().depthMm(), at.pose().depthMm());
	}

	private void start(NeedlePose line, double timeS) {
		if (run != null && run.line.sameLine(line)) {
			return;
		}
		finish();
		cancellation.check();
		Optional<TissueInterval> bone = NeedleLine.of(line).firstBone(body, needle.lengthMm());
		run = new Run(line, bone.map(TissueInterval::entryDepthMm).orElse(needle.lengthMm()),
				bone.map(TissueInterval::structure), timeS);
	}

	private void leg(double fromTimeS, double toTimeS, double fromDepthMm, double toDepthMm) {
		Leg leg = new Leg(strokes.size(), fromTimeS, toTimeS, fromDepthMm, toDepthMm);
		legs.add(leg);
		deepen(Math.min(fromDepthMm, run.limitMm), fromTimeS);
		double to = Math.min(toDepthMm, run.limitMm);
		deepen(to, to > fromDepthMm ? leg.timeAt(to) : toTimeS);
	}

	private void deepen(double depthMm, double timeS) {
		if (depthMm > run.deepestMm) {
			run.deepestMm = depthMm;
			run.deepestTimeS = timeS;
		}
	}

	private void finish() {
		if (run == null) {
			return;
		}
		NeedleLine line = NeedleLine.of(run.line);
		NeedlePose deepest = run.line.withDepth(run.deepestMm);
		Optional<Structure> stoppedBy = run.deepestMm >= run.limitMm ? run.bone : Optional.empty();
		strokes.add(new Stroke(run.deepestTimeS, deepest, stoppedBy, line.path(body, run.deepestMm),
				line.clearances(body, needle, run.deepestMm, Insertion.SEARCH_RADIUS_MM)));
		run = null;
	}
}
