package org.needlelab.anatomy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.NearNames;
import org.needlelab.base.Severity;
import org.needlelab.geometry.RayHit;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

/** Finds where lines and levels of surface anatomy meet on a body's skin. */
final class SurfaceGrid {

	/** Outside every body, mm. */
	private static final double OUTSIDE_MM = 1000;
	/** How much farther out than the nearest skin the flank's may lie: what is farther is an arm's, mm. */
	private static final double THINNEST_ARM_MM = 30;
	/** How many landmarks are named when one is not known. */
	private static final int SUGGESTIONS = 3;

	/** Joints that the axes of a limb's segments run between, from above. */
	private static final List<List<String>> LIMBS = List.of(List.of("humeral-head-centre", "elbow-centre", "wrist-centre", "third-metacarpal-head"),
			List.of("femoral-head-centre", "knee-centre", "intermalleolar-midpoint"));
	/** No place of a limb lies farther from its axis, mm. */
	private static final double THICKEST_LIMB_MM = 140;

	private final Body body;
	private final Optional<Side> side;

	/** @param side for landmarks of both sides that are named without one */
	SurfaceGrid(Body body, Optional<Side> side) {
		this.body = body;
		this.side = side;
	}

	/**
	 * The skin point on a line at a level, mm.
	 *
	 * @throws InputException when the body lacks a landmark ({@code place.unknown}), the rib does not reach the line
	 *         ({@code place.no-rib}) or no skin is there ({@code place.no-skin})
	 */
	Vec3 at(SurfaceLevel level, SurfaceLine line) throws InputException {
		double across = line.kind().face() == SurfaceLine.Face.LATERAL ? coronalY(line) : sagittalX(level, line);
		return skin(level, line, across, height(level, line, across));
	}

	/** A landmark's place; on the side of the whole expression where it names none. One in the median plane is the same on both sides. */
	Vec3 landmark(String id) throws InputException {
		Optional<Landmark> found = body.landmark(id).or(() -> side.flatMap(s -> body.landmark(id + ":" + s.key())))
				.or(() -> body.landmark(bare(id)).filter(l -> l.side() == Side.MEDIAN));
		if (found.isEmpty()) {
			Optional<Landmark> left = body.landmark(id + ":" + Side.LEFT.key());
			Optional<Landmark> right = body.landmark(id + ":" + Side.RIGHT.key());
			if (left.isPresent() != right.isPresent()) {
				return left.or(() -> right).get().position();
			}
			if (left.isEmpty() && body.part(Landmark.plain(id)).isPresent()) {
				throw new InputException(Finding.of(Severity.ERROR, "place.structure", Map.of("name", Landmark.plain(id), "suggestions",
						String.join(", ", suggestions(id)))));
			}
			throw new InputException(left.isPresent() ? Finding.of(Severity.ERROR, "place.side", Map.of("name", Landmark.plain(id)))
					: Finding.of(Severity.ERROR, "place.unknown", Map.of("name", id, "suggestions", String.join(", ", suggestions(id)))));
		}
		return found.get().position();
	}

	/** A name without its side. */
	static String bare(String id) {
		return id.replaceFirst(":.*", "");
	}

	/**
	 * The place so far along the limb that another lies on: at a joint along the segment that it is led to.
	 *
	 * @param distalMm towards hand or foot
	 * @throws InputException when it lies on no limb ({@code place.no-limb})
	 */
	Vec3 along(Vec3 place, double distalMm) throws InputException {
		String on = ":" + (place.x() < 0 ? Side.RIGHT : Side.LEFT).key();
		double nearest = Double.POSITIVE_INFINITY;
		Vec3 led = null;
		for (List<String> joints : LIMBS) {
			for (int i = 1; i < joints.size(); i++) {
				Vec3 from = landmark(joints.get(i - 1) + on);
				Vec3 to = landmark(joints.get(i) + on);
				Vec3 there = place.plus(distalMm, to.minus(from).normalized());
				double away = away(there, from, to);
				if (away < nearest && away(place, from, to) < THICKEST_LIMB_MM) {
					nearest = away;
					led = there;
				}
			}
		}
		if (led == null) {
			throw new InputException(Finding.of(Severity.ERROR, "place.no-limb", Map.of()));
		}
		return led;
	}

	private static double away(Vec3 place, Vec3 from, Vec3 to) {
		Vec3 way = to.minus(from);
		double share = Math.max(0, Math.min(1, place.minus(from).dot(way) / way.dot(way)));
		return from.plus(share, way).distance(place);
	}

	/** Identifiers of landmarks that share most words with a name, then those spelled most like it. */
	private List<String> suggestions(String id) {
		Set<String> asked = NameWords.of(id);
		Map<String, Integer> shared = new LinkedHashMap<>();
		for (Landmark l : body.landmarks()) {
			int most = 0;
			for (String name : l.names()) {
				int score = 0;
				for (String word : NameWords.of(name)) {
					score += asked.contains(word) ? 2 : asked.stream().anyMatch(a -> akin(a, word)) ? 1 : 0;
				}
				most = Math.max(most, score);
			}
			shared.put(l.id(), most);
		}
		int most = shared.values().stream().max(Integer::compare).orElse(0);
		List<String> best = shared.entrySet().stream().filter(e -> e.getValue() == most).map(Map.Entry::getKey).toList();
		return NearNames.of(id, best, SUGGESTIONS);
	}

	/** Whether two words have a stem in common: scapular and scapula, tuberosity and tubercle do not. */
	private static boolean akin(String a, String b) {
		int stem = Math.max(4, Math.min(a.length(), b.length()) - 2);
		return a.length() >= stem && b.length() >= stem && a.regionMatches(0, b, 0, stem);
	}

	private double sagittalX(SurfaceLevel level, SurfaceLine line) throws InputException {
		String side = ":" + line.side().key();
		return switch (line.kind()) {
			case ANTERIOR_MEDIAN -> landmark("sternal-angle").x();
			case POSTERIOR_MEDIAN -> median(level);
			case PARAMEDIAN -> median(level) + (line.side() == Side.LEFT ? line.lateralMm() : -line.lateralMm());
			case STERNAL -> sternal(side);
			case PARASTERNAL -> (sternal(side) + clavicle(side)) / 2;
			case MIDCLAVICULAR -> clavicle(side);
			case SCAPULAR -> landmark("scapula-inferior-angle" + side).x();
			case PARAVERTEBRAL -> transverse(level, side);
			case ANTERIOR_AXILLARY, MIDAXILLARY, POSTERIOR_AXILLARY -> throw new IllegalArgumentException(line.toString());
		};
	}

	private double sternal(String side) throws InputException {
		return landmark("costal-cartilage-medial-end-3" + side).x();
	}

	private double clavicle(String side) throws InputException {
		return (landmark("clavicle-medial-end" + side).x() + landmark("clavicle-lateral-end" + side).x()) / 2;
	}

	/** The median plane: through the spinous process where the level names one. */
	private double median(SurfaceLevel level) throws InputException {
		return level instanceof SurfaceLevel.Vertebra v ? middle(v).x() : landmark("spinous-process-tip-T7").x();
	}

	private Vec3 middle(SurfaceLevel.Vertebra level) throws InputException {
		List<String> ids = level.landmarks();
		return landmark(ids.get(0)).lerp(landmark(ids.get(ids.size() - 1)), 0.5);
	}

	private double transverse(SurfaceLevel level, String side) throws InputException {
		String vertebra = level instanceof SurfaceLevel.Vertebra v ? v.vertebrae().get(0)
				: level instanceof SurfaceLevel.IntercostalSpace i ? "T" + (i.number() + 1)
				: level instanceof SurfaceLevel.Rib r ? "T" + r.number() : "T7";
		return landmark("transverse-process-tip-" + (vertebra.startsWith("S") ? "L5" : vertebra) + side).x();
	}

	private double coronalY(SurfaceLine line) throws InputException {
		String side = ":" + line.side().key();
		double anterior = landmark("anterior-axillary-fold" + side).y();
		double posterior = landmark("posterior-axillary-fold" + side).y();
		return switch (line.kind()) {
			case ANTERIOR_AXILLARY -> anterior;
			case POSTERIOR_AXILLARY -> posterior;
			default -> (anterior + posterior) / 2;
		};
	}

	private double height(SurfaceLevel level, SurfaceLine line, double across) throws InputException {
		if (level instanceof SurfaceLevel.Vertebra v) {
			return middle(v).z();
		}
		if (level instanceof SurfaceLevel.AtLandmark l) {
			return landmark(l.id()).z();
		}
		if (level instanceof SurfaceLevel.Rib r) {
			Cut rib = rib(r.number(), line, across);
			return (rib.lowest + rib.highest) / 2;
		}
		int space = ((SurfaceLevel.IntercostalSpace) level).number();
		return (rib(space, line, across).lowest + rib(space + 1, line, across).highest) / 2;
	}

	/** Where a line's plane cuts a rib, its cartilage included, on the line's face. */
	private Cut rib(int rib, SurfaceLine line, double across) throws InputException {
		List<Side> sides = line.side() == Side.MEDIAN ? List.of(Side.LEFT, Side.RIGHT) : List.of(line.side());
		double coronal = (landmark("sternal-angle").y() + landmark("spinous-process-tip-T7").y()) / 2;
		Cut cut = new Cut(line.kind().face(), across, coronal);
		for (Side side : sides) {
			for (String id : List.of("rib-" + rib + ":" + side.key(), "costal-cartilage-" + rib + ":" + side.key())) {
				body.part(id).ifPresent(part -> cut.add(part.mesh()));
			}
		}
		if (cut.lowest > cut.highest) {
			throw new InputException(
					Finding.of(Severity.ERROR, "place.no-rib", Map.of("rib", rib, "line", line.kind().key())));
		}
		return cut;
	}

	/** How far a rib reaches in a line's plane, mm. */
	private static final class Cut {

		private final SurfaceLine.Face face;
		private final double across;
		private final double coronal;
		private double lowest = Double.POSITIVE_INFINITY;
		private double highest = Double.NEGATIVE_INFINITY;
		private double outermost;

		Cut(SurfaceLine.Face face, double across, double coronal) {
			this.face = face;
			this.across = across;
			this.coronal = coronal;
		}

		void add(TriangleMesh mesh) {
			float[] v = mesh.xyz();
			int[] t = mesh.ijk();
			int axis = face == SurfaceLine.Face.LATERAL ? 1 : 0;
			for (int i = 0; i < t.length; i++) {
				int a = 3 * t[i];
				int b = 3 * t[i % 3 == 2 ? i - 2 : i + 1];
				if (v[a + axis] < across == v[b + axis] < across) {
					continue;
				}
				double share = (across - v[a + axis]) / (v[b + axis] - v[a + axis]);
				double y = v[a + 1] + share * (v[b + 1] - v[a + 1]);
				if (face == SurfaceLine.Face.ANTERIOR && y > coronal || face == SurfaceLine.Face.POSTERIOR && y < coronal) {
					continue;
				}
				double z = v[a + 2] + share * (v[b + 2] - v[a + 2]);
				lowest = Math.min(lowest, z);
				highest = Math.max(highest, z);
				outermost = Math.max(outermost, Math.abs(v[a] + share * (v[b] - v[a])));
			}
		}
	}

	private Vec3 skin(SurfaceLevel level, SurfaceLine line, double across, double z) throws InputException {
		Optional<Vec3> found = switch (line.kind().face()) {
			case ANTERIOR -> fromOutside(new Vec3(across, -OUTSIDE_MM, z), new Vec3(0, 1, 0));
			case POSTERIOR -> fromOutside(new Vec3(across, OUTSIDE_MM, z), new Vec3(0, -1, 0));
			case LATERAL -> flank(level, line, across, z);
		};
		return found.orElseThrow(() -> new InputException(Finding.of(Severity.ERROR, "place.no-skin",
				Map.of("line", line.kind().key()))));
	}

	private Optional<Vec3> fromOutside(Vec3 origin, Vec3 direction) {
		RayHit hit = body.skin().hierarchy().firstHit(origin, direction);
		return hit.found() ? Optional.of(hit.point()) : Optional.empty();
	}

	/**
	 * The flank's skin straight out. Where the arm joins the trunk that is the arm's, and the skin of the armpit that is nearest to the
	 * wall of the thorax is taken, which a finger feels the rib through.
	 */
	private Optional<Vec3> flank(SurfaceLevel level, SurfaceLine line, double across, double z) throws InputException {
		double side = line.side() == Side.LEFT ? 1 : -1;
		// the first exit: an arm that hangs before the flank comes after it
		Optional<Vec3> out = body.skinTowards(new Vec3(0, across, z), new Vec3(side, 0, 0));
		double outermost = outermost(level, line, across);
		if (out.isEmpty() || outermost == 0) {
			return out;
		}
		Vec3 wall = new Vec3(side * outermost, across, z);
		Vec3 nearest = body.nearestSkinPoint(wall);
		return wall.distance(out.get()) > wall.distance(nearest) + THINNEST_ARM_MM ? Optional.of(nearest) : out;
	}

	/** How far from the median plane the thorax reaches where a level that is told by ribs meets a line, mm; else 0. */
	private double outermost(SurfaceLevel level, SurfaceLine line, double across) throws InputException {
		if (level instanceof SurfaceLevel.Rib r) {
			return rib(r.number(), line, across).outermost;
		}
		return level instanceof SurfaceLevel.IntercostalSpace s
				? (rib(s.number(), line, across).outermost + rib(s.number() + 1, line, across).outermost) / 2 : 0;
	}
}
