package org.needlelab.anatomy;

import java.util.List;

/**
 * Thicker or thinner muscle on the trunk's skeleton, before the {@link TrunkMap} scales all: what lies outside the bone envelope
 * is moved along the radius from the envelope's axis, and over the upper ribs between neck and shoulder along the height.
 * Nothing inside moves. Distance from the axis and height over the ribs each rise with themselves, hence the map is invertible.
 */
final class SoftTissueMap {

	/** The envelope is a surface through bones that muscles lie between, so thickness begins softly, mm. */
	private static final double BEND_MM = 4;
	/** Depth of muscle on the base subject's trunk beyond which nothing more is added, mm: 47 between neck base and third rib. */
	private static final double DEEPEST_MM = 45;
	private static final double DEEPEST_BEND_MM = 12;
	/** Heights the trunk wall is within, mm: full between the inner two. */
	private static final double[] WALL_Z = {940, 1010, 1390, 1445};
	/** Half breadths over which the wall's change fades, mm: at the shoulder girdle and below it, and the heights of these. */
	private static final double[] GIRDLE_FADE = {95, 165};
	private static final double[] CHEST_FADE = {130, 190};
	private static final double[] FADE_Z = {1270, 1340};

	/** Upper surface of the ribs between neck and shoulder, mm, with the place of the muscle on it. */
	private static final double SHELF_Z = 1402;
	private static final double SHELF_BEND_MM = 12;
	private static final double[] SHELF_X = {45, 75, 105, 150};
	private static final double[] SHELF_Y = {-35, 5};
	private static final double[] SHELF_TOP_Z = {1470, 1530};

	private final double centreY;
	private final MonotoneCurve[] radius;
	private final double angleStep;
	private final double muscle;
	private final double lengthwise;
	private final TrunkMap trunk;

	/**
	 * @param muscle thickness of muscle against the base subject's
	 * @param lengthwise the scale of heights that follows
	 */
	SoftTissueMap(PopulationModel.BoneEnvelope envelope, double muscle, double lengthwise, TrunkMap trunk) {
		this.muscle = muscle;
		this.lengthwise = lengthwise;
		this.trunk = trunk;
		centreY = envelope.centreYMm();
		double[] heights = envelope.heightsMm().stream().mapToDouble(Double::doubleValue).toArray();
		List<List<Double>> rows = envelope.radiiMm();
		radius = new MonotoneCurve[rows.get(0).size()];
		angleStep = Math.PI / (radius.length - 1);
		for (int i = 0; i < radius.length; i++) {
			int column = i;
			radius[i] = new MonotoneCurve(heights, rows.stream().mapToDouble(row -> row.get(column)).toArray());
		}
	}

	/** Moves a point in place. */
	void move(double[] p) {
		moveWall(p);
		moveShelf(p);
	}

	private void moveWall(double[] p) {
		double z = p[2];
		double y = p[1] - centreY;
		double r = Math.sqrt(p[0] * p[0] + y * y);
		double here = SmoothSteps.step(WALL_Z[0], WALL_Z[1], z) * SmoothSteps.step(WALL_Z[3], WALL_Z[2], z);
		if (here == 0 || r < 1) {
			return;
		}
		double lateral = Math.abs(p[0]) / r;
		double beyond = r - envelope(StrictMath.atan2(Math.abs(p[0]), -y), z);
		if (beyond <= 0) {
			return;
		}
		double outside = SmoothSteps.ramp(beyond, BEND_MM) - SmoothSteps.ramp(beyond - DEEPEST_MM, DEEPEST_BEND_MM);
		double low = SmoothSteps.step(FADE_Z[1], FADE_Z[0], z);
		double from = GIRDLE_FADE[0] + low * (CHEST_FADE[0] - GIRDLE_FADE[0]);
		double to = GIRDLE_FADE[1] + low * (CHEST_FADE[1] - GIRDLE_FADE[1]);
		double change = muscle / trunk.wallScale(lateral, y / r, z) - 1;
		double scale = 1 + change * here * outside * SmoothSteps.step(to, from, Math.abs(p[0])) / r;
		p[0] *= scale;
		p[1] = centreY + y * scale;
	}

	private void moveShelf(double[] p) {
		double x = Math.abs(p[0]);
		double place = SmoothSteps.step(SHELF_X[0], SHELF_X[1], x) * SmoothSteps.step(SHELF_X[3], SHELF_X[2], x)
				* SmoothSteps.step(SHELF_Y[0], SHELF_Y[1], p[1]) * SmoothSteps.step(SHELF_TOP_Z[1], SHELF_TOP_Z[0], p[2]);
		p[2] += (muscle / lengthwise - 1) * place * SmoothSteps.ramp(p[2] - SHELF_Z, SHELF_BEND_MM);
	}

	/** Radius of the envelope at an angle from anterior and a height: a cubic through four neighbouring directions. */
	private double envelope(double angle, double z) {
		double t = angle / angleStep;
		int i = Math.min((int) t, radius.length - 2);
		t -= i;
		double a = radius(i - 1, z);
		double b = radius(i, z);
		double c = radius(i + 1, z);
		double d = radius(i + 2, z);
		return b + t / 2 * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
	}

	/** Radius in the i-th direction, mirrored beyond anterior and posterior. */
	private double radius(int i, double z) {
		int last = radius.length - 1;
		int within = i < 0 ? -i : i > last ? 2 * last - i : i;
		return radius[within].at(z);
	}
}
