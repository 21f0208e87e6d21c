package org.needlelab.ui.author;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.needlelab.anatomy.Body;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.exercise.Assessment;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.BoundScenario;
import org.needlelab.exercise.Plan;
import org.needlelab.exercise.Reach;
import org.needlelab.exercise.SafestPlacement;
import org.needlelab.exercise.Scenario;
import org.needlelab.exercise.Scoring;
import org.needlelab.files.Loaded;
import org.needlelab.files.PlanCheck;
import org.needlelab.files.ScenarioFile;
import org.needlelab.scene.BodySurfaces;
import org.needlelab.ui.BodySource;
import org.needlelab.ui.Places;

/**
 * A scenario tried on the body of its patient.
 *
 * @param scenario the scenario
 * @param body the patient's body; in the pincer grip with the fold held up
 * @param surfaces its surfaces for pictures
 * @param bound the scenario on the body; empty where a place of it is not there
 * @param plan what the planner found; empty before it was asked, and where the patient must not be needled
 * @param assessment what the test attempt gets; empty before the planner was asked, and where there is no way to plan
 * @param findings what is wrong with it on this body, at its place in the file
 */
public record Trial(Loaded<Scenario> scenario, Body body, BodySurfaces surfaces, Optional<BoundScenario> bound, Optional<Plan> plan,
		Optional<Assessment> assessment, List<Finding> findings) {

	/** Copies the list. */
	public Trial {
		findings = List.copyOf(findings);
	}

	/**
	 * Makes the body and finds the scenario's places on it.
	 *
	 * @param before an earlier trial, whose surfaces are taken where the body is the same; may be empty
	 * @throws InputException when the atlas is wrong
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static Trial on(BodySource bodies, Places places, Loaded<Scenario> scenario, Optional<Trial> before, Progress progress, Cancellation cancellation)
			throws InputException {
		Body body = bodies.body(scenario.value().patient(), progress, cancellation);
		cancellation.check();
		try {
			BoundScenario bound = BoundScenario.bind(scenario.value(), body, expression -> places.find(body, expression));
			return new Trial(scenario, bound.body(), surfaces(before, bound.body()), Optional.of(bound), Optional.empty(),
					Optional.empty(), List.of());
		} catch (InputException e) {
			return new Trial(scenario, body, surfaces(before, body), Optional.empty(), Optional.empty(), Optional.empty(),
					ScenarioFile.located(e.findings(), scenario.document()));
		}
	}

	private static BodySurfaces surfaces(Optional<Trial> before, Body body) {
		return before.filter(trial -> trial.body() == body).map(Trial::surfaces).orElseGet(() -> BodySurfaces.of(body));
	}

	/**
	 * Plans the safest placement, where there is one to plan, and scores a test attempt.
	 *
	 * @param test the attempt; empty for the one that does everything right
	 * @param software name and version of the program
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public Trial planned(Optional<Attempt> test, String software, Cancellation cancellation) {
		if (bound.isEmpty()) {
			return this;
		}
		boolean needles = !scenario.value().mustNotNeedle();
		Optional<Plan> found = needles ? Optional.of(SafestPlacement.of(bound.get(), cancellation)) : Optional.empty();
		Optional<Plan.Corridor> corridor = found.filter(Plan.Corridor.class::isInstance).map(Plan.Corridor.class::cast);
		Optional<Attempt> attempt = test.isPresent() || needles && corridor.isEmpty() ? test
				: Optional.of(ModelAttempt.of(bound.get(), corridor, software));
		List<Finding> all = new ArrayList<>(findings);
		found.ifPresent(plan -> {
			all.addAll(PlanCheck.findings(scenario, plan));
			all.addAll(PlanCheck.unjudged(scenario, Reach.of(bound.get(), cancellation)));
		});
		return new Trial(scenario, body, surfaces, bound, found, attempt.map(a -> Scoring.assess(bound.get(), a, cancellation)), all);
	}
}
