package org.needlelab.app.internal.command;

import java.util.Optional;

import org.needlelab.app.internal.Installation;
import org.needlelab.anatomy.Patient;
import org.needlelab.anatomy.PatientExpression;
import org.needlelab.base.InputException;
import org.needlelab.files.PatientLine;
import org.needlelab.files.Wording;

import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The value of {@code --patient}.
 *
 * @param patient the patient; empty for the base subject as measured
 */
record PatientChoice(Optional<Patient> patient) {

	static final String OPTION = "--patient";
	static final String DESCRIPTION = "sex (female, male), age in years, stature in mm and mass in kg, or 'base' for the "
			+ "measured subject as measured (the default). Also posture=, for example prone+retracted:left.";
	static final String LABEL = "sex=..,age=..,stature=..,mass=..";

	/** In words, one line. */
	String text(Wording wording) {
		return patient.map(p -> PatientLine.of(p, wording)).orElseGet(() -> wording.text("measure.base"));
	}

	/** Puts it into a report. */
	void put(ObjectNode report) {
		if (patient.isEmpty()) {
			report.put("patient", PatientExpression.BASE);
			return;
		}
		Patient p = patient.get();
		report.putObject("patient").put("sex", p.sex().key()).put("age_years", p.ageYears()).put("stature_mm", p.statureMm())
				.put("mass_kg", p.massKg()).put("posture", p.posture().text());
	}

	/** Reads the option. */
	static final class Converter implements ITypeConverter<PatientChoice> {

		@Override
		public PatientChoice convert(String text) {
			try {
				return new PatientChoice(PatientExpression.parse(text));
			} catch (InputException e) {
				throw new TypeConversionException(Subcommand.sentences(Installation.words(), e));
			}
		}
	}
}
