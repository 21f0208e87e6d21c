package org.needlelab.needle;

import java.util.Objects;

import org.needlelab.geometry.Vec3;

/**
 * Where a needle is: a straight segment from its entry point to its tip.
 *
 * @param entry where it pierces the skin, or would, mm, LPS
 * @param direction unit direction from entry to tip
 * @param depthMm length of the inserted part, mm; 0 while the needle is outside
 */
public record NeedlePose(Vec3 entry, Vec3 direction, double depthMm) {

	/** How far from 1 the length of a direction may be before it is taken for a mistake. */
	private static final double UNIT_TOLERANCE = 1e-6;
	/** Distance of entries in mm, and of unit directions, below which two lines are one: rounding only. */
	private static final double SAME_LINE = 1e-9;

	/** @throws IllegalArgumentException when the direction is no unit vector or the depth is negative or not finite */
	public NeedlePose {
		Objects.requireNonNull(entry);
		Objects.requireNonNull(direction);
		if (!entry.isFinite() || !(Math.abs(direction.length() - 1) <= UNIT_TOLERANCE)) {
			throw new IllegalArgumentException("no pose: entry " + entry + ", direction " + direction);
		}
		if (!(depthMm >= 0) || Double.isInfinite(depthMm)) {
			throw new IllegalArgumentException("depth " + depthMm);
		}
	}

	/** The tip, mm. */
	public Vec3 tip() {
		return entry.plus(depthMm, direction);
	}

	/** The same line at another depth. */
	public NeedlePose withDepth(double otherDepthMm) {
		return new NeedlePose(entry, direction, otherDepthMm);
	}

	/** Whether the other pose lies on the same line from the same entry, but for rounding. */
	public boolean sameLine(NeedlePose other) {
		return entry.distance(other.entry) <= SAME_LINE && direction.distance(other.direction) <= SAME_LINE;
	}

	/**
	 * The pose on the way to another, at {@code t} from 0 (here) to 1 (there). A needle goes in on the line on which it
	 * will be, comes out on the line on which it was, and inside the body turns so that entry and tip run straight.
	 */
	public NeedlePose towards(NeedlePose other, double t) {
		if (depthMm <= 0 || sameLine(other)) {
			return other.withDepth(depthMm + t * (other.depthMm - depthMm));
		}
		if (other.depthMm <= 0) {
			return withDepth((1 - t) * depthMm);
		}
		Vec3 at = entry.lerp(other.entry, t);
		Vec3 along = tip().lerp(other.tip(), t).minus(at);
		return along.length() > 0 ? new NeedlePose(at, along.normalized(), along.length()) : withDepth(0);
	}
}
