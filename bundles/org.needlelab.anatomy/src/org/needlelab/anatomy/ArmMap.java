package org.needlelab.anatomy;

/**
 * The patient's arm from the base subject's, written for the left side: the lengths of upper arm, forearm and hand along the
 * base subject's arm, the bone's thickness in its core and the muscles' around it, and as much abduction as wider flanks and
 * hips ask for. The shoulder joint goes where the trunk's map takes it.
 */
final class ArmMap {

	/** The base subject's joint centres and finger tip, from above: x, y, z, mm. */
	private static final double[] SHOULDER = {162.6, -4.7, 1394.4};
	private static final double[] ELBOW = {209.2, 6.7, 1131.6};
	private static final double[] WRIST = {256.2, -44.6, 886.5};
	private static final double[] TIP = {277.3, -122.6, 734};
	/** Over the shoulder the axis goes on upright to here, mm. */
	private static final double ABOVE_Z = 1460;

	/** Radius of the bone with what clings to it, and the bend of the scale around it, mm. */
	private static final double BONE_MM = 12;
	private static final double BEND_MM = 10;

	/** Levels between arm and trunk where both must keep apart, with the trunk's outer and the arm's inner half breadth on the base subject, mm. */
	private static final double[][] GAPS = {{1230, 144, 160}, {1160, 137, 172}, {1075, 123, 180}, {1020, 138, 192},
			{900, 162, 228}};

	private final MonotoneCurve baseX = axis(0, SHOULDER, ELBOW, WRIST, TIP);
	private final MonotoneCurve baseY = axis(1, SHOULDER, ELBOW, WRIST, TIP);
	private final MonotoneCurve x;
	private final MonotoneCurve y;
	private final MonotoneCurve z;
	private final MonotoneCurve bone;
	private final MonotoneCurve girth;

	ArmMap(Proportions p, TrunkMap trunk) {
		double[] shoulder = SHOULDER.clone();
		trunk.move(shoulder);
		double[] elbow = along(shoulder, SHOULDER, ELBOW, p.whole("acromion-radiale-length"));
		double[] wrist = along(elbow, ELBOW, WRIST, p.whole("radiale-stylion-length"));
		double[] tip = along(wrist, WRIST, TIP, p.whole("hand-length"));
		double elbowBones = p.deep("elbow-breadths");
		double wristBones = p.deep("wrist-breadths");
		double hand = p.whole("hand-breadth");
		bone = new MonotoneCurve(new double[] {TIP[2], 820, WRIST[2], ELBOW[2], SHOULDER[2]},
				new double[] {hand, hand, wristBones, elbowBones, elbowBones});
		girth = new MonotoneCurve(new double[] {TIP[2], 820, WRIST[2], 1060, ELBOW[2], 1230, SHOULDER[2]},
				new double[] {hand, hand, wristBones, p.deep("forearm-girth"), elbowBones, p.deep("arm-girth"),
						p.deep("arm-girth")});
		MonotoneCurve hanging = axis(0, shoulder, elbow, wrist, tip);
		double abduction = abduction(trunk, hanging);
		for (double[] joint : new double[][] {elbow, wrist, tip}) {
			joint[0] += abduction * (shoulder[2] - joint[2]);
		}
		double[] above = {SHOULDER[0], SHOULDER[1], ABOVE_Z};
		trunk.move(above);
		z = new MonotoneCurve(new double[] {TIP[2], WRIST[2], ELBOW[2], SHOULDER[2], ABOVE_Z},
				new double[] {tip[2], wrist[2], elbow[2], shoulder[2], above[2]});
		x = onBase(0, shoulder, elbow, wrist, tip);
		y = onBase(1, shoulder, elbow, wrist, tip);
	}

	private static double[] along(double[] start, double[] baseStart, double[] baseEnd, double ratio) {
		double[] end = new double[3];
		for (int i = 0; i < 3; i++) {
			end[i] = start[i] + ratio * (baseEnd[i] - baseStart[i]);
		}
		return end;
	}

	/** A coordinate of an arm's axis over its own height. */
	private static MonotoneCurve axis(int i, double[] shoulder, double[] elbow, double[] wrist, double[] tip) {
		return new MonotoneCurve(
				new double[] {tip[2], wrist[2], elbow[2], shoulder[2], shoulder[2] + ABOVE_Z - SHOULDER[2]},
				new double[] {tip[i], wrist[i], elbow[i], shoulder[i], shoulder[i]});
	}

	/** A coordinate of an arm's axis over the base subject's height. */
	private static MonotoneCurve onBase(int i, double[] shoulder, double[] elbow, double[] wrist, double[] tip) {
		return new MonotoneCurve(new double[] {TIP[2], WRIST[2], ELBOW[2], SHOULDER[2], ABOVE_Z},
				new double[] {tip[i], wrist[i], elbow[i], shoulder[i], shoulder[i]});
	}

	/** Least slope, mm a mm below the shoulder, that keeps the gaps as wide as the base subject's; never towards the trunk. */
	private double abduction(TrunkMap trunk, MonotoneCurve hanging) {
		double slope = 0;
		double[] shoulder = SHOULDER.clone();
		trunk.move(shoulder);
		for (double[] gap : GAPS) {
			double[] outer = {gap[1], 0, gap[0]};
			trunk.move(outer);
			double inner = hanging.at(outer[2]) - girth.at(gap[0]) * (baseX.at(gap[0]) - gap[2]);
			double missing = gap[2] - gap[1] - (inner - outer[0]);
			slope = Math.max(slope, missing / (shoulder[2] - outer[2]));
		}
		return slope;
	}

	/** Moves a point of the left side in place. */
	void move(double[] p) {
		double height = p[2];
		double dx = p[0] - baseX.at(height);
		double dy = p[1] - baseY.at(height);
		double radius = Math.sqrt(dx * dx + dy * dy);
		double core = bone.at(height);
		double scale = core;
		if (radius > BONE_MM) {
			scale += (girth.at(height) - core) * SmoothSteps.ramp(radius - BONE_MM, BEND_MM) / radius;
		}
		p[0] = x.at(height) + scale * dx;
		p[1] = y.at(height) + scale * dy;
		p[2] = z.at(height);
	}
}
