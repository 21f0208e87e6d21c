package org.needlelab.ui.practice;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Patient;
import org.needlelab.anatomy.Tissue;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.exercise.Assessment;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.AttemptMotion;
import org.needlelab.exercise.BoundScenario;
import org.needlelab.exercise.Replay;
import org.needlelab.exercise.Risk;
import org.needlelab.exercise.SafestPlacement;
import org.needlelab.exercise.Scoring;
import org.needlelab.files.Debrief;
import org.needlelab.files.ScenarioFile;
import org.needlelab.files.Wording;
import org.needlelab.needle.ForceModel;
import org.needlelab.needle.Insertion;
import org.needlelab.scene.BodySurfaces;
import org.needlelab.ui.BodySource;
import org.needlelab.ui.Places;

/**
 * Sets exercises up and judges them. Both take their time and are asked in the background.
 *
 * @param bodies where bodies come from
 * @param places gives coordinates to places
 * @param wording the words of debriefs
 * @param language language of the scenarios' texts, ISO 639-1
 */
public record Instructor(BodySource bodies, Places places, Wording wording, String language) {

	/** A needle of 125 mm and the distance at which dangers are told, mm. */
	private static final double REACH_MM = 165;

	/** The virtual patients of the command line, so that both tell the same of the same attempt. */
	private static final long RISK_SEED = 20260101;

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
		// a hand that moves a needle does not wait: what lies in reach is worked out before the exercise begins
		body.prepare(bound.zoneCentre(), REACH_MM, progress, cancellation);
		// nor does the window stand still before its first picture
		BodySurfaces surfaces = BodySurfaces.of(bound.body());
		surfaces.prepare(Tissue.SKIN, progress, cancellation);
		return new PreparedExercise(exercise, bound, surfaces);
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

	/**
	 * Tells what stands beside the score: the safest placement, where the patient may be needled; the risk in patients like this
	 * one; how the needle was moved. Takes a second or two.
	 *
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public Debrief refine(PreparedExercise prepared, Debrief debrief, Cancellation cancellation) {
		Debrief more = prepared.scenario().mustNotNeedle() ? debrief
				: debrief.withReference(SafestPlacement.of(prepared.bound(), cancellation));
		Insertion insertion = debrief.assessment().insertion();
		more = more.withRisk(
				Risk.of(prepared.body(), debrief.attempt().needle(), insertion, Risk.PATIENTS, RISK_SEED, cancellation));
		return more.withMotion(AttemptMotion.of(prepared.bound(), debrief.attempt(), insertion, more.reference()));
	}

	/** An attempt that was judged, to be looked at again. */
	public static Replay replay(PreparedExercise prepared, Debrief debrief) {
		return Replay.of(prepared.bound(), debrief.attempt(), debrief.assessment(), ForceModel.teachingDefaults());
	}
}
