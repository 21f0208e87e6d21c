package org.needlelab.ui.author;

import java.util.List;

import org.needlelab.geometry.Vec3;

/**
 * An area painted on the skin with strokes of a brush, as a scenario can hold one: a disc around a place.
 *
 * @param centre middle, mm
 * @param radiusMm radius, mm
 */
public record PaintedZone(Vec3 centre, double radiusMm) {

	/** How wide a single dab is, mm. */
	private static final double BRUSH_MM = 4;
	private static final double STEP_MM = 0.5;

	/**
	 * A small disc around all that was painted: begun from the two points that lie farthest apart and grown until it holds all (after
	 * Ritter J. An efficient bounding sphere. In: Graphics Gems, Academic Press 1990), and the brush's width more.
	 *
	 * @param painted places of the stroke, mm; at least one
	 */
	public static PaintedZone of(List<Vec3> painted) {
		Vec3 a = farthest(painted, painted.get(0));
		Vec3 b = farthest(painted, a);
		Vec3 centre = a.plus(b).times(0.5);
		double radius = a.distance(b) / 2;
		for (Vec3 place : painted) {
			double distance = place.distance(centre);
			if (distance > radius) {
				double grown = (radius + distance) / 2;
				centre = centre.plus((distance - grown) / distance, place.minus(centre));
				radius = grown;
			}
		}
		return new PaintedZone(centre, Math.max(BRUSH_MM, Math.ceil((radius + BRUSH_MM) / STEP_MM) * STEP_MM));
	}

	private static Vec3 farthest(List<Vec3> places, Vec3 from) {
		Vec3 best = from;
		for (Vec3 place : places) {
			best = place.distance(from) > best.distance(from) ? place : best;
		}
		return best;
	}
}
