package org.needlelab.needle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.needlelab.geometry.Vec3;

/** Recorded motions for tests, and the same motions sampled otherwise. */
public final class Recordings {

	/** Straight in on the slab's back. */
	public static final Vec3 IN = new Vec3(0, -1, 0);

	private Recordings() {
	}

	/** Depths at whole seconds on one line. */
	public static Trace straight(Vec3 entry, Vec3 direction, double... depthsMm) {
		List<TimedPose> poses = new ArrayList<>();
		for (int i = 0; i < depthsMm.length; i++) {
			poses.add(new TimedPose(i, new NeedlePose(entry, direction, depthsMm[i])));
		}
		return new Trace(poses);
	}

	/** The same motion with up to four more samples between any two, times shaken within their neighbours. */
	public static Trace resampled(Trace trace, long seed) {
		Random random = new Random(seed);
		List<TimedPose> more = new ArrayList<>();
		List<TimedPose> poses = trace.poses();
		for (int i = 0; i < poses.size(); i++) {
			more.add(poses.get(i));
			int extra = i + 1 < poses.size() ? random.nextInt(5) : 0;
			for (int k = 1; k <= extra; k++) {
				double t = (double) k / (extra + 1);
				NeedlePose pose = poses.get(i).pose().towards(poses.get(i + 1).pose(), t);
				double shaken = (k - 0.5 + random.nextDouble()) / (extra + 1.5);
				double time = poses.get(i).timeS() + shaken * (poses.get(i + 1).timeS() - poses.get(i).timeS());
				more.add(new TimedPose(Math.max(time, more.get(more.size() - 1).timeS()), pose));
			}
		}
		return new Trace(more);
	}
}
