package org.needlelab.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.needlelab.anatomy.Patient;
import org.needlelab.anatomy.Posture;
import org.needlelab.anatomy.Shoulder;
import org.needlelab.anatomy.Side;

/** Puts a patient into one line of words. */
public final class PatientLine {

	private PatientLine() {
	}

	/** Sex, age, stature, mass, body mass index, and the posture when it is not standing. */
	public static String of(Patient p, Wording wording) {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("sex", wording.text("word.sex." + p.sex().key()));
		values.put("age", p.ageYears());
		values.put("stature", p.statureMm());
		values.put("mass", p.massKg());
		values.put("bmi", p.bmi());
		String line = wording.text("debrief.patient", values);
		return p.posture().equals(Posture.STANDING) ? line : line + ", " + String.join(", ", posture(p.posture(), wording));
	}

	private static List<String> posture(Posture posture, Wording wording) {
		List<String> words = new ArrayList<>(List.of(wording.text("word.posture." + posture.position().key())));
		for (Side side : List.of(Side.LEFT, Side.RIGHT)) {
			Shoulder shoulder = posture.shoulder(side);
			if (shoulder != Shoulder.NEUTRAL) {
				words.add(wording.text("word.shoulder." + shoulder.key(), Map.of("side", wording.text("word.side." + side.key()))));
			}
		}
		return words;
	}
}
