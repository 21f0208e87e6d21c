package org.needlelab.anatomy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.needlelab.geometry.ClosestPoint;
import org.needlelab.geometry.Vec3;

/**
 * How people of one sex, age and build differ from each other: draws plausible bodies around a patient's, as smooth deformations
 * of it. Triangles stay, vertices move; the skin stays, so that a place on it is the same place in all of them.
 *
 * <p>Everything under the skin shares one displacement, whose share grows with depth (so thickness of fat and muscle and depth of
 * what lies under them vary, and layers do not cross); nerves and vessels have a course of their own beside it, the ribs' front
 * ends and the domes of the pleura a height. The figures' sources are told with each; what has none is assumed.
 */
public final class VariationModel {

	/**
	 * What is left of the scatter of the pleura's depth between patients of one sex and build, mm, at {@link #PLEURA_DEPTH_MM}:
	 * 37 mm (SD 7) between the shoulder blades in Kim et al. (J Korean Acad Rehabil Med 2002;26(6):781-784); sex, body mass index
	 * and girth explained 69.7 % of its variance in Valera-Calero et al. (Authorea 319890, 2020): 7 · sqrt(1 - 0.697). That it is as
	 * much in all directions and elsewhere is assumed.
	 */
	public static final double PLEURA_SD_MM = 3.9;
	/** Depth that {@link #PLEURA_SD_MM} was measured at, mm. */
	public static final double PLEURA_DEPTH_MM = 37;
	/** Own course of nerves, mm: Kim et al. (Sci Rep 2018;8:870) print 5.3 to 9.9 for where occipital nerves pierce muscles, build included; half is assumed to be left. */
	public static final double NERVE_SD_MM = 3;
	/** Own course of arteries and veins, mm, assumed. */
	public static final double VESSEL_SD_MM = 2;
	/** Height of the pleura's domes, mm: 25 to 40 mm above the medial third of the clavicle, a quarter of that range. */
	public static final double DOME_SD_MM = 3.75;
	/** Height of the ribs' front ends, mm: a fifth of the distance of two ribs, assumed. */
	public static final double RIB_LEVEL_SD_MM = 5;

	/** About how far what the tissue does resembles itself, mm, assumed. */
	static final double TISSUE_RANGE_MM = 70;
	/** The same of a nerve's or vessel's own course. */
	static final double COURSE_RANGE_MM = 50;
	/** Depth over which the share rises, mm, assumed. */
	private static final double SHARE_MM = 20;
	/** How far down from its top a dome moves, mm. */
	private static final double DOME_MM = 45;
	/** Over how much from the spine forwards the ribs' height fades in, and beyond the thorax out, mm. */
	private static final double FRONT_MM = 150;
	private static final double FADE_MM = 80;

	/** How far the pleura reaches: what fades out beside the thorax is told by it. */
	record Thorax(double topZ, double bottomZ, double backY, double halfX) {

		/** Of the vertices of both pleurae, or of those of them that lie farthest out. */
		static Thorax of(List<float[]> pleura) {
			double top = Double.NEGATIVE_INFINITY;
			double bottom = Double.POSITIVE_INFINITY;
			double back = Double.NEGATIVE_INFINITY;
			double half = 0;
			for (float[] xyz : pleura) {
				for (int i = 0; i < xyz.length; i += 3) {
					half = Math.max(half, Math.abs(xyz[i]));
					back = Math.max(back, xyz[i + 1]);
					top = Math.max(top, xyz[i + 2]);
					bottom = Math.min(bottom, xyz[i + 2]);
				}
			}
			return new Thorax(top, bottom, back, half);
		}

		private boolean isNone() {
			return topZ == Double.NEGATIVE_INFINITY;
		}
	}

	private final Body body;
	private final Thorax thorax;
	private final Map<BodyPart, float[]> depths = new ConcurrentHashMap<>();

	private VariationModel(Body body, Thorax thorax) {
		this.body = body;
		this.thorax = thorax;
	}

	/** Draws around a body. */
	public static VariationModel around(Body body) {
		return around(body, Thorax.of(body.parts().stream().filter(p -> p.structure().tissue() == Tissue.PLEURA)
				.map(p -> p.mesh().xyz()).toList()));
	}

	/** Draws around a part of a body that may lack its pleura. */
	static VariationModel around(Body body, Thorax thorax) {
		return new VariationModel(body, thorax);
	}

	/** A person; the same seed gives the same person. */
	public Variation draw(long seed) {
		return new Variation(this, seed);
	}

	/** How much of the displacement something this deep takes part in. */
	static double share(double depthMm) {
		return depthMm <= 0 ? 0 : 1 - StrictMath.exp(-depthMm / SHARE_MM);
	}

	static double courseSdMm(Tissue tissue) {
		return switch (tissue) {
			case NERVE -> NERVE_SD_MM;
			case ARTERY, VEIN -> VESSEL_SD_MM;
			default -> 0;
		};
	}

	/** How much of the ribs' height a place takes part in: none at the spine, all in front, none beyond the thorax. */
	double front(double x, double y, double z) {
		if (thorax.isNone()) {
			return 0;
		}
		return SmoothSteps.step(0, FRONT_MM, thorax.backY() - y) * SmoothSteps.step(0, FADE_MM, thorax.topZ() - z)
				* SmoothSteps.step(-FADE_MM, 0, z - thorax.bottomZ())
				* (1 - SmoothSteps.step(0, FADE_MM, Math.abs(x) - thorax.halfX()));
	}

	/** How much of the dome's height a place of pleura or lung takes part in. */
	double dome(double z) {
		return thorax.isNone() ? 0 : SmoothSteps.step(-DOME_MM, 0, z - thorax.topZ());
	}

	/** A part of this body as a person has it; what was not asked for costs nothing. */
	public BodyPart part(BodyPart part, Variation person) {
		float[] depth = depths.computeIfAbsent(part, this::depths);
		float[] from = part.mesh().xyz();
		float[] to = new float[from.length];
		Variation.Course course = person.of(part.structure());
		for (int i = 0; i < from.length; i += 3) {
			if (depth[i / 3] <= 0) {
				System.arraycopy(from, i, to, i, 3);
				continue;
			}
			Vec3 moved = course.at(from[i], from[i + 1], from[i + 2], depth[i / 3]);
			to[i] = (float) (from[i] + moved.x());
			to[i + 1] = (float) (from[i + 1] + moved.y());
			to[i + 2] = (float) (from[i + 2] + moved.z());
		}
		return part.moved(to);
	}

	/** The whole body as a person has it. Landmarks move with the tissue about them. */
	public Body body(Variation person) {
		BodyPart skin = body.skin();
		List<BodyPart> layers = new ArrayList<>();
		List<BodyPart> deep = new ArrayList<>();
		List<BodyPart> moved = body.parts().parallelStream().map(p -> p == skin ? p : part(p, person)).toList();
		for (BodyPart part : moved) {
			boolean layer = Bodies.wallLayers().stream().anyMatch(l -> l.id().equals(part.structure().id()));
			(layer ? layers : deep).add(part);
		}
		List<Landmark> landmarks = body.landmarks().stream().map(l -> l.at(l.position()
				.plus(person.displacement(l.position(), depthMm(l.position()))))).toList();
		return new CompiledBody(body.patient(), layers, deep, landmarks);
	}

	/** A place's shortest distance from the skin, mm; 0 outside. */
	public double depthMm(Vec3 place) {
		Vec3 skin = body.nearestSkinPoint(place);
		return skin.distance(place);
	}

	private float[] depths(BodyPart part) {
		float[] xyz = part.mesh().xyz();
		float[] depth = new float[xyz.length / 3];
		if (part == body.skin()) {
			return depth;
		}
		ClosestPoint closest = new ClosestPoint();
		for (int v = 0; v < depth.length; v++) {
			body.skin().hierarchy().closestPoint(xyz[3 * v], xyz[3 * v + 1], xyz[3 * v + 2], Double.POSITIVE_INFINITY, closest);
			depth[v] = (float) closest.distanceMm;
		}
		return depth;
	}
}
