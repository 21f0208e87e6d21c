package org.needlelab.exercise.internal;

import java.util.List;
import java.util.Optional;

import org.needlelab.exercise.MotionMetrics;
import org.needlelab.exercise.RigidFrame;
import org.needlelab.exercise.TimedFrame;
import org.needlelab.exercise.TissueModel;
import org.needlelab.exercise.TrackedMotion;
import org.needlelab.geometry.Vec3;

/** Motion metrics that do not depend on rate and clock of the tracker; see {@link MotionMetrics#robust}. */
public final class RobustMetrics {

	/** How often speeds are looked at, s. */
	private static final double GRID_S = 0.02;
	/** In a longer gap between samples, s, speeds are looked at only where it begins and ends: between, they do not change. */
	private static final double LONG_GAP_S = 60;
	/** The longest step in which the swept area is followed, mm. */
	private static final double STEP_MM = 0.5;
	/** No step is cut into more: a tracker that jumps by metres is not followed more finely. */
	private static final int MOST_PARTS = 400;

	private RobustMetrics() {
	}

	/** Computes them. */
	public static MotionMetrics of(TrackedMotion motion, Optional<TissueModel> tissue) {
		List<TimedFrame> frames = motion.frames();
		double length = 0;
		double along = 0;
		double[] inside = new double[3];
		for (int i = 1; i < frames.size(); i++) {
			TimedFrame from = frames.get(i - 1);
			TimedFrame to = frames.get(i);
			length += to.frame().origin().distance(from.frame().origin());
			// the needle's mean direction on the way: the same from either end and in parts
			Vec3 mean = from.frame().z().plus(to.frame().z()).times(0.5);
			along += Math.abs(to.frame().origin().minus(from.frame().origin()).dot(mean));
			if (tissue.isPresent()) {
				addInside(tissue.get(), from, to, inside);
			}
		}
		return new MotionMetrics(motion.elapsedS(), length, inside[0], inside[1], inside[2], actions(frames, false),
				actions(frames, true), along);
	}

	/** Adds a step's way, time and swept area in tissue. */
	private static void addInside(TissueModel tissue, TimedFrame from, TimedFrame to, double[] inside) {
		Vec3 tipA = from.frame().origin();
		Vec3 tipB = to.frame().origin();
		boolean in = tissue.contains(tipA);
		double share = 0;
		double since = 0;
		for (double crossing : tissue.crossings(tipA, tipB)) {
			share += in ? crossing - since : 0;
			since = crossing;
			in = !in;
		}
		share += tissue.contains(tipB) ? 1 - since : 0;
		inside[0] += share * tipA.distance(tipB);
		inside[1] += share * (to.timeS() - from.timeS());
		inside[2] += share > 0 ? sweptMm2(tissue, from.frame(), to.frame()) : 0;
	}

	private static double sweptMm2(TissueModel tissue, RigidFrame from, RigidFrame to) {
		Vec3 baseA = from.origin().plus(-MotionMetrics.NEEDLE_LENGTH_MM, from.z());
		Vec3 baseB = to.origin().plus(-MotionMetrics.NEEDLE_LENGTH_MM, to.z());
		double way = Math.max(from.origin().distance(to.origin()), baseA.distance(baseB));
		int parts = (int) Math.max(1, Math.min(MOST_PARTS, Math.ceil(way / STEP_MM)));
		double area = 0;
		Vec3 tip = from.origin();
		Vec3 end = tissue.exit(tip, baseA);
		boolean in = tissue.contains(tip);
		for (int k = 1; k <= parts; k++) {
			Vec3 nextTip = from.origin().lerp(to.origin(), (double) k / parts);
			Vec3 nextEnd = tissue.exit(nextTip, baseA.lerp(baseB, (double) k / parts));
			boolean nextIn = tissue.contains(nextTip);
			area += in && nextIn ? Swept.areaMm2(tip, end, nextTip, nextEnd) : 0;
			tip = nextTip;
			end = nextEnd;
			in = nextIn;
		}
		return area;
	}

	/** Counts actions on an even grid of times, with speeds over a window about each. */
	private static int actions(List<TimedFrame> frames, boolean turning) {
		double begin = frames.get(0).timeS();
		double end = frames.get(frames.size() - 1).timeS();
		ActionCount count = new ActionCount(turning ? MotionMetrics.TURN_DEG_PER_S : MotionMetrics.SPEED_MM_PER_S,
				MotionMetrics.HOLD_S, begin);
		double half = MotionMetrics.WINDOW_S / 2;
		Playback before = new Playback(frames);
		Playback after = new Playback(frames);
		for (long k = 0; begin + half + k * GRID_S + half <= end; k++) {
			double at = begin + half + k * GRID_S;
			RigidFrame a = before.at(at - half);
			RigidFrame b = after.at(at + half);
			double change = turning ? Math.toDegrees(a.angleTo(b)) : a.origin().distance(b.origin());
			count.add(at, change / MotionMetrics.WINDOW_S);
			double left = after.leftS(at + half);
			if (before.next == after.next && left > LONG_GAP_S) {
				k += (long) ((left - LONG_GAP_S / 2) / GRID_S);
			}
		}
		return count.count();
	}

	/** Frames between the samples, asked in order of time. */
	private static final class Playback {

		private final List<TimedFrame> frames;
		private int next = 1;

		Playback(List<TimedFrame> frames) {
			this.frames = frames;
		}

		RigidFrame at(double timeS) {
			while (next < frames.size() - 1 && frames.get(next).timeS() < timeS) {
				next++;
			}
			TimedFrame to = frames.get(Math.min(next, frames.size() - 1));
			TimedFrame from = frames.get(Math.max(0, Math.min(next, frames.size() - 1) - 1));
			double span = to.timeS() - from.timeS();
			double t = span > 0 ? Math.max(0, Math.min(1, (timeS - from.timeS()) / span)) : 1;
			return between(from.frame(), to.frame(), t);
		}

		/** How long the step lasts on that was asked for last, s. */
		double leftS(double timeS) {
			return frames.get(Math.min(next, frames.size() - 1)).timeS() - timeS;
		}

		/** Axes are blended and made orthonormal again: near enough to an even turn between samples of a tracker. */
		private static RigidFrame between(RigidFrame a, RigidFrame b, double t) {
			Vec3 z = a.z().lerp(b.z(), t);
			Vec3 x = a.x().lerp(b.x(), t);
			if (z.length() < 0.1) {
				return t < 0.5 ? a : b;
			}
			Vec3 unitZ = z.normalized();
			Vec3 across = x.plus(-x.dot(unitZ), unitZ);
			if (across.length() < 0.1) {
				return t < 0.5 ? a : b;
			}
			Vec3 unitX = across.normalized();
			return new RigidFrame(unitX, unitZ.cross(unitX), unitZ, a.origin().lerp(b.origin(), t));
		}
	}
}
