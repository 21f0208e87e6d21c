package org.needlelab.anatomy;

import java.util.Locale;

import org.needlelab.geometry.Vec3;

/**
 * How the shoulder girdle lies on the thorax, against the base subject standing with hanging arms. Scapula, clavicle and arm move
 * together. Movements are those of a body of the base subject's size; the axes fit the curve of the ribs under the scapula.
 */
public enum Shoulder {
	/** As measured. */
	NEUTRAL(Vec3.ZERO, Vec3.ZERO),
	/**
	 * Drawn towards the spine, as by a bolster under the shoulder or the hand behind the back. Mitchell et al. (Physiotherapy
	 * 2019;105(3)): in 60 people lying prone the lung was 7 mm (95 % CI 4 to 10) deeper, by thicker muscle. The scapula's medial border
	 * moves by 7 mm here (assumed); how much thicker the tissue between scapula and spine grows is fitted to the 7 mm.
	 */
	RETRACTED(new Vec3(0, 0, 8), new Vec3(-5.1, 2, 0)),
	/** Drawn away from the spine, as in someone who hugs the table; how far (8 mm) is assumed. */
	PROTRACTED(new Vec3(0, 0, -9), new Vec3(5.8, -2.25, 0)),
	/**
	 * The arm on an arm rest or over the table's edge, lying prone. Cooperstein et al. (J Can Chiropr Assoc 2009;53(2):121-128): in 20
	 * people the inferior angle lay 18.4 mm farther caudad than upright. The turn is the one that keeps the scapula on the ribs.
	 */
	LOWERED(new Vec3(-5, 0, 2.4), new Vec3(0.6, 4.35, -17));

	/** The point that the shoulder girdle turns about: under the scapula of the base subject's left side, mm. */
	static final Vec3 CENTRE = new Vec3(78, 50, 1335);

	/** Upright axis within the thorax, about the middle of the curve of the ribs under the scapula, mm. */
	static final Vec3 AXIS = new Vec3(47, -2, 0);

	private final Vec3 turnDeg;
	private final Vec3 wayMm;

	Shoulder(Vec3 turnDeg, Vec3 wayMm) {
		this.turnDeg = turnDeg;
		this.wayMm = wayMm;
	}

	/** How far the left shoulder girdle turns: an axis as long as the angle, degrees. */
	Vec3 turnDeg() {
		return turnDeg;
	}

	/** How far the point that it turns about moves on the left side, mm. */
	Vec3 wayMm() {
		return wayMm;
	}

	/** The name used in files and options. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}
}
