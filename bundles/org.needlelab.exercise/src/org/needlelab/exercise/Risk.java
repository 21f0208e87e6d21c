package org.needlelab.exercise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Clearance;
import org.needlelab.anatomy.Structure;
import org.needlelab.base.Cancellation;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.Insertion;
import org.needlelab.needle.Needle;
import org.needlelab.needle.NeedleLine;
import org.needlelab.needle.Stroke;

/**
 * How likely the same placement would have touched something in patients like this one: beside the score, never part of it. A
 * virtual patient is this body with what lies in it shifted against the skin, evenly in all directions, normally distributed
 * with a standard deviation of {@link #SHIFT_SD_MM}. The needle goes in at the same place of the skin, in the same direction, as
 * deep, or to the first bone there.
 *
 * @param patients number of virtual patients
 * @param touchedAny in how many of them anything was touched
 * @param structures what was touched, most often first
 */
public record Risk(int patients, int touchedAny, List<Touched> structures) {

	/**
	 * What is left of the scatter of depths between patients of one sex and build, mm: the pleura between the shoulder blades lay
	 * 37 mm (SD 7) under the skin in Kim et al. (J Korean Acad Rehabil Med 2002;26(6):781-784), and sex, body mass index and girth
	 * explained 69.7 % of the variance of its depth in Valera-Calero et al. (Authorea 319890, 2020): 7 · sqrt(1 - 0.697). That
	 * other structures scatter as much, and in all directions, is assumed.
	 */
	public static final double SHIFT_SD_MM = 3.9;
	/** Virtual patients where nothing else is asked for. */
	public static final int PATIENTS = 400;
	/** A placement that touched nothing but would have in more than this share of patients was lucky; a teaching default. */
	public static final double LUCKY = 0.05;
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
		Random random = new Random(seed);
		Map<String, Structure> known = new TreeMap<>();
		Map<String, Integer> counts = new TreeMap<>();
		int any = 0;
		for (int i = 0; i < patients; i++) {
			cancellation.check();
			Vec3 shift = new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).times(SHIFT_SD_MM);
			Map<String, Structure> touched = touched(body, needle, strokes, shift);
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

	/** What the strokes touch when all that lies in the body is shifted: the same as shifting the needle the other way. */
	private static Map<String, Structure> touched(Body body, Needle needle, List<Stroke> strokes, Vec3 shift) {
		Map<String, Structure> touched = new TreeMap<>();
		for (Stroke stroke : strokes) {
			NeedleLine line = new NeedleLine(stroke.deepest().entry().minus(shift), stroke.deepest().direction());
			double depth = line.firstBone(body, stroke.depthMm()).map(b -> b.entryDepthMm()).orElse(stroke.depthMm());
			Vec3 tip = line.entry().plus(depth, line.direction());
			for (Clearance c : body.clearances(line.entry(), tip, needle.radiusMm())) {
				touched.put(c.structure().id(), c.structure());
			}
		}
		return touched;
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
