package org.needlelab.exercise;

import java.util.ArrayList;
import java.util.List;

import org.needlelab.geometry.Vec3;
import org.needlelab.needle.TimedPose;
import org.needlelab.needle.Trace;

/**
 * A needle's tip as a tracker saw it, in order of time. The origin of a frame is the tip, its z axis points along the needle
 * from the base to the tip.
 *
 * @param frames tip frames, times not falling, at least one
 * @param clockS what the recording's clock showed at time 0, s; 0 where it began with the recording
 */
public record TrackedMotion(List<TimedFrame> frames, double clockS) {

	/** A motion whose clock began with the recording. */
	public TrackedMotion(List<TimedFrame> frames) {
		this(frames, 0);
	}

	/** @throws IllegalArgumentException when there is no frame, or a time falls */
	public TrackedMotion {
		frames = List.copyOf(frames);
		if (frames.isEmpty()) {
			throw new IllegalArgumentException("no frames");
		}
		for (int i = 1; i < frames.size(); i++) {
			if (frames.get(i).timeS() < frames.get(i - 1).timeS()) {
				throw new IllegalArgumentException("time falls at frame " + i);
			}
		}
	}

	/**
	 * The motion of a needle in a recorded attempt. A round needle has no side: the frames turn about it as little as they can.
	 *
	 * @throws IllegalArgumentException when the trace has no pose
	 */
	public static TrackedMotion of(Trace trace) {
		List<TimedFrame> frames = new ArrayList<>();
		Vec3 x = null;
		for (TimedPose pose : trace.poses()) {
			Vec3 z = pose.pose().direction();
			Vec3 carried = x == null ? z.anyPerpendicular() : x.plus(-x.dot(z), z);
			x = (carried.length() > 1e-9 ? carried : z.anyPerpendicular()).normalized();
			frames.add(new TimedFrame(pose.timeS(), new RigidFrame(x, z.cross(x), z, pose.pose().tip())));
		}
		return new TrackedMotion(frames);
	}

	/** Time from the first to the last frame, s. */
	public double elapsedS() {
		return frames.get(frames.size() - 1).timeS() - frames.get(0).timeS();
	}

	/** The way of the tip, mm. */
	public List<Vec3> tips() {
		return frames.stream().map(f -> f.frame().origin()).toList();
	}
}
