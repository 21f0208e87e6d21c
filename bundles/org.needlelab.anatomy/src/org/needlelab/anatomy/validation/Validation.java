package org.needlelab.anatomy.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.needlelab.anatomy.BaseBody;
import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.BodyRegion;
import org.needlelab.anatomy.Patient;
import org.needlelab.anatomy.PlaceExpression;
import org.needlelab.anatomy.PopulationModel;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.SurfaceLevel;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.geometry.Vec3;

/**
 * Measures published figures on the model: draws people like the study's, makes the part of their bodies that the figure needs,
 * and measures there. The same body model and rows give the same numbers on any machine and number of threads.
 */
public final class Validation {

	/** People drawn for a figure. */
	public static final int PEOPLE = 200;

	private static final long SEED = 20240;
	/** What lies farther from the measured places than this is not made, mm. */
	private static final double REGION_MM = 110;
	/** A straight path's surroundings: how far they reach, and in what steps the path is walked, mm. */
	private static final double PATH_MM = 60;
	private static final double PATH_STEP_MM = 20;
	private static final String PROGRESS = "progress.validate";

	private final BaseBody base;
	private final PopulationModel model;
	private final Body measured;

	/**
	 * @param base the compiled base subject
	 * @param model how patients differ from it
	 * @param measured the base subject's body as measured
	 */
	public Validation(BaseBody base, PopulationModel model, Body measured) {
		this.base = base;
		this.model = model;
		this.measured = measured;
	}

	/**
	 * Measures rows.
	 *
	 * @return a result for every row, in their order
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public List<RowResult> run(List<PublishedRow> rows, Progress progress, Cancellation cancellation) {
		Map<Series, List<PublishedRow>> series = rows.stream()
				.collect(Collectors.groupingBy(Series::of, LinkedHashMap::new, Collectors.toList()));
		Map<PublishedRow, RowResult> results = new ConcurrentHashMap<>();
		series.entrySet().parallelStream().forEach(one -> {
			cancellation.check();
			Optional<RowResult> obstacle = Optional.empty();
			List<OptionalDouble> values = List.of();
			PublishedRow first = one.getValue().get(0);
			try {
				obstacle = missing(first);
				values = obstacle.isEmpty() ? measure(one.getKey()) : values;
			} catch (InputException e) {
				obstacle = Optional.of(RowResult.not(first, RowResult.Obstacle.PLACE_MISSING, missing(e)));
			}
			for (PublishedRow row : one.getValue()) {
				results.put(row, obstacle.isPresent() ? RowResult.not(row, obstacle.get().obstacle(), obstacle.get().detail())
						: result(row, values));
			}
			progress.report(PROGRESS, results.size(), rows.size());
		});
		return rows.stream().map(results::get).toList();
	}

	/** The same measurement in the same people: one study's figures often differ in their limits alone. */
	private record Series(Population population, Measurement measurement, boolean persons) {

		/** A share tells of the people at the margin: beside sex, age and build they differ as people of one build do. */
		static Series of(PublishedRow row) {
			return new Series(row.population(), row.measurement(), row.share().isPresent());
		}
	}

	/** Measures one row. */
	public RowResult run(PublishedRow row) {
		return run(List.of(row), Progress.NONE, Cancellation.NEVER).get(0);
	}

	private Optional<RowResult> missing(PublishedRow row) {
		return row.measurement().structures().stream()
				.filter(group -> measured.parts().stream().noneMatch(p -> StructureSelector.any(group, p.structure())))
				.map(group -> RowResult.not(row, RowResult.Obstacle.STRUCTURE_MISSING, group.get(0).pattern())).findFirst();
	}

	private List<OptionalDouble> measure(Series series) throws InputException {
		Measurement how = series.measurement();
		BodyRegion.Extent wall = new BodyRegion.Extent(centres(how), REGION_MM);
		Optional<BodyRegion.Extent> deep = how.needsWhole() ? Optional.empty() : Optional.of(deep(how, wall));
		BodyRegion region = BodyRegion.around(base, model, wall, deep, s -> isNeeded(how, s));
		List<OptionalDouble> values = new ArrayList<>();
		List<Patient> people = series.population().sample(PEOPLE, SEED);
		for (int i = 0; i < people.size(); i++) {
			Patient patient = people.get(i);
			values.add(how.on(series.persons() ? region.person(patient, SEED + i) : region.body(Optional.of(patient))));
		}
		return values;
	}

	/** Of what lies deep a straight path needs only what is about it, as far as it may lie elsewhere in a patient. */
	private BodyRegion.Extent deep(Measurement how, BodyRegion.Extent wall) throws InputException {
		if (!(how instanceof Measurement.Depth depth) || needsRibs(how)) {
			return wall;
		}
		Vec3 entry = measured.nearestSkinPoint(depth.at().on(measured));
		Vec3 direction = depth.heading().at(measured, entry);
		List<Vec3> path = new ArrayList<>();
		for (double mm = 0; mm < Measurement.LONGEST_MM; mm += PATH_STEP_MM) {
			path.add(entry.plus(mm, direction));
		}
		return new BodyRegion.Extent(path, PATH_MM);
	}

	/** Where on the base subject a row is measured. */
	private List<Vec3> centres(Measurement how) throws InputException {
		List<Vec3> centres = new ArrayList<>();
		for (PlaceExpression place : how.places()) {
			centres.add(place.on(measured));
		}
		for (Point point : how.points()) {
			point.on(measured).ifPresent(centres::add);
		}
		if (how instanceof Measurement.Gap gap) {
			Sections.middle(measured, gap).ifPresent(centres::add);
		}
		for (Vec3 centre : List.copyOf(centres)) {
			centres.add(measured.nearestSkinPoint(centre));
		}
		return centres;
	}

	private static String missing(InputException e) {
		Object name = e.findings().get(0).arguments().get("name");
		return name != null ? name.toString() : e.findings().get(0).key();
	}

	private static boolean isNeeded(Measurement how, Structure structure) {
		boolean wall = structure.id().startsWith("rib-") || structure.id().startsWith("costal-cartilage-");
		return wall && needsRibs(how) || how.structures().stream().anyMatch(group -> StructureSelector.any(group, structure));
	}

	/** Ribs and their spaces are found where the line crosses them. */
	private static boolean needsRibs(Measurement how) {
		return how.places().stream().anyMatch(p -> p.anchor() instanceof PlaceExpression.Anchor.OnLine on
				&& (on.level() instanceof SurfaceLevel.Rib || on.level() instanceof SurfaceLevel.IntercostalSpace));
	}

	private static RowResult result(PublishedRow row, List<OptionalDouble> measured) {
		List<OptionalDouble> scaled = measured.stream()
				.map(v -> v.isPresent() ? OptionalDouble.of(row.factor() * v.getAsDouble()) : v).toList();
		double[] values = scaled.stream().filter(OptionalDouble::isPresent).mapToDouble(OptionalDouble::getAsDouble).toArray();
		int people = scaled.size();
		int unmet = people - values.length;
		if (row.share().isPresent()) {
			long counted = scaled.stream().filter(row.share().get()::counts).count();
			return new RowResult(row, RowResult.Obstacle.NONE, "", 100.0 * counted / people, 0, people, unmet);
		}
		if (2 * unmet > people) {
			return RowResult.not(row, RowResult.Obstacle.SELDOM_MET, "");
		}
		double mean = Arrays.stream(values).sum() / values.length;
		double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
		return new RowResult(row, RowResult.Obstacle.NONE, "", mean, Math.sqrt(squares / Math.max(1, values.length - 1)),
				people, unmet);
	}
}
