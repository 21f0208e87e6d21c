package org.needlelab.anatomy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Severity;

/**
 * A patient as people write one: {@code sex=male,age=30,stature=1750,mass=70} in years, millimetres and kilograms, in any
 * order, or {@code base} for the base subject as measured. With {@code posture=prone+retracted:left} not standing
 * ({@link Posture#parse}).
 */
public final class PatientExpression {

	/** Means the base subject as measured. */
	public static final String BASE = "base";

	private static final String SEX = "sex";
	private static final String AGE = "age";
	private static final String STATURE = "stature";
	private static final String MASS = "mass";
	private static final String POSTURE = "posture";
	private static final List<String> NAMES = List.of(SEX, AGE, STATURE, MASS);

	private final Map<String, String> values = new LinkedHashMap<>();
	private final List<Finding> findings = new ArrayList<>();

	private PatientExpression() {
	}

	/**
	 * Reads a patient.
	 *
	 * @return empty for the base subject as measured
	 * @throws InputException with everything that is wrong: something missing, unknown, no number, or out of the range that the
	 *         model is valid for
	 */
	public static Optional<Patient> parse(String text) throws InputException {
		return text.strip().equals(BASE) ? Optional.empty() : Optional.of(new PatientExpression().patient(text));
	}

	private Patient patient(String text) throws InputException {
		for (String assignment : text.split(",", -1)) {
			assign(assignment.strip());
		}
		List<String> missing = NAMES.stream().filter(name -> !values.containsKey(name)).toList();
		if (!missing.isEmpty()) {
			problem("patient.missing", Map.of("names", String.join(", ", missing)));
		}
		requireNoProblem();
		Sex sex = sex();
		double age = number(AGE);
		double stature = number(STATURE);
		double mass = number(MASS);
		requireNoProblem();
		requireRange(AGE, age, Patient.MIN_AGE_YEARS, Patient.MAX_AGE_YEARS);
		requireRange(STATURE, stature, Patient.MIN_STATURE_MM, Patient.MAX_STATURE_MM);
		requireNoProblem();
		double massPerBmi = stature / 1000 * (stature / 1000);
		// limits that are shown rounded still hold
		requireRange(MASS, mass, Math.ceil(10 * Patient.MIN_BMI * massPerBmi) / 10,
				Math.floor(10 * Patient.MAX_BMI * massPerBmi) / 10);
		requireNoProblem();
		return new Patient(sex, age, stature, mass, values.containsKey(POSTURE) ? Posture.parse(values.get(POSTURE)) : Posture.STANDING);
	}

	private void assign(String assignment) {
		int equals = assignment.indexOf('=');
		String name = equals < 0 ? assignment : assignment.substring(0, equals).strip().toLowerCase(Locale.ROOT);
		if (equals < 0) {
			problem("patient.syntax", Map.of("text", assignment));
		} else if (!NAMES.contains(name) && !name.equals(POSTURE)) {
			problem("patient.unknown", Map.of("name", name, "allowed", String.join(", ", NAMES) + ", " + POSTURE));
		} else if (values.put(name, assignment.substring(equals + 1).strip()) != null) {
			problem("patient.twice", Map.of("name", name));
		}
	}

	private Sex sex() {
		for (Sex sex : Sex.values()) {
			if (sex.key().equalsIgnoreCase(values.get(SEX))) {
				return sex;
			}
		}
		problem("patient.sex", Map.of("text", values.get(SEX)));
		return Sex.FEMALE;
	}

	private double number(String name) {
		String text = values.get(name);
		if (text.matches("-?[0-9]+(\\.[0-9]+)?")) {
			return Double.parseDouble(text);
		}
		problem("patient.not-number", Map.of("name", name, "text", text));
		return 0;
	}

	private void requireRange(String name, double value, double min, double max) {
		if (!(value >= min && value <= max)) {
			problem("patient.out-of-range", Map.of("name", name, "value", value, "min", min, "max", max));
		}
	}

	private void problem(String key, Map<String, Object> arguments) {
		findings.add(Finding.of(Severity.ERROR, key, arguments));
	}

	private void requireNoProblem() throws InputException {
		if (!findings.isEmpty()) {
			throw new InputException(findings);
		}
	}
}
