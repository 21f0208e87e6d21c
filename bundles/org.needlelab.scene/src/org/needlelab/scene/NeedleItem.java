package org.needlelab.scene;

import org.needlelab.geometry.Box;
import org.needlelab.geometry.Vec3;

/**
 * A needle in its pose. Drawn to scale, but for a least width on the screen so that it is never lost.
 *
 * @param tip mm
 * @param direction unit direction from the handle to the tip
 * @param lengthMm length of the shaft without handle, mm
 * @param diameterMm diameter of the shaft, mm
 * @param depthMm length of the shaft inside the skin, mm; 0 before insertion
 * @param markSpacingMm distance between depth marks counted from the tip, mm; 0 for none
 * @param projectionMm how far the line ahead of the tip is drawn, mm; 0 for none
 * @param tipColour colour of the tip's marker and the line ahead, for instance by clearance
 */
public record NeedleItem(Vec3 tip, Vec3 direction, double lengthMm, double diameterMm, double depthMm, double markSpacingMm,
		double projectionMm, Colour tipColour) {

	/** Length of the coiled handle, mm. */
	public static final double HANDLE_LENGTH_MM = 22;
	/** Diameter of the handle, mm. */
	public static final double HANDLE_DIAMETER_MM = 2.2;

	/** Brings the direction to unit length. */
	public NeedleItem {
		direction = direction.normalized();
		if (!(lengthMm > 0 && diameterMm > 0)) {
			throw new IllegalArgumentException("needle of " + lengthMm + " x " + diameterMm + " mm");
		}
	}

	/**
	 * A needle at a skin point, with marks every 10 mm and the line ahead drawn 40 mm far.
	 *
	 * @param entry skin point, mm
	 * @param direction direction into the body
	 * @param depthMm inserted length, mm; negative while the tip hovers above the skin
	 */
	public static NeedleItem at(Vec3 entry, Vec3 direction, double depthMm, double lengthMm, double diameterMm) {
		Vec3 unit = direction.normalized();
		return new NeedleItem(entry.plus(depthMm, unit), unit, lengthMm, diameterMm, Math.max(0, depthMm), 10, 40,
				DangerColour.SAFE.colour());
	}

	/** The same with another colour of tip and line. */
	public NeedleItem withTipColour(Colour colour) {
		return new NeedleItem(tip, direction, lengthMm, diameterMm, depthMm, markSpacingMm, projectionMm, colour);
	}

	/** Where the needle goes through the skin, mm. */
	public Vec3 entry() {
		return tip.plus(-depthMm, direction);
	}

	/** Where the shaft ends and the handle begins, mm. */
	public Vec3 shoulder() {
		return tip.plus(-lengthMm, direction);
	}

	/** Far end of the handle, mm. */
	public Vec3 handleEnd() {
		return tip.plus(-lengthMm - HANDLE_LENGTH_MM, direction);
	}

	/** The box around needle and line ahead, mm. */
	public Box bounds() {
		return Boxes.union(Boxes.around(handleEnd(), 3), Boxes.around(tip.plus(projectionMm, direction), 3));
	}
}
