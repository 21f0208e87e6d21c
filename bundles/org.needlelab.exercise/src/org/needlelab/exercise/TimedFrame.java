package org.needlelab.exercise;

import java.util.Objects;

/**
 * A tracked frame at a time.
 *
 * @param timeS time since the recording began, s
 * @param frame the frame
 */
public record TimedFrame(double timeS, RigidFrame frame) {

	/** @throws IllegalArgumentException when the time is not finite */
	public TimedFrame {
		Objects.requireNonNull(frame);
		if (!Double.isFinite(timeS)) {
			throw new IllegalArgumentException("time " + timeS);
		}
	}
}
