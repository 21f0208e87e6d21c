package org.needlelab.ui.author;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.needlelab.anatomy.Patient;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.exercise.BoundScenario;
import org.needlelab.exercise.Plan;
import org.needlelab.exercise.Risk;
import org.needlelab.exercise.SafestPlacement;
import org.needlelab.exercise.Scenario;
import org.needlelab.needle.Insertion;
import org.needlelab.needle.NeedlePose;
import org.needlelab.needle.TimedPose;
import org.needlelab.needle.Trace;
import org.needlelab.ui.BodySource;
import org.needlelab.ui.Places;

/**
 * How a scenario does on other patients: as thin and as heavy as the body model goes, and on people like its own patient who differ
 * inside.
 *
 * @param rows a row for each body mass index, thinnest first
 * @param risk how often the safest placement on the scenario's own patient touches something in people like that one; empty where there
 *        is none
 */
public record Sensitivity(List<Row> rows, Optional<Risk> risk) {

	/** Body mass indices that are tried, kg/m²: the limits of the model, and the cut-off points of WHO Technical Report Series 894 (2000) within. */
	private static final double[] BMI = { Patient.MIN_BMI, 18.5, 25, 30, 35, Patient.MAX_BMI };
	/** The virtual patients of the debrief. */
	private static final long RISK_SEED = 20260101;

	/**
	 * A patient that was tried.
	 *
	 * @param patient the patient
	 * @param plan what the planner found; empty where a place of the scenario is not on this body, or the needle is not to go in
	 */
	public record Row(Patient patient, Optional<Plan> plan) {

		/** Whether there is a way that keeps every margin. */
		public boolean safe() {
			return plan.filter(Plan.Corridor.class::isInstance).map(Plan.Corridor.class::cast).filter(Plan.Corridor::keepsMargins).isPresent();
		}
	}

	/** Copies the list. */
	public Sensitivity {
		rows = List.copyOf(rows);
	}

	/**
	 * Tries a scenario.
	 *
	 * @throws InputException when the atlas is wrong
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static Sensitivity of(Scenario scenario, BodySource bodies, Places places, Progress progress, Cancellation cancellation)
			throws InputException {
		List<Row> rows = new ArrayList<>();
		Patient own = scenario.patient();
		for (double bmi : BMI) {
			progress.report("progress.patients", rows.size(), BMI.length + 1);
			// kept inside the model's range against rounding
			double mass = own.statureMm() * own.statureMm() * 1e-6 * Math.min(Patient.MAX_BMI - 1e-6, Math.max(Patient.MIN_BMI + 1e-6, bmi));
			Patient patient = new Patient(own.sex(), own.ageYears(), own.statureMm(), mass, own.posture());
			rows.add(new Row(patient, bound(scenario, patient, bodies, places, cancellation).map(b -> SafestPlacement.of(b, cancellation))));
		}
		progress.report("progress.patients", BMI.length, BMI.length + 1);
		Optional<BoundScenario> bound = bound(scenario, own, bodies, places, cancellation);
		Optional<Risk> risk = Optional.empty();
		if (bound.isPresent() && SafestPlacement.of(bound.get(), cancellation) instanceof Plan.Corridor corridor) {
			NeedlePose pose = corridor.pose();
			Insertion insertion = Insertion.of(bound.get().body(), corridor.needle(),
					new Trace(List.of(new TimedPose(0, pose.withDepth(0)), new TimedPose(1, pose))), cancellation);
			risk = Risk.of(bound.get().body(), corridor.needle(), insertion, Risk.PATIENTS, RISK_SEED, cancellation);
		}
		return new Sensitivity(rows, risk);
	}

	private static Optional<BoundScenario> bound(Scenario scenario, Patient patient, BodySource bodies, Places places, Cancellation cancellation)
			throws InputException {
		var body = bodies.body(patient, Progress.NONE, cancellation);
		cancellation.check();
		try {
			return Optional.of(BoundScenario.bind(scenario, body, expression -> places.find(body, expression)));
		} catch (InputException e) {
			// the scenario's places are not on this body: that is the answer
			return Optional.empty();
		}
	}
}
