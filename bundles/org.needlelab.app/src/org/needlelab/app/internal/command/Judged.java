package org.needlelab.app.internal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Patient;
import org.needlelab.anatomy.PlaceExpression;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.base.Severity;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.AttemptMotion;
import org.needlelab.exercise.BoundScenario;
import org.needlelab.exercise.Risk;
import org.needlelab.exercise.SafestPlacement;
import org.needlelab.exercise.Scenario;
import org.needlelab.exercise.Scoring;
import org.needlelab.files.Checker;
import org.needlelab.files.Debrief;
import org.needlelab.files.Loaded;
import org.needlelab.files.ScenarioFile;

/**
 * An attempt that was scored.
 *
 * @param bound the scenario on the body of the attempt's patient
 * @param debrief what the trainee is told
 * @param warnings what is odd about the two files
 */
record Judged(BoundScenario bound, Debrief debrief, List<Finding> warnings) {

	/** The same virtual patients for every attempt, so that attempts can be compared. */
	private static final long RISK_SEED = 20260101;

	/**
	 * Scores an attempt, and tells what is beside the score: the safest placement and the risk.
	 *
	 * @throws InputException when the two do not belong together, or something the scenario names is not on the body
	 */
	static Judged of(Installation installation, Loaded<Scenario> scenario, Loaded<Attempt> attempt, Progress progress)
			throws InputException {
		Judged scored = scored(installation, scenario, attempt, progress);
		Debrief debrief = scored.debrief();
		if (!scenario.value().mustNotNeedle()) {
			debrief = debrief.withReference(SafestPlacement.of(scored.bound(), Cancellation.NEVER));
		}
		debrief = debrief.withRisk(Risk.of(scored.bound().body(), attempt.value().needle(), debrief.assessment().insertion(), Risk.PATIENTS,
				RISK_SEED, Cancellation.NEVER));
		debrief = debrief.withMotion(
				AttemptMotion.of(scored.bound(), attempt.value(), debrief.assessment().insertion(), debrief.reference()));
		return new Judged(scored.bound(), debrief, scored.warnings());
	}

	/**
	 * Only scores an attempt.
	 *
	 * @throws InputException as {@link #of}
	 */
	static Judged scored(Installation installation, Loaded<Scenario> scenario, Loaded<Attempt> attempt, Progress progress)
			throws InputException {
		List<Finding> warnings = new ArrayList<>(scenario.warnings());
		warnings.addAll(attempt.warnings());
		warnings.addAll(Checker.match(scenario, attempt));
		if (warnings.stream().anyMatch(f -> f.severity().compareTo(Severity.ERROR) >= 0)) {
			throw new InputException(warnings);
		}
		BoundScenario bound = bind(installation, scenario, attempt.value().patient(), progress);
		return new Judged(bound, new Debrief(scenario.value(), attempt.value(),
				Scoring.assess(bound, attempt.value(), Cancellation.NEVER), installation.wording(), installation.wording().language()),
				warnings);
	}

	/**
	 * A scenario on a patient's body.
	 *
	 * @throws InputException when something the scenario names is not on the body, at its place in the file
	 */
	static BoundScenario bind(Installation installation, Loaded<Scenario> scenario, Patient patient, Progress progress)
			throws InputException {
		Body body = installation.bodies().body(Optional.of(patient), progress, Cancellation.NEVER);
		try {
			return BoundScenario.bind(scenario.value(), body, expression -> PlaceExpression.find(body, expression));
		} catch (InputException e) {
			throw new InputException(ScenarioFile.located(e.findings(), scenario.document()));
		}
	}
}
