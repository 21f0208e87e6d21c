package org.needlelab.anatomy.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.needlelab.anatomy.BaseBody;
import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.BodyRegion;
import org.needlelab.anatomy.Patient;
import org.needlelab.anatomy.PlaceExpression;
import org.needlelab.anatomy.PopulationModel;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.VariationModel;
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
		RowResult[] results = new RowResult[rows.size()];
		AtomicInteger done = new AtomicInteger();
		IntStream.range(0, results.length).parallel().forEach(i -> {
			cancellation.check();
			results[i] = run(rows.get(i));
			progress.report(PROGRESS, done.incrementAndGet(), results.length);
		});
		return List.of(results);
	}

	/** Measures one row. */
	public RowResult run(PublishedRow row) {
		Measurement how = row.measurement();
		for (List<StructureSelector> group : how.structures()) {
			if (measured.parts().stream().noneMatch(p -> StructureSelector.any(group, p.structure()))) {
				return RowResult.not(row, RowResult.Obstacle.STRUCTURE_MISSING, group.get(0).pattern());
			}
		}
		try {
			List<Vec3> centres = centres(how);
			BodyRegion region = BodyRegion.around(base, model, centres, REGION_MM, s -> isNeeded(how, s),
					how.needsWhole() || row.share().isPresent());
			return measure(row, region);
		} catch (InputException e) {
			return RowResult.not(row, RowResult.Obstacle.PLACE_MISSING, missing(e));
		}
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
		return wall && how.places().stream().anyMatch(p -> p.anchor() instanceof PlaceExpression.Anchor.OnLine)
				|| how.structures().stream().anyMatch(group -> StructureSelector.any(group, structure));
	}

	private static RowResult measure(PublishedRow row, BodyRegion region) throws InputException {
		List<Double> values = new ArrayList<>();
		int counted = 0;
		List<Patient> people = row.population().sample(PEOPLE, SEED);
		for (int i = 0; i < people.size(); i++) {
			Body body = region.body(Optional.of(people.get(i)));
			OptionalDouble value = row.measurement().on(row.share().isPresent() ? varied(body, i) : body);
			OptionalDouble scaled = value.isPresent() ? OptionalDouble.of(row.factor() * value.getAsDouble()) : value;
			scaled.ifPresent(values::add);
			counted += row.share().isPresent() && row.share().get().counts(scaled) ? 1 : 0;
		}
		return result(row, values, counted, people.size());
	}

	/** A share tells of the people at the margin: beside sex, age and build they differ as people of one build do. */
	static Body varied(Body body, int person) {
		VariationModel people = VariationModel.around(body);
		return people.body(people.draw(SEED + person));
	}

	private static RowResult result(PublishedRow row, List<Double> values, int counted, int people) {
		int unmet = people - values.size();
		if (row.share().isPresent()) {
			return new RowResult(row, RowResult.Obstacle.NONE, "", 100.0 * counted / people, 0, people, unmet);
		}
		if (2 * unmet > people) {
			return RowResult.not(row, RowResult.Obstacle.SELDOM_MET, "");
		}
		double mean = values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
		double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
		return new RowResult(row, RowResult.Obstacle.NONE, "", mean, Math.sqrt(squares / Math.max(1, values.size() - 1)),
				people, unmet);
	}
}
