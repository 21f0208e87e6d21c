package org.needlelab.exercise;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.LiftedFold;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.TissueInterval;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Severity;
import org.needlelab.exercise.Scenario.ReferenceLine;
import org.needlelab.geometry.Vec3;

/**
 * A scenario on one body: its places have coordinates.
 *
 * @param scenario the scenario
 * @param body the body; in the pincer grip with the fold held up
 * @param target the structure to reach
 * @param triggerCentre centre of the trigger point, mm
 * @param zoneCentre centre of the entry zone, on the skin, mm
 * @param reference unit direction in which the needle is to go
 * @param palpation where the scenario's palpation sites lie on the skin, in their order, mm
 */
public record BoundScenario(Scenario scenario, Body body, Structure target, Vec3 triggerCentre, Vec3 zoneCentre,
		Vec3 reference, List<Vec3> palpation) {

	/** How far under the skin the target is looked for, mm: deeper than any needle. */
	private static final double SEARCH_DEPTH_MM = 150;

	/** Copies the list. */
	public BoundScenario {
		palpation = List.copyOf(palpation);
	}

	/**
	 * Binds a scenario to a body. Findings name the place in the scenario by the argument {@code pointer}.
	 *
	 * @param places gives coordinates to a place expression; empty for an unknown place
	 * @throws InputException when the target or a place is not on the body, or the trigger point is not in the target
	 */
	public static BoundScenario bind(Scenario scenario, Body body, Function<String, Optional<Vec3>> places)
			throws InputException {
		return new Binding(scenario, body, places).bind();
	}

	private static final class Binding {
		private final Scenario scenario;
		private Body body;
		private final Function<String, Optional<Vec3>> places;
		private final List<Finding> problems = new ArrayList<>();

		Binding(Scenario scenario, Body body, Function<String, Optional<Vec3>> places) {
			this.scenario = scenario;
			this.body = body;
			this.places = places;
		}

		BoundScenario bind() throws InputException {
			Optional<Structure> target = body.part(scenario.targetId()).map(p -> p.structure());
			if (target.isEmpty()) {
				problem("scenario.target.unknown", "/target/structure", Map.of("name", scenario.targetId()));
			}
			Vec3 trigger = place(scenario.triggerPoint().at(), "/target/trigger_point/at");
			Vec3 zone = place(scenario.entryZone().at(), "/entry/at");
			List<Vec3> felt = new ArrayList<>();
			for (int i = 0; i < scenario.procedure().palpation().size(); i++) {
				felt.add(place(scenario.procedure().palpation().get(i).at(), "/palpation/" + i + "/at"));
			}
			if (!problems.isEmpty()) {
				throw new InputException(problems);
			}
			Vec3 centre = scenario.triggerPoint().inTarget() ? inTarget(trigger, target.orElseThrow()) : trigger;
			Vec3 skin = body.nearestSkinPoint(zone);
			Optional<LiftedFold> fold = problems.isEmpty() ? fold(centre) : Optional.empty();
			if (fold.isPresent()) {
				body = fold.get().lift(body, scenario.targetId());
				centre = fold.get().moved(centre);
				skin = body.nearestSkinPoint(fold.get().moved(skin));
			}
			Vec3 reference = reference(scenario.line(), skin, centre);
			if (!problems.isEmpty()) {
				throw new InputException(problems);
			}
			felt.replaceAll(place -> body.nearestSkinPoint(place));
			return new BoundScenario(scenario, body, target.orElseThrow(), centre, skin, reference, felt);
		}

		/** The fold that is held up over the trigger point. */
		private Optional<LiftedFold> fold(Vec3 centre) {
			Vec3 top = body.nearestSkinPoint(centre);
			Vec3 outward = body.inward(top).times(-1);
			return scenario.procedure().lift()
					.map(l -> new LiftedFold(top, outward, l.along(), l.heightMm(), l.lengthMm(), l.widthMm()));
		}

		private Vec3 place(String expression, String pointer) {
			Optional<Vec3> place = places.apply(expression);
			if (place.isEmpty()) {
				problem("scenario.place.unknown", pointer, Map.of("name", expression));
			}
			return place.orElse(Vec3.ZERO);
		}

		private Vec3 inTarget(Vec3 place, Structure target) {
			Vec3 skin = body.nearestSkinPoint(place);
			Vec3 inward = body.inward(skin);
			for (TissueInterval i : body.tissuePath(skin, inward, SEARCH_DEPTH_MM)) {
				if (i.structure().id().equals(scenario.targetId())) {
					return skin.plus((i.entryDepthMm() + i.exitDepthMm()) / 2, inward);
				}
			}
			problem("scenario.trigger.misses-target", "/target/trigger_point/at",
					Map.of("name", scenario.triggerPoint().at(), "target", target));
			return place;
		}

		private Vec3 reference(ReferenceLine line, Vec3 skin, Vec3 centre) {
			if (line instanceof Scenario.Along along) {
				return along.direction();
			}
			if (line instanceof Scenario.Inward) {
				return body.inward(skin);
			}
			Vec3 end = line instanceof Scenario.TowardsPlace place ? place(place.at(), "/entry/towards") : centre;
			if (end.distance(skin) == 0) {
				problem("scenario.line.no-direction", "/entry/towards", Map.of());
				return body.inward(skin);
			}
			return end.minus(skin).normalized();
		}

		private void problem(String key, String pointer, Map<String, Object> arguments) {
			Map<String, Object> all = new LinkedHashMap<>(arguments);
			all.put("pointer", pointer);
			problems.add(Finding.of(Severity.ERROR, key, all));
		}
	}
}
