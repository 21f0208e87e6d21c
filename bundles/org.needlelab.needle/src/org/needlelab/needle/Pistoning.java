package org.needlelab.needle;

import java.util.ArrayList;
import java.util.List;

import org.needlelab.geometry.Vec3;

/**
 * Moving the needle up and down in a place. A move counts from an amplitude on, so that a shaking hand does not piston, and
 * only where the needle turns back is looked at: sampling more often changes nothing.
 */
public final class Pistoning {

	private Pistoning() {
	}

	/**
	 * One push forward after having been drawn back.
	 *
	 * @param timeS when the tip was deepest, s
	 * @param deepest the pose then
	 */
	public record Push(double timeS, NeedlePose deepest) {
	}

	/**
	 * The pushes whose tip went through a ball. The first way in is none.
	 *
	 * @param centre centre of the ball, mm
	 * @param radiusMm its radius, mm
	 * @param amplitudeMm the least way back and forth, mm
	 */
	public static List<Push> within(Trace trace, Vec3 centre, double radiusMm, double amplitudeMm) {
		List<Push> pushes = new ArrayList<>();
		List<TimedPose> ends = turningPoints(trace, amplitudeMm);
		for (int i = 2; i < ends.size(); i++) {
			NeedlePose low = ends.get(i - 1).pose();
			TimedPose high = ends.get(i);
			boolean forward = high.pose().depthMm() > low.depthMm();
			if (forward && low.depthMm() > 0 && distance(low.tip(), high.pose().tip(), centre) <= radiusMm) {
				pushes.add(new Push(high.timeS(), high.pose()));
			}
		}
		return pushes;
	}

	/** The poses at which the depth turns, smaller moves left out; the first pose is one of them. */
	private static List<TimedPose> turningPoints(Trace trace, double amplitudeMm) {
		List<TimedPose> ends = new ArrayList<>();
		TimedPose extreme = null;
		int direction = 0;
		for (TimedPose pose : trace.corners()) {
			if (extreme == null) {
				ends.add(pose);
				extreme = pose;
				continue;
			}
			double change = pose.pose().depthMm() - extreme.pose().depthMm();
			if (direction == 0) {
				if (Math.abs(change) >= amplitudeMm) {
					direction = change > 0 ? 1 : -1;
					extreme = pose;
				}
			} else if (change * direction > 0) {
				extreme = pose;
			} else if (-change * direction >= amplitudeMm) {
				ends.add(extreme);
				direction = -direction;
				extreme = pose;
			}
		}
		if (direction != 0) {
			ends.add(extreme);
		}
		return ends;
	}

	/** Distance of a place from a stretch, mm. */
	private static double distance(Vec3 from, Vec3 to, Vec3 place) {
		Vec3 way = to.minus(from);
		double length2 = way.dot(way);
		double t = length2 > 0 ? Math.max(0, Math.min(1, place.minus(from).dot(way) / length2)) : 0;
		return from.plus(t, way).distance(place);
	}
}
