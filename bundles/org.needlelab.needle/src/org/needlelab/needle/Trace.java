package org.needlelab.needle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.needlelab.geometry.Vec3;

/**
 * A recorded motion: poses in order of time. Between two of them the needle is taken to move as
 * {@link NeedlePose#towards} says; what a recording means therefore does not depend on how often it was sampled.
 *
 * @param poses poses, times not falling
 */
public record Trace(List<TimedPose> poses) {

	/** A sample nearer than this to the straight motion between its neighbours says nothing of its own, mm. */
	private static final double REDUNDANT_MM = 1e-6;

	/** @throws IllegalArgumentException when a time falls */
	public Trace {
		poses = List.copyOf(poses);
		for (int i = 1; i < poses.size(); i++) {
			if (poses.get(i).timeS() < poses.get(i - 1).timeS()) {
				throw new IllegalArgumentException("time falls at pose " + i);
			}
		}
	}

	/**
	 * Where the needle was at a time: between two samples as {@link NeedlePose#towards} says, after the last where it was then.
	 *
	 * @param timeS s
	 * @return empty before the first pose
	 */
	public Optional<NeedlePose> at(double timeS) {
		int low = 0;
		int high = poses.size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (poses.get(middle).timeS() <= timeS) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		if (low == 0) {
			return Optional.empty();
		}
		TimedPose from = poses.get(low - 1);
		if (low == poses.size()) {
			return Optional.of(from.pose());
		}
		TimedPose to = poses.get(low);
		double t = (timeS - from.timeS()) / (to.timeS() - from.timeS());
		return Optional.of(t > 0 ? from.pose().towards(to.pose(), t) : from.pose());
	}

	/**
	 * The same motion without those samples within a turn that lie on the straight motion between their neighbours. What is
	 * left of a turn is the same, bit for bit, however finely it was sampled.
	 */
	public List<TimedPose> corners() {
		List<TimedPose> corners = new ArrayList<>();
		for (int i = 0; i < poses.size(); i++) {
			TimedPose pose = poses.get(i);
			boolean inner = !corners.isEmpty() && i + 1 < poses.size();
			if (!inner || !withinTurn(corners.get(corners.size() - 1).pose(), pose.pose(), poses.get(i + 1).pose())) {
				corners.add(pose);
			}
		}
		return corners;
	}

	/** Whether b lies on the straight turn from a to c. */
	private static boolean withinTurn(NeedlePose a, NeedlePose b, NeedlePose c) {
		if (a.depthMm() <= 0 || b.depthMm() <= 0 || c.depthMm() <= 0 || a.sameLine(b) || b.sameLine(c)) {
			return false;
		}
		Vec3 dEntry = c.entry().minus(a.entry());
		Vec3 dTip = c.tip().minus(a.tip());
		Vec3 bEntry = b.entry().minus(a.entry());
		Vec3 bTip = b.tip().minus(a.tip());
		double length2 = dEntry.dot(dEntry) + dTip.dot(dTip);
		double t = length2 > 0 ? (bEntry.dot(dEntry) + bTip.dot(dTip)) / length2 : 0;
		double inside = Math.max(0, Math.min(1, t));
		return bEntry.minus(dEntry.times(inside)).length() <= REDUNDANT_MM
				&& bTip.minus(dTip.times(inside)).length() <= REDUNDANT_MM;
	}
}
