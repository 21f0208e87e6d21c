package org.needlelab.anatomy;

import java.util.Objects;

/**
 * A patient as far as the body model knows one. A value: the same patient gives the same body, bit for bit.
 *
 * @param sex sex
 * @param ageYears age, years
 * @param statureMm standing height, mm
 * @param massKg body mass, kg
 * @param posture how the patient lies or sits, and where the shoulders are
 */
public record Patient(Sex sex, double ageYears, double statureMm, double massKg, Posture posture) {

	/** Age the model is valid from, years: its figures come from adults. */
	public static final double MIN_AGE_YEARS = 18;
	/** Age the model is valid to, years. */
	public static final double MAX_AGE_YEARS = 80;
	/** Stature the model is valid from, mm. */
	public static final double MIN_STATURE_MM = 1450;
	/** Stature the model is valid to, mm. */
	public static final double MAX_STATURE_MM = 2000;
	/** Body mass index the model is valid from, kg/m²: the range of the regressions' subjects. */
	public static final double MIN_BMI = 18;
	/** Body mass index the model is valid to, kg/m². */
	public static final double MAX_BMI = 38;

	/**
	 * @throws IllegalArgumentException when a figure is outside the range the model is valid for; the edge checks first
	 *         and says so in words
	 */
	public Patient {
		Objects.requireNonNull(sex);
		Objects.requireNonNull(posture);
		requireRange("age", ageYears, MIN_AGE_YEARS, MAX_AGE_YEARS);
		requireRange("stature", statureMm, MIN_STATURE_MM, MAX_STATURE_MM);
		requireRange("bmi", bmi(statureMm, massKg), MIN_BMI, MAX_BMI);
	}

	/** A patient who stands, arms hanging. */
	public Patient(Sex sex, double ageYears, double statureMm, double massKg) {
		this(sex, ageYears, statureMm, massKg, Posture.STANDING);
	}

	/** The same patient in another posture. */
	public Patient in(Posture other) {
		return new Patient(sex, ageYears, statureMm, massKg, other);
	}

	private static void requireRange(String what, double value, double min, double max) {
		if (!(value >= min && value <= max)) {
			throw new IllegalArgumentException(what + " " + value + " is outside " + min + " to " + max);
		}
	}

	/** Body mass index, kg/m². */
	public double bmi() {
		return bmi(statureMm, massKg);
	}

	/** Body mass index of a stature in mm and a mass in kg, kg/m². */
	public static double bmi(double statureMm, double massKg) {
		double metres = statureMm / 1000;
		return massKg / (metres * metres);
	}
}
