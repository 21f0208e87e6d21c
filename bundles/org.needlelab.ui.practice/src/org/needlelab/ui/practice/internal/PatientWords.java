package org.needlelab.ui.practice.internal;

import org.eclipse.osgi.util.NLS;
import org.needlelab.anatomy.Patient;
import org.needlelab.anatomy.Side;
import org.needlelab.exercise.Scenario;
import org.needlelab.files.Wording;

/** A scenario's patient in words. */
final class PatientWords {

	private PatientWords() {
	}

	/** Sex, age, stature, mass; which side is treated. How the patient is to lie is for the trainee to decide. */
	static String person(Scenario scenario, Wording wording) {
		Patient p = scenario.patient();
		String side = scenario.side() == Side.MEDIAN ? ""
				: "\n" + NLS.bind(Messages.Patient_side, wording.text("word.side." + scenario.side().key()));
		return NLS.bind(Messages.Patient_person,
				new Object[] { capital(wording.text("word.sex." + p.sex().key())), Wording.number(p.ageYears(), "0"),
						Wording.number(p.statureMm() / 10, "0"), Wording.number(p.massKg(), "0.#"), Wording.number(p.bmi(), "0.0") })
				+ side;
	}

	/** With a capital first. */
	static String capital(String word) {
		return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
	}
}
