package org.needlelab.anatomy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.NearNames;
import org.needlelab.base.Severity;
import org.needlelab.geometry.Crossings;
import org.needlelab.geometry.RayHit;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

/** Finds where lines and levels of surface anatomy meet on a body's skin. */
final class SurfaceGrid {

	/** Outside every body, mm. */
	private static final double OUTSIDE_MM = 1000;
	/** How far down the armpit is looked for where a line runs into it (less than from one rib to the next), in what steps, and what step is an arm's, mm. */
	private static final double DEEPEST_ARMPIT_MM = 16;
	private static final double ARMPIT_STEP_MM = 4;
	private static final double THINNEST_ARM_MM = 30;
	/** How many landmarks are named when one is not known. */
	private static final int SUGGESTIONS = 3;

	private final Body body;

	SurfaceGrid(Body body) {
		this.body = body;
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

	/** A landmark's place. */
	Vec3 landmark(String id) throws InputException {
		Optional<Landmark> found = body.landmark(id);
		if (found.isEmpty()) {
			String nearest = String.join(", ",
					NearNames.of(id, body.landmarks().stream().map(Landmark::id).toList(), SUGGESTIONS));
			throw new InputException(Finding.of(Severity.ERROR, "place.unknown", Map.of("name", id, "suggestions", nearest)));
		}
		return found.get().position();
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
		return level instanceof SurfaceLevel.Vertebra v ? landmark(v.landmark()).x() : landmark("spinous-process-tip-T7").x();
	}

	private double transverse(SurfaceLevel level, String side) throws InputException {
		String vertebra = level instanceof SurfaceLevel.Vertebra v ? v.vertebra()
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
			return landmark(v.landmark()).z();
		}
		if (level instanceof SurfaceLevel.AtLandmark l) {
			return landmark(l.id()).z();
		}
		if (level instanceof SurfaceLevel.Rib r) {
			double[] rib = ribHeights(r.number(), line, across);
			return (rib[0] + rib[1]) / 2;
		}
		int space = ((SurfaceLevel.IntercostalSpace) level).number();
		return (ribHeights(space, line, across)[0] + ribHeights(space + 1, line, across)[1]) / 2;
	}

	/** Lower and upper border of a rib, its cartilage included, where a line's plane cuts it on the line's face. */
	private double[] ribHeights(int rib, SurfaceLine line, double across) throws InputException {
		List<Side> sides = line.side() == Side.MEDIAN ? List.of(Side.LEFT, Side.RIGHT) : List.of(line.side());
		double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
		double coronal = (landmark("sternal-angle").y() + landmark("spinous-process-tip-T7").y()) / 2;
		for (Side side : sides) {
			for (String id : List.of("rib-" + rib + ":" + side.key(), "costal-cartilage-" + rib + ":" + side.key())) {
				Optional<BodyPart> part = body.part(id);
				if (part.isPresent()) {
					cut(part.get().mesh(), line.kind().face(), across, coronal, range);
				}
			}
		}
		if (range[0] > range[1]) {
			throw new InputException(
					Finding.of(Severity.ERROR, "place.no-rib", Map.of("rib", rib, "line", line.kind().key())));
		}
		return range;
	}

	private static void cut(TriangleMesh mesh, SurfaceLine.Face face, double across, double coronal, double[] range) {
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
			range[0] = Math.min(range[0], z);
			range[1] = Math.max(range[1], z);
		}
	}

	private Vec3 skin(SurfaceLevel level, SurfaceLine line, double across, double z) throws InputException {
		Optional<Vec3> found = switch (line.kind().face()) {
			case ANTERIOR -> fromOutside(new Vec3(across, -OUTSIDE_MM, z), new Vec3(0, 1, 0));
			case POSTERIOR -> fromOutside(new Vec3(across, OUTSIDE_MM, z), new Vec3(0, -1, 0));
			case LATERAL -> flank(new Vec3(0, across, z), new Vec3(line.side() == Side.LEFT ? 1 : -1, 0, 0));
		};
		return found.orElseThrow(() -> new InputException(Finding.of(Severity.ERROR, "place.no-skin",
				Map.of("level", level.toString(), "line", line.kind().key()))));
	}

	private Optional<Vec3> fromOutside(Vec3 origin, Vec3 direction) {
		RayHit hit = body.skin().hierarchy().firstHit(origin, direction);
		return hit.found() ? Optional.of(hit.point()) : Optional.empty();
	}

	/**
	 * The flank's skin; where the arm joins the trunk there is none, and the highest under the armpit is taken: it shows in a sudden
	 * step of the way out.
	 */
	private Optional<Vec3> flank(Vec3 origin, Vec3 direction) {
		Optional<Vec3> asked = fromInside(origin, direction);
		Optional<Vec3> above = asked;
		for (double down = ARMPIT_STEP_MM; down <= DEEPEST_ARMPIT_MM && above.isPresent(); down += ARMPIT_STEP_MM) {
			Optional<Vec3> here = fromInside(origin.plus(new Vec3(0, 0, -down)), direction);
			if (here.isPresent() && Math.abs(above.get().x()) - Math.abs(here.get().x()) > THINNEST_ARM_MM) {
				return here;
			}
			above = here;
		}
		return asked;
	}

	/** The first exit: an arm that hangs before the flank comes after it. */
	private Optional<Vec3> fromInside(Vec3 origin, Vec3 direction) {
		Crossings crossings = new Crossings();
		int n = body.skin().hierarchy().crossings(origin.x(), origin.y(), origin.z(), direction.x(), direction.y(),
				direction.z(), OUTSIDE_MM, crossings);
		for (int i = 0; i < n; i++) {
			if (!crossings.entering(i)) {
				return Optional.of(origin.plus(crossings.distanceMm(i), direction));
			}
		}
		return Optional.empty();
	}
}
