package org.needlelab.needle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Clearance;
import org.needlelab.anatomy.Tissue;
import org.needlelab.anatomy.TissueInterval;
import org.needlelab.geometry.Vec3;

/**
 * The line a needle lies on, and what there is along it in a body.
 *
 * @param entry entry point, mm
 * @param direction unit direction
 */
public record NeedleLine(Vec3 entry, Vec3 direction) {

	/** The line of a pose. */
	public static NeedleLine of(NeedlePose pose) {
		return new NeedleLine(pose.entry(), pose.direction());
	}

	/** What is crossed down to a depth, by entry depth. */
	public List<TissueInterval> path(Body body, double depthMm) {
		return depthMm > 0 ? body.tissuePath(entry, direction, depthMm) : List.of();
	}

	/** The first bone within a length: a filiform needle does not go farther. */
	public Optional<TissueInterval> firstBone(Body body, double lengthMm) {
		return path(body, lengthMm).stream().filter(i -> i.structure().tissue() == Tissue.BONE)
				.min(Comparator.comparingDouble(TissueInterval::entryDepthMm));
	}

	/** How deep a needle can go here: its length or the first bone, mm. */
	public double reachMm(Body body, Needle needle) {
		return firstBone(body, needle.lengthMm()).map(TissueInterval::entryDepthMm).orElse(needle.lengthMm());
	}

	/**
	 * The nearest approach of the part between entry and a depth to every danger structure within a radius, measured from
	 * the surface of the needle; nearest first.
	 */
	public List<Clearance> clearances(Body body, Needle needle, double depthMm, double radiusMm) {
		List<Clearance> fromSurface = new ArrayList<>();
		Vec3 tip = entry.plus(depthMm, direction);
		for (Clearance c : body.clearances(entry, tip, radiusMm + needle.radiusMm())) {
			double distance = Math.max(0, c.distanceMm() - needle.radiusMm());
			fromSurface.add(new Clearance(c.structure(), distance, c.depthMm(), c.onPath(), c.onStructure()));
		}
		fromSurface.sort(Comparator.comparingDouble(Clearance::distanceMm).thenComparing(c -> c.structure().id()));
		return fromSurface;
	}
}
