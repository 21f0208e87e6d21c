package org.needlelab.ui.practice;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Patient;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.exercise.Assessment;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.BoundScenario;
import org.needlelab.exercise.Scoring;
import org.needlelab.files.Debrief;
import org.needlelab.files.ScenarioFile;
import org.needlelab.files.Wording;
import org.needlelab.scene.BodySurfaces;

/**
 * Sets exercises up and judges them. Both take their time and are asked in the background.
 *
 * @param bodies where bodies come from
 * @param places gives coordinates to places
 * @param wording the words of debriefs
 * @param language language of the scenarios' texts, ISO 639-1
 */
public record Instructor(BodySource bodies, Places places, Wording wording, String language) {

	/**
	 * Makes an exercise ready on a patient's body.
	 *
	 * @param patient the scenario's patient, or the one an attempt was made on
	 * @throws InputException when something the scenario names is not on the body, at its place in the file
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public PreparedExercise prepare(Exercise exercise, Patient patient, Progress progress, Cancellation cancellation)
			throws InputException {
		Body body = bodies.body(patient, progress, cancellation);
		cancellation.check();
		BoundScenario bound;
		try {
			bound = BoundScenario.bind(exercise.scenario(), body, expression -> places.find(body, expression));
		} catch (InputException e) {
			throw new InputException(ScenarioFile.located(e.findings(), exercise.loaded().document()));
		}
		cancellation.check();
		return new PreparedExercise(exercise, bound, BodySurfaces.of(bound.body()));
	}

	/**
	 * Judges an attempt.
	 *
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public Debrief debrief(PreparedExercise prepared, Attempt attempt, Cancellation cancellation) {
		Assessment assessment = Scoring.assess(prepared.bound(), attempt, cancellation);
		return new Debrief(prepared.scenario(), attempt, assessment, wording, language);
	}
}
