package org.needlelab.anatomy;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.needlelab.geometry.MeshHierarchy;
import org.needlelab.geometry.Vec3;

/**
 * The base subject's body in a posture, from the same body standing: scapula, clavicle and arm of each side move together over the
 * thorax. A point takes part by a weight that depends on where it lies: all of scapula and arm, nothing of ribs, spine, neck and what
 * they enclose, and between them ever more, so that muscles, axillary vessels and nerves, fascia, fat and skin follow. What lies
 * on the thorax glides along it; where tissue is pushed together or drawn apart it grows thicker or thinner. Smooth, invertible,
 * mirror-symmetric; nothing moves in a posture that is as measured. The patient is made of the result
 * ({@link PatientMorph}), so that the movement is the patient's in size.
 *
 * <p>
 * Immutable; the same posture gives the same bits on any thread.
 */
final class PostureMorph {

	/** Depth over the ribs within which the gliding happens, mm: that of the muscles between them and the scapula; how much more of it before, under breast and clavicle, and the heights there. */
	private static final double[] GLIDE_MM = {-3, 6};
	private static final double FRONT_GLIDE_MM = 24;
	private static final double[] FRONT_GLIDE_Z = {1200, 1400};
	/** From the spine to the scapula, behind; from the chest to the armpit, before; where before passes into behind: mm. */
	private static final double[] BACK_X = {22, 62};
	private static final double[] FRONT_X = {55, 150};
	private static final double[] BACK_Y = {-15, 30};
	/** Heights over and under the scapula within which the movement fades, mm. */
	private static final double[] TOP_Z = {1435, 1520};
	private static final double[] BOTTOM_Z = {1120, 1258};
	/** From the chest to the shoulder, mm. */
	private static final double[] CHEST_Y = {-90, -15};
	/** No arm and no shoulder lies below or above, mm. */
	private static final double LOWEST_Z = 650;
	/** Landmarks so near a bone move with it, mm. */
	private static final double ON_BONE_MM = 4;
	/** Over the upper ribs tissue keeps its thickness: full below, none above, mm. */
	private static final double[] WALL_Z = {1400, 1440};
	/** Tissue deeper than this grows no thicker, mm. */
	private static final double DEEPEST_MM = 25;
	private static final double DEEPEST_BEND_MM = 10;
	/** The shoulder joint, mm. */
	private static final Vec3 JOINT = new Vec3(162.4, -4.7, 1394.6);
	private static final String SCAPULA = "scapula";
	private static final String CLAVICLE = "clavicle";
	/** The ends of the clavicle, mm. */
	private static final Vec3 STERNAL_END = new Vec3(11.5, -61.8, 1401.3);
	private static final Vec3 ACROMIAL_END = new Vec3(141.1, 1.3, 1430.2);
	/**
	 * From where the movement begins to over the scapula, mm: how far tissue that is pushed together or drawn apart behind shares its thickness; and how
	 * much of it comes from above and below, found from what {@link Shoulder#RETRACTED} is to give.
	 */
	private static final double[] SHARED_X = {BACK_X[0], 85};
	private static final double SHARED_GAIN = 1.5;
	/** Nothing is pushed together more than to this. */
	private static final double LEAST_STRETCH = 0.4;

	private final ThoraxSurface thorax;
	private final Motion left;
	private final Motion right;

	private PostureMorph(BaseBody base, Posture posture) {
		thorax = ThoraxSurface.of(base);
		left = Motion.of(posture.left());
		right = Motion.of(posture.right());
	}

	/** The morph of a posture; empty when it is as measured. */
	static Optional<PostureMorph> of(BaseBody base, Posture posture) {
		return posture.isAsMeasured() ? Optional.empty() : Optional.of(new PostureMorph(base, posture));
	}

	/**
	 * The vertices of a part of the standing base subject in the posture. Bones keep their form: the scapula moves as one, the
	 * clavicle turns about its sternal end, the thorax stays.
	 */
	float[] moved(BaseBody.Part part) {
		float[] xyz = part.mesh().xyz();
		String bone = part.structure().baseId();
		if (!bone.equals(SCAPULA) && !bone.equals(CLAVICLE)) {
			return ThoraxSurface.isWall(part) ? xyz : moved(xyz);
		}
		float[] out = new float[xyz.length];
		for (int i = 0; i < xyz.length; i += 3) {
			put(moved(part, new Vec3(xyz[i], xyz[i + 1], xyz[i + 2])), out, i);
		}
		return out;
	}

	/** Points of the standing base subject, x, y, z by turns in mm, in the posture. */
	float[] moved(float[] xyz) {
		float[] out = new float[xyz.length];
		for (int i = 0; i < xyz.length; i += 3) {
			put(moved(new Vec3(xyz[i], xyz[i + 1], xyz[i + 2])), out, i);
		}
		return out;
	}

	/** Directions at points of the standing base subject, turned as far as the points are. */
	float[] turned(float[] xyz, float[] directions) {
		float[] out = directions.clone();
		for (int i = 0; i < xyz.length; i += 3) {
			boolean mirrored = xyz[i] < 0;
			Motion motion = mirrored ? right : left;
			double weight = weight(Math.abs(xyz[i]), xyz[i + 1], xyz[i + 2]);
			if (weight > 0) {
				Vec3 direction = new Vec3(mirrored ? -directions[i] : directions[i], directions[i + 1], directions[i + 2]);
				Vec3 turned = motion.turned(direction, weight * Motion.turning(new Vec3(xyz[i], xyz[i + 1], xyz[i + 2])));
				put(mirrored ? mirrored(turned) : turned, out, i);
			}
		}
		return out;
	}

	private static void put(Vec3 point, float[] out, int i) {
		out[i] = (float) point.x();
		out[i + 1] = (float) point.y();
		out[i + 2] = (float) point.z();
	}

	/** The landmarks of the standing base subject in the posture: those on scapula and clavicle with these. */
	List<Vec3> moved(BaseBody base) {
		List<BaseBody.Part> bones = base.parts().stream()
				.filter(p -> p.structure().baseId().equals(SCAPULA) || p.structure().baseId().equals(CLAVICLE)).toList();
		List<MeshHierarchy> shapes = bones.stream().map(p -> MeshHierarchy.build(p.mesh(), p.grouping())).toList();
		return base.landmarks().stream().map(l -> {
			for (int i = 0; i < bones.size(); i++) {
				if (shapes.get(i).closestPoint(l.position()).distanceMm <= ON_BONE_MM) {
					return moved(bones.get(i), l.position());
				}
			}
			return moved(l.position());
		}).toList();
	}

	private Vec3 moved(BaseBody.Part bone, Vec3 point) {
		boolean mirrored = bone.structure().side() == Side.RIGHT;
		UnaryOperator<Vec3> move = bone(bone.structure().baseId(), mirrored ? right : left);
		return mirrored ? mirrored(move.apply(mirrored(point))) : move.apply(point);
	}

	private static UnaryOperator<Vec3> bone(String baseId, Motion motion) {
		return baseId.equals(SCAPULA) ? motion::rigid : motion.clavicle();
	}

	/** A point of the standing base subject in the posture. */
	Vec3 moved(Vec3 point) {
		return point.x() < 0 ? mirrored(moved(mirrored(point), right)) : moved(point, left);
	}

	private static Vec3 mirrored(Vec3 p) {
		return new Vec3(-p.x(), p.y(), p.z());
	}

	private Vec3 moved(Vec3 p, Motion motion) {
		double weight = motion.isNone() || p.z() < LOWEST_Z || p.z() > TOP_Z[1] ? 0 : weight(p.x(), p.y(), p.z());
		if (weight == 0) {
			return p;
		}
		Vec3 q = motion.moved(p, weight);
		double depth = thorax.outside(p);
		double soft = Math.max(0, depth - SmoothSteps.ramp(depth - DEEPEST_MM, DEEPEST_BEND_MM));
		double thicker = soft == 0 ? 0 : soft * thicker(p, motion);
		Vec3 outward = new Vec3(q.x() - Shoulder.AXIS.x(), q.y() - Shoulder.AXIS.y(), 0);
		return thicker == 0 ? q : q.plus(thicker / outward.length(), outward);
	}

	/** How much a point of the left half takes part. */
	private double weight(double x, double y, double z) {
		double arm = PatientMorph.armShare(x, z);
		if (arm == 1) {
			return 1;
		}
		double girdle = height(z) * across(x, y);
		return girdle == 0 ? arm
				: 1 - (1 - arm) * (1 - girdle * glide(y, z, thorax.outside(new Vec3(x, y, z))));
	}

	private static double glide(double y, double z, double depth) {
		double front = (1 - SmoothSteps.step(BACK_Y[0], BACK_Y[1], y)) * SmoothSteps.step(FRONT_GLIDE_Z[0], FRONT_GLIDE_Z[1], z);
		return SmoothSteps.step(GLIDE_MM[0], GLIDE_MM[1] + front * FRONT_GLIDE_MM, depth);
	}

	private static double height(double z) {
		return SmoothSteps.step(BOTTOM_Z[0], BOTTOM_Z[1], z) * SmoothSteps.step(TOP_Z[1], TOP_Z[0], z);
	}

	private static double across(double x, double y) {
		double behind = SmoothSteps.step(BACK_Y[0], BACK_Y[1], y);
		return behind * SmoothSteps.step(BACK_X[0], BACK_X[1], x) + (1 - behind) * SmoothSteps.step(FRONT_X[0], FRONT_X[1], x);
	}

	/** How many times as thick as standing what lies on the thorax is at a point of the standing base subject. */
	double thickness(Vec3 point) {
		Motion motion = point.x() < 0 ? right : left;
		return motion.isNone() ? 1 : 1 + thicker(point.x() < 0 ? mirrored(point) : point, motion);
	}

	/** By what share of itself tissue on the thorax grows thicker when it is pushed together. */
	private static double thicker(Vec3 p, Motion motion) {
		double trunk = (1 - PatientMorph.armShare(p.x(), p.z())) * SmoothSteps.step(WALL_Z[1], WALL_Z[0], p.z());
		if (trunk == 0) {
			return 0;
		}
		double behind = SmoothSteps.step(BACK_Y[0], BACK_Y[1], p.y());
		double acrossSlope = behind * SHARED_GAIN * SmoothSteps.slope(SHARED_X[0], SHARED_X[1], p.x())
				+ (1 - behind) * SmoothSteps.slope(FRONT_X[0], FRONT_X[1], p.x());
		double heightSlope = SmoothSteps.slope(BOTTOM_Z[0], BOTTOM_Z[1], p.z());
		if (acrossSlope == 0 && heightSlope == 0) {
			return 0;
		}
		Vec3 way = motion.moved(p, 1).minus(p);
		double stretch = 1 + height(p.z()) * acrossSlope * way.x() + across(p.x(), p.y()) * heightSlope * way.z();
		return trunk * (1 / Math.max(LEAST_STRETCH, stretch) - 1);
	}

	/** A shoulder's movement: a turn about the shoulder joint, then a way. */
	private record Motion(Vec3 axis, double angle, Vec3 way) {

		/** How much of the turn a place keeps: the arm hangs, and the chest follows the shoulder only forwards and back. */
		private static double turning(Vec3 p) {
			return SmoothSteps.step(BOTTOM_Z[0], BOTTOM_Z[1], p.z()) * SmoothSteps.step(CHEST_Y[0], CHEST_Y[1], p.y());
		}

		static Motion of(Shoulder shoulder) {
			double length = shoulder.turnDeg().length();
			Motion turn = new Motion(length == 0 ? Vec3.ZERO : shoulder.turnDeg().times(1 / length), Math.toRadians(length),
					Vec3.ZERO);
			Vec3 arm = JOINT.minus(Shoulder.CENTRE);
			return new Motion(turn.axis, turn.angle, shoulder.wayMm().plus(turn.turned(arm, 1)).minus(arm));
		}

		boolean isNone() {
			return angle == 0 && way.equals(Vec3.ZERO);
		}

		Vec3 moved(Vec3 p, double share) {
			return JOINT.plus(turned(p.minus(JOINT), share * turning(p))).plus(share, way);
		}

		Vec3 rigid(Vec3 p) {
			return JOINT.plus(turned(p.minus(JOINT), 1)).plus(way);
		}

		/** The movement of the left clavicle: about its sternal end, so far that its other end points to where it goes with the scapula. */
		UnaryOperator<Vec3> clavicle() {
			Vec3 before = ACROMIAL_END.minus(STERNAL_END).normalized();
			Vec3 after = rigid(ACROMIAL_END).minus(STERNAL_END).normalized();
			Vec3 turn = before.cross(after);
			double sine = turn.length();
			if (sine == 0) {
				return p -> p;
			}
			Motion about = new Motion(turn.times(1 / sine), StrictMath.asin(sine), Vec3.ZERO);
			return p -> STERNAL_END.plus(about.turned(p.minus(STERNAL_END), 1));
		}

		Vec3 turned(Vec3 v, double share) {
			double cos = StrictMath.cos(share * angle);
			double sin = StrictMath.sin(share * angle);
			return v.times(cos).plus(sin, axis.cross(v)).plus((1 - cos) * axis.dot(v), axis);
		}
	}
}
