package org.needlelab.needle;

import java.util.Objects;

/**
 * A pose at a time.
 *
 * @param timeS time since the recording began, s
 * @param pose the pose
 */
public record TimedPose(double timeS, NeedlePose pose) {

	/** @throws IllegalArgumentException when the time is not finite */
	public TimedPose {
		Objects.requireNonNull(pose);
		if (!Double.isFinite(timeS)) {
			throw new IllegalArgumentException("time " + timeS);
		}
	}
}
