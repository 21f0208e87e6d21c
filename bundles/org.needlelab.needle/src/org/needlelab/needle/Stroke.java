package org.needlelab.needle;

import java.util.List;
import java.util.Optional;

import org.needlelab.anatomy.Clearance;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.TissueInterval;
import org.needlelab.geometry.Vec3;

/**
 * One line along which the needle was in the body, to the deepest it came there.
 *
 * @param timeS when the tip first was that deep, s
 * @param deepest the deepest pose on the line; a needle stops at bone, so it is never deeper than the first bone
 * @param stoppedBy the bone that stopped it, when one did
 * @param path what it crossed, entry to tip
 * @param clearances nearest approach of the inserted part to every danger structure around, nearest first; from the
 *        needle's surface, 0 when it touches
 */
public record Stroke(double timeS, NeedlePose deepest, Optional<Structure> stoppedBy, List<TissueInterval> path,
		List<Clearance> clearances) {

	/** Copies the lists. */
	public Stroke {
		path = List.copyOf(path);
		clearances = List.copyOf(clearances);
	}

	/** Depth reached, mm. */
	public double depthMm() {
		return deepest.depthMm();
	}

	/** The point of the inserted part nearest to a place, mm. */
	public Vec3 nearestTo(Vec3 place) {
		double along = place.minus(deepest.entry()).dot(deepest.direction());
		return deepest.entry().plus(Math.max(0, Math.min(depthMm(), along)), deepest.direction());
	}
}
