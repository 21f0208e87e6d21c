package org.needlelab.exercise.internal;

/** Counts actions: speeds above a threshold, where a change counts when it lasts longer than a time. */
final class ActionCount {

	private final double threshold;
	private final double holdS;
	private boolean acting;
	private double settledS;
	private int count;

	ActionCount(double threshold, double holdS, double beginS) {
		this.threshold = threshold;
		this.holdS = holdS;
		settledS = beginS;
	}

	/** Takes the speed at a time; times must not fall. */
	void add(double timeS, double speed) {
		boolean fast = speed > threshold;
		if (fast == acting) {
			settledS = timeS;
		} else if (timeS - settledS > holdS) {
			acting = fast;
			settledS = timeS;
			count += fast ? 1 : 0;
		}
	}

	int count() {
		return count;
	}
}
