package org.needlelab.anatomy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.needlelab.base.Cancellation;
import org.needlelab.base.Progress;
import org.needlelab.geometry.Crossings;
import org.needlelab.geometry.Vec3;

/**
 * One patient's body: closed meshes of all structures, landmarks, and the questions asked of them. Immutable and safe to
 * share between threads.
 */
public interface Body {

	/** Farther than any body reaches, mm. */
	double FAR_MM = 3000;

	/** The patient, or empty for the base subject as measured. */
	Optional<Patient> patient();

	/** All parts, in the atlas's order. */
	List<BodyPart> parts();

	/** The part of that identifier with side ({@code rhomboid-major:left}). */
	Optional<BodyPart> part(String id);

	/** The skin's surface. */
	BodyPart skin();

	/** All landmarks, in the atlas's order. */
	List<Landmark> landmarks();

	/** The landmark of that identifier or alias, in small or capital letters ({@code acromion-lateral-tip:left}, {@code inion}), or of {@linkplain NameWords the same words}. */
	Optional<Landmark> landmark(String id);

	/** The skin point nearest to a place, mm. */
	Vec3 nearestSkinPoint(Vec3 place);

	/**
	 * Works out now what questions near a place will need, so that nobody waits for it then: the nearest parts
	 * first. What is farther away is worked out when it is asked for. May run while questions are asked.
	 *
	 * @param radiusMm how far from the place, mm; infinite for the whole body
	 * @param progress told after each part ({@code progress.region})
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	default void prepare(Vec3 place, double radiusMm, Progress progress, Cancellation cancellation) {
		List<BodyPart> near = parts().stream().filter(p -> p.boxDistance(place) <= radiusMm)
				.sorted(Comparator.comparingDouble(p -> p.boxDistance(place))).toList();
		for (int i = 0; i < near.size(); i++) {
			cancellation.check();
			near.get(i).prepare();
			progress.report("progress.region", i + 1, near.size());
		}
	}

	/**
	 * The skin point that lies straight in a direction from a place in the body, mm: the first where the way leaves it.
	 *
	 * @return empty when the way leaves nothing
	 */
	default Optional<Vec3> skinTowards(Vec3 place, Vec3 direction) {
		return skin(place, direction, false);
	}

	/** Where the straight way from a place outside the body first enters its skin; empty when it does not. */
	default Optional<Vec3> skinFrom(Vec3 place, Vec3 direction) {
		return skin(place, direction, true);
	}

	private Optional<Vec3> skin(Vec3 place, Vec3 direction, boolean entering) {
		Crossings crossings = new Crossings();
		int n = skin().hierarchy().crossings(place.x(), place.y(), place.z(), direction.x(), direction.y(), direction.z(),
				FAR_MM, crossings);
		for (int i = 0; i < n; i++) {
			if (crossings.entering(i) == entering) {
				return Optional.of(place.plus(crossings.distanceMm(i), direction));
			}
		}
		return Optional.empty();
	}

	/** The unit direction into the body at a skin point: against the skin's averaged outward normal. */
	Vec3 inward(Vec3 skinPoint);

	/**
	 * Every structure that the path crosses, by entry depth. Skin, fat and fascia are reported as the layers they are;
	 * a path that leaves a structure and enters it again gives two intervals.
	 *
	 * @param start start of the path, usually a skin point, mm
	 * @param direction unit direction
	 * @param lengthMm length of the path, mm
	 */
	List<TissueInterval> tissuePath(Vec3 start, Vec3 direction, double lengthMm);

	/** The innermost tissue structure at a place: of those that contain it the one whose tissue comes last in {@link Tissue}; empty outside the skin. */
	Optional<Structure> tissueAt(Vec3 place);

	/**
	 * The nearest approach of a path to every danger structure within a radius, nearest first; ties by identifier.
	 *
	 * @param start start of the path, mm
	 * @param end end of the path, mm
	 * @param radiusMm structures farther than this are left out, mm
	 */
	List<Clearance> clearances(Vec3 start, Vec3 end, double radiusMm);

	/**
	 * The nearest approach of a path to one danger structure, as {@link #clearances} has it.
	 *
	 * @param structure the danger structure
	 * @param start start of the path, mm
	 * @param end end of the path, mm
	 * @param radiusMm how far to look, mm
	 * @return empty when it is farther than that
	 */
	default Optional<Clearance> clearance(Structure structure, Vec3 start, Vec3 end, double radiusMm) {
		return clearances(start, end, radiusMm).stream().filter(c -> c.structure().equals(structure)).findFirst();
	}
}
