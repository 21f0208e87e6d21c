package org.needlelab.exercise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.BodyPart;
import org.needlelab.anatomy.Clearance;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.Tissue;
import org.needlelab.anatomy.Variation;
import org.needlelab.anatomy.VariationModel;
import org.needlelab.base.Cancellation;
import org.needlelab.geometry.Intervals;
import org.needlelab.geometry.MeshHierarchy;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.Insertion;
import org.needlelab.needle.Needle;
import org.needlelab.needle.NeedleLine;
import org.needlelab.needle.Stroke;

/**
 * How likely the same placement would have touched something in patients like this one: beside the score, never part of it. A
 * virtual patient is drawn around this body by {@link VariationModel}. The needle goes in at the same place of the skin, in the
 * same direction, as deep, or to the first bone there. No mesh is morphed: the needle is moved against the displacement of the
 * place where it comes nearest to a structure, and the nearest place sought again until the two agree.
 *
 * @param patients number of virtual patients
 * @param touchedAny in how many of them anything was touched
 * @param structures what was touched, most often first
 */
public record Risk(int patients, int touchedAny, List<Touched> structures) {

	/** What is farther from the needle than this is not tried, mm: the farthest that something comes nearer in a thousand. */
	private static final double REACH_MM = 25;
	/** Virtual patients where nothing else is asked for. */
	public static final int PATIENTS = 400;
	/** A placement that touched nothing but would have in more than this share of patients was lucky; a teaching default. */
	public static final double LUCKY = 0.05;
	/** What is displaced otherwise where it is met than where it was nearest may come nearer by so much, mm. */
	private static final double UNEVEN_MM = 6;
	/** How often the nearest place is sought. */
	private static final int ROUNDS = 6;
	/** Displacements that differ less are one, mm. */
	private static final double SETTLED_MM = 0.02;
	/** Bone is looked for along the needle in stretches of this length, mm. */
	private static final double STRETCH_MM = 5;
	/** How often where a place was displaced from is sought: gradients of displacements are about 0.1. */
	private static final int INVERSIONS = 2;
	/** By so much they overlap, so that no bone falls between two, mm. */
	private static final double OVERLAP_MM = 0.5;
	/** Strokes looked at: the deepest, and those that came nearest to something. */
	private static final int MOST_STROKES = 4;
	/** 97.5 % point of the normal distribution. */
	private static final double Z = 1.959963984540054;

	/**
	 * A structure that was touched.
	 *
	 * @param structure the structure
	 * @param touched in how many virtual patients
	 */
	public record Touched(Structure structure, int touched) {
	}

	/** Copies the list. */
	public Risk {
		structures = List.copyOf(structures);
		if (patients < 1 || touchedAny < 0 || touchedAny > patients) {
			throw new IllegalArgumentException(touchedAny + " of " + patients);
		}
	}

	/**
	 * Tries a motion on virtual patients.
	 *
	 * @param patients how many
	 * @param seed the same seed gives the same patients
	 * @return empty when the needle never went in
	 */
	public static Optional<Risk> of(Body body, Needle needle, Insertion insertion, int patients, long seed,
			Cancellation cancellation) {
		List<Stroke> strokes = telling(insertion);
		if (strokes.isEmpty()) {
			return Optional.empty();
		}
		VariationModel model = VariationModel.around(body);
		List<Tried> tried = new ArrayList<>();
		strokes.forEach(stroke -> tried.add(tried(body, model, stroke)));
		Map<String, Structure> known = new TreeMap<>();
		Map<String, Integer> counts = new TreeMap<>();
		int any = 0;
		for (int i = 0; i < patients; i++) {
			cancellation.check();
			Inside inside = new Inside(body, model, model.draw(seed + i));
			Map<String, Structure> touched = new TreeMap<>();
			tried.forEach(t -> touch(inside, needle, t, touched));
			any += touched.isEmpty() ? 0 : 1;
			known.putAll(touched);
			touched.keySet().forEach(id -> counts.merge(id, 1, Integer::sum));
		}
		List<Touched> structures = new ArrayList<>();
		counts.forEach((id, count) -> structures.add(new Touched(known.get(id), count)));
		structures.sort(Comparator.comparingInt((Touched t) -> -t.touched()).thenComparing(t -> t.structure().id()));
		return Optional.of(new Risk(patients, any, structures));
	}

	/** The deepest stroke and those that came nearest to something to harm. */
	private static List<Stroke> telling(Insertion insertion) {
		List<Stroke> byNearness = new ArrayList<>(insertion.strokes());
		byNearness.removeIf(s -> s.depthMm() <= 0);
		byNearness.sort(Comparator.comparingDouble(Risk::nearestMm));
		List<Stroke> strokes = new ArrayList<>(byNearness.subList(0, Math.min(MOST_STROKES, byNearness.size())));
		insertion.principal().filter(s -> s.depthMm() > 0 && !strokes.contains(s)).ifPresent(strokes::add);
		return strokes;
	}

	private static double nearestMm(Stroke stroke) {
		return stroke.clearances().isEmpty() ? Double.POSITIVE_INFINITY : stroke.clearances().get(0).distanceMm();
	}

	/**
	 * A stroke and what lies near it.
	 *
	 * @param places places along the needle, in the middle of stretches of {@link #STRETCH_MM}
	 * @param placeDepthMm how deep under the skin each lies
	 * @param bones bones that may come in the way
	 * @param near dangers that may be touched
	 * @param nearDepthMm how deep under the skin each lies where it is nearest
	 */
	private record Tried(NeedleLine line, double depthMm, List<Vec3> places, double[] placeDepthMm, List<MeshHierarchy> bones,
			List<Clearance> near, double[] nearDepthMm) {
	}

	private static Tried tried(Body body, VariationModel model, Stroke stroke) {
		NeedleLine line = NeedleLine.of(stroke.deepest());
		Vec3 tip = line.entry().plus(stroke.depthMm(), line.direction());
		List<Vec3> places = new ArrayList<>();
		for (double s = STRETCH_MM / 2; s < stroke.depthMm() + STRETCH_MM / 2; s += STRETCH_MM) {
			places.add(line.entry().plus(s, line.direction()));
		}
		List<MeshHierarchy> bones = body.parts().stream().filter(p -> p.structure().tissue() == Tissue.BONE
				&& p.mayReach(line.entry(), tip, REACH_MM)).map(BodyPart::hierarchy)
				.filter(h -> h.segmentDistance(line.entry(), tip).distanceMm < REACH_MM).toList();
		List<Clearance> near = body.clearances(line.entry(), tip, REACH_MM);
		return new Tried(line, stroke.depthMm(), places, places.stream().mapToDouble(model::depthMm).toArray(), bones, near,
				near.stream().mapToDouble(c -> model.depthMm(c.onStructure())).toArray());
	}

	/** A body as one person has it. */
	private record Inside(Body body, VariationModel model, Variation person) {

		/** How deep a needle goes: as deep as in the body as it is, or to the first bone. */
		double depthMm(Tried tried) {
			List<Vec3> shifts = tried.bones().isEmpty() ? List.of() : shifts(tried);
			Intervals scratch = new Intervals();
			double depth = tried.depthMm();
			for (int i = 0; i < shifts.size() && depth == tried.depthMm(); i++) {
				// bone in this stretch is displaced as the middle of the stretch is
				double low = STRETCH_MM * i - OVERLAP_MM;
				double high = STRETCH_MM * (i + 1) + OVERLAP_MM;
				Vec3 a = tried.line().entry().minus(shifts.get(i));
				Vec3 b = a.plus(tried.depthMm(), tried.line().direction());
				for (MeshHierarchy bone : tried.bones()) {
					int count = bone.insideIntervals(a.x(), a.y(), a.z(), b.x(), b.y(), b.z(), scratch);
					for (int k = 0; k < count; k++) {
						if (scratch.enterMm(k) < high && scratch.exitMm(k) > low) {
							depth = Math.min(depth, Math.max(0, Math.max(low, scratch.enterMm(k))));
						}
					}
				}
			}
			return depth;
		}

		/** How far what this person has at the stroke's places was displaced to come there. */
		private List<Vec3> shifts(Tried tried) {
			List<Vec3> shifts = person.displacements(tried.places(), tried.placeDepthMm());
			for (int round = 0; round < INVERSIONS; round++) {
				List<Vec3> origins = new ArrayList<>();
				for (int i = 0; i < shifts.size(); i++) {
					origins.add(tried.places().get(i).minus(shifts.get(i)));
				}
				shifts = person.displacements(origins, origins.stream().mapToDouble(model::depthMm).toArray());
			}
			return shifts;
		}

		/** Whether a needle touches a structure that it comes near in the body as it is. */
		boolean touches(NeedleLine line, double depthMm, double radiusMm, Clearance near, double nearDepthMm) {
			Vec3 shift = person.displacement(near.structure(), near.onStructure(), nearDepthMm);
			if (near.distanceMm() - shift.length() > radiusMm + UNEVEN_MM) {
				return false;
			}
			double distance = Double.POSITIVE_INFINITY;
			for (int round = 0; round < ROUNDS; round++) {
				Vec3 from = line.entry().minus(shift);
				Optional<Clearance> now = body.clearance(near.structure(), from, from.plus(depthMm, line.direction()),
						radiusMm + UNEVEN_MM);
				if (now.isEmpty()) {
					return false;
				}
				distance = now.get().distanceMm();
				Vec3 met = now.get().onStructure();
				Vec3 there = person.displacement(near.structure(), met, model.depthMm(met));
				if (there.distance(shift) <= SETTLED_MM) {
					break;
				}
				shift = there;
			}
			return distance <= radiusMm;
		}
	}

	/** Adds what a stroke touches in a person. */
	private static void touch(Inside inside, Needle needle, Tried tried, Map<String, Structure> touched) {
		double depth = inside.depthMm(tried);
		for (int i = 0; i < tried.near().size(); i++) {
			Clearance near = tried.near().get(i);
			if (inside.touches(tried.line(), depth, needle.radiusMm(), near, tried.nearDepthMm()[i])) {
				touched.put(near.structure().id(), near.structure());
			}
		}
	}

	/** Share of the virtual patients in whom anything was touched. */
	public double probability() {
		return (double) touchedAny / patients;
	}

	/** Lower end of the 95 % interval of a share that was counted, after Wilson (J Am Stat Assoc 1927;22:209-212). */
	public double low(int count) {
		return wilson(count, -1);
	}

	/** Upper end of the same interval. */
	public double high(int count) {
		return wilson(count, 1);
	}

	private double wilson(int count, int sign) {
		double p = (double) count / patients;
		double z2 = Z * Z / patients;
		double half = Z * Math.sqrt((p * (1 - p) + z2 / 4) / patients);
		return Math.max(0, Math.min(1, (p + z2 / 2 + sign * half) / (1 + z2)));
	}

	/** Whether a motion that touched nothing would have touched something in too many patients like this one. */
	public boolean lucky(Insertion insertion) {
		boolean harmless = insertion.closest().stream().noneMatch(c -> c.distanceMm() <= 0);
		return harmless && probability() > LUCKY;
	}
}
