package org.needlelab.anatomy.validation;

import java.util.ArrayList;
import java.util.List;

import org.needlelab.anatomy.NormalDraws;
import org.needlelab.anatomy.Patient;
import org.needlelab.anatomy.Sex;

/**
 * The people a study measured.
 *
 * @param id name within the file
 * @param femaleShare share of women, 0 to 1
 * @param ageYears age, years
 * @param maleStatureMm stature of its men, mm
 * @param femaleStatureMm stature of its women, mm
 * @param bmi body mass index, kg/m²
 * @param assumed which of these the study does not tell; empty when it tells all
 */
public record Population(String id, double femaleShare, Normal ageYears, Normal maleStatureMm, Normal femaleStatureMm,
		Normal bmi, String assumed) {

	private static final double MM_PER_M = 1000;

	/** @throws IllegalArgumentException when the share is not within 0 to 1 */
	public Population {
		if (!(femaleShare >= 0 && femaleShare <= 1)) {
			throw new IllegalArgumentException("share of women " + femaleShare);
		}
	}

	/**
	 * People drawn from it, within the range that the body model is valid for. The same seed draws the same people. Women and men
	 * come in the population's proportion exactly.
	 */
	List<Patient> sample(int count, long seed) {
		NormalDraws draws = new NormalDraws(seed);
		List<Patient> people = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			boolean female = Math.floor((i + 1) * femaleShare + 1e-9) > Math.floor(i * femaleShare + 1e-9);
			double age = ageYears.draw(draws, Patient.MIN_AGE_YEARS, Patient.MAX_AGE_YEARS);
			double stature = (female ? femaleStatureMm : maleStatureMm).draw(draws, Patient.MIN_STATURE_MM,
					Patient.MAX_STATURE_MM);
			// a hair within the limits: mass and stature are multiplied and divided again
			double index = bmi.draw(draws, Patient.MIN_BMI + 1e-6, Patient.MAX_BMI - 1e-6);
			double metres = stature / MM_PER_M;
			people.add(new Patient(female ? Sex.FEMALE : Sex.MALE, age, stature, index * metres * metres));
		}
		return people;
	}
}
