package org.needlelab.anatomy;

/**
 * The patient's trunk, head and legs from the base subject's: heights by segments, and in every horizontal section breadths
 * about the median plane and depths about the line of the vertebral bodies and leg axes. The spine keeps a scale of its own
 * between the wider or narrower flanks. Height depends on height alone, breadth and depth on height and themselves, each
 * rising, hence the map is invertible.
 */
final class TrunkMap {

	/**
	 * Heights of the base subject's joints of segments, mm: sole, lateral malleolus, tibial plateau, trochanter, iliac crest, C7
	 * tip, tragion, vertex with scalp.
	 */
	private static final double[] SEGMENT_Z = {0, 72.4, 449.7, 888.7, 1037.4, 1448, 1590, 1722};

	/** Line that depths are scaled about: ankle, knee, femur, hip, then vertebral bodies to C3 and the middle of the head. */
	private static final double[] AXIS_Z = {0, 75, 270, 470, 680, 880, 985, 1039, 1086, 1135, 1180, 1221, 1262, 1313, 1351,
			1396, 1437, 1485, 1560, 1722};
	private static final double[] AXIS_Y = {0, 5, 5, -3, -10, -8, 0, -20, -27, -21, -7, 6, 13.5, 19.2, 18, 6.6, -5.5, -13, -6,
			-8};

	/**
	 * Heights the breadth and depth factors are told for: foot, ankle, calf, knee, thigh, hip, crest, waist, lower and upper chest,
	 * neck base, neck, jaw, vault.
	 */
	private static final double[] LEVEL_Z = {20, 75, 270, 470, 680, 880, 1020, 1075, 1200, 1400, 1440, 1480, 1540, 1620};

	/** Heights between which the spine has its own scale: full between the inner two. */
	private static final double[] SPINE_Z = {900, 1000, 1425, 1470};
	/** Half breadth of the spine, and of the trunk that a breadth factor is told for, mm. */
	private static final double SPINE_HALF_MM = 30;
	private static final double TRUNK_HALF_MM = 130;
	/** Front of the vertebral bodies before their axis, and of the trunk that a depth factor is told for, mm. */
	private static final double BODY_FRONT_MM = 18;
	private static final double TRUNK_FRONT_MM = 130;
	/** Depth of the trunk behind the axis, mm: to the spinous tips, 60 to 63 from the third thoracic to the first lumbar vertebra. */
	private static final double TRUNK_BACK_MM = 62;
	private static final double BEND_MM = 20;

	/** From the upper ribs' breadth to the shoulder's: half breadths, mm, and the heights the shoulder girdle is within. */
	private static final double RIBS_HALF_MM = 60;
	private static final double ACROMION_HALF_MM = 160;
	private static final double[] GIRDLE_Z = {1270, 1370, 1450, 1500};

	private final MonotoneCurve height;
	private final MonotoneCurve axis = new MonotoneCurve(AXIS_Z, AXIS_Y);
	private final MonotoneCurve breadth;
	private final MonotoneCurve depth;
	private final double spine;
	private final double girdle;

	TrunkMap(Proportions proportions, double statureMm) {
		spine = proportions.spine();
		girdle = proportions.deep("biacromial-breadth");
		height = new MonotoneCurve(SEGMENT_Z, heights(proportions, statureMm));
		breadth = new MonotoneCurve(LEVEL_Z, breadths(proportions));
		depth = new MonotoneCurve(LEVEL_Z, depths(proportions));
	}

	/** Segments scaled by expected length, then all by the little that is missing to the stature. */
	private static double[] heights(Proportions p, double statureMm) {
		double[] ratio = {p.whole("lateral-malleolus-height"), p.between("tibiale-height", "lateral-malleolus-height"),
				p.between("trochanterion-height", "tibiale-height"),
				p.between("iliocristale-height", "trochanterion-height"),
				p.between("cervicale-height", "iliocristale-height"), p.cervicaleToTragion(),
				p.whole("tragion-to-vertex")};
		double[] heights = new double[SEGMENT_Z.length];
		for (int i = 0; i < ratio.length; i++) {
			heights[i + 1] = heights[i] + ratio[i] * (SEGMENT_Z[i + 1] - SEGMENT_Z[i]);
		}
		double rest = statureMm / heights[ratio.length];
		for (int i = 0; i < heights.length; i++) {
			heights[i] *= rest;
		}
		return heights;
	}

	private static double[] breadths(Proportions p) {
		double ankle = p.deep("ankle-breadths");
		double knee = p.deep("knee-breadths");
		double hip = p.deep("bitrochanteric-breadth");
		double chest = p.deep("chest-breadth");
		double neck = p.deep("neck-circumference");
		double head = p.deep("head-breadth");
		return new double[] {p.whole("foot-breadth"), ankle, (ankle + knee) / 2, knee, (knee + hip) / 2, hip,
				p.deep("bi-iliac-breadth"), p.deep("waist-breadth"), chest, chest, (chest + neck) / 2, neck, head, head};
	}

	/** In limbs the depth makes up what the breadth leaves of the area that the girth asks for. */
	private static double[] depths(Proportions p) {
		double ankle = p.deep("ankle-breadths");
		double knee = p.deep("knee-breadths");
		double hip = p.deep("bitrochanteric-breadth");
		double calf = p.deep("calf-girth");
		double thigh = p.deep("thigh-girth");
		double buttock = p.deep("buttock-depth");
		double waist = p.deep("waist-depth");
		double chest = p.deep("chest-depth");
		double neck = p.deep("neck-circumference");
		double head = p.deep("head-length");
		return new double[] {p.whole("foot-length"), ankle, calf * calf * 2 / (ankle + knee), knee,
				thigh * thigh * 2 / (knee + hip), buttock, (buttock + waist) / 2, waist, chest, chest, (chest + neck) / 2,
				neck, head, head};
	}

	/** Moves a point in place. */
	void move(double[] p) {
		double x = p[0];
		double y = p[1];
		double z = p[2];
		double own = SmoothSteps.step(SPINE_Z[0], SPINE_Z[1], z) * SmoothSteps.step(SPINE_Z[3], SPINE_Z[2], z);
		p[0] = x < 0 ? -across(-x, z, own) : across(x, z, own);
		p[1] = spine * axis.at(z) + fore(y - axis.at(z), z, own);
		p[2] = height.at(z);
	}

	/**
	 * How this map scales lengths along a horizontal direction at the wall of the trunk.
	 *
	 * @param lateral the direction's share outwards, from 0
	 * @param posterior the direction's share backwards, -1 to 1
	 */
	double wallScale(double lateral, double posterior, double z) {
		double own = SmoothSteps.step(SPINE_Z[0], SPINE_Z[1], z) * SmoothSteps.step(SPINE_Z[3], SPINE_Z[2], z);
		double flank = breadth.at(z);
		double core = flank + own * (spine - flank);
		double side = core + rise(flank - core, TRUNK_HALF_MM, SPINE_HALF_MM);
		double all = depth.at(z);
		double back = all + own * (spine - all);
		double front = back + rise(front(all, back) - back, TRUNK_FRONT_MM, BODY_FRONT_MM);
		double fore = back + (front - back) * SmoothSteps.step(0.3, -0.3, posterior);
		return Math.sqrt(side * side * lateral * lateral + fore * fore * posterior * posterior);
	}

	private double across(double x, double z, double own) {
		double flank = breadth.at(z);
		double core = flank + own * (spine - flank);
		double rise = rise(flank - core, TRUNK_HALF_MM, SPINE_HALF_MM);
		double shoulder = SmoothSteps.step(GIRDLE_Z[0], GIRDLE_Z[1], z) * SmoothSteps.step(GIRDLE_Z[3], GIRDLE_Z[2], z)
				* SmoothSteps.step(RIBS_HALF_MM, ACROMION_HALF_MM, x);
		double ribs = core * x + rise * SmoothSteps.ramp(x - SPINE_HALF_MM, BEND_MM);
		return ribs + shoulder * (girdle * x - ribs);
	}

	private double fore(double y, double z, double own) {
		double all = depth.at(z);
		double back = all + own * (spine - all);
		double rise = rise(front(all, back) - back, TRUNK_FRONT_MM, BODY_FRONT_MM);
		return back * y - rise * SmoothSteps.ramp(-y - BODY_FRONT_MM, BEND_MM);
	}

	/** Scale of the trunk before its axis that makes up, with the back's, the whole depth's. */
	private static double front(double all, double back) {
		return (all * (TRUNK_FRONT_MM + TRUNK_BACK_MM) - back * TRUNK_BACK_MM) / TRUNK_FRONT_MM;
	}

	/** Slope to add beyond {@code from} so that {@code at} comes out scaled by {@code extra} more. */
	private static double rise(double extra, double at, double from) {
		return extra * at / SmoothSteps.ramp(at - from, BEND_MM);
	}
}
