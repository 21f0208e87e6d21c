package org.needlelab.anatomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.needlelab.anatomy.PopulationModel.FatSite;
import org.needlelab.geometry.Vec3;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/** Skin and subcutaneous fat of a patient, also against published thicknesses and depths. */
class SubcutaneousLayerTest {

	private static final PopulationModel POPULATION = ShippedPopulation.read();

	private static PatientMorph morph(Sex sex, double ageYears, double statureMm, double bmi) {
		return PatientMorph.of(POPULATION, new Patient(sex, ageYears, statureMm, bmi * statureMm * statureMm / 1e6));
	}

	private static Vec3 direction(double turn, double lift) {
		return new Vec3(StrictMath.sin(turn) * StrictMath.cos(lift), -StrictMath.cos(turn) * StrictMath.cos(lift),
				StrictMath.sin(lift));
	}

	@Property(tries = 1000)
	void fatRisesWithBmiEverywhere(@ForAll Sex sex, @ForAll @DoubleRange(min = 18, max = 80) double age,
			@ForAll @DoubleRange(min = 1450, max = 2000) double stature,
			@ForAll @DoubleRange(min = 18.01, max = 37) double bmi, @ForAll @DoubleRange(min = 0.05, max = 0.9) double more,
			@ForAll @DoubleRange(min = -300, max = 300) double x, @ForAll @DoubleRange(min = -180, max = 130) double y,
			@ForAll @DoubleRange(min = 0, max = 1722) double z, @ForAll @DoubleRange(min = -3.1, max = 3.1) double turn,
			@ForAll @DoubleRange(min = -1.5, max = 1.5) double lift) {
		Vec3 place = new Vec3(x, y, z);
		Vec3 normal = direction(turn, lift);
		double lean = morph(sex, age, stature, bmi).fatMm(place, normal);
		double stout = morph(sex, age, stature, bmi + more).fatMm(place, normal);
		assertTrue(lean > 0.1 && stout > lean, () -> lean + " to " + stout);
	}

	@Property(tries = 500)
	void leftMirrorsRight(@ForAll Sex sex, @ForAll @DoubleRange(min = 0, max = 300) double x,
			@ForAll @DoubleRange(min = -180, max = 130) double y, @ForAll @DoubleRange(min = 0, max = 1722) double z,
			@ForAll @DoubleRange(min = -3.1, max = 3.1) double turn) {
		PatientMorph morph = morph(sex, 40, 1700, 26);
		Vec3 normal = direction(turn, 0.2);
		Vec3 mirrored = new Vec3(-normal.x(), normal.y(), normal.z());
		assertEquals(morph.fatMm(new Vec3(x, y, z), normal), morph.fatMm(new Vec3(-x, y, z), mirrored));
		assertEquals(morph.dermisMm(new Vec3(x, y, z), normal), morph.dermisMm(new Vec3(-x, y, z), mirrored));
	}

	/** No ridges: even at the rim of the breast of a woman of BMI 24 the fat's slope stays under 45 degrees. */
	@Test
	void isSmooth() {
		PatientMorph morph = morph(Sex.FEMALE, 30, 1650, 24);
		for (double z = 950; z < 1500; z += 3) {
			for (double x = -150; x < 150; x += 5) {
				Vec3 front = new Vec3(x, -125, z);
				Vec3 normal = new Vec3(0, -1, 0);
				double here = morph.fatMm(front, normal);
				double next = morph.fatMm(front.plus(new Vec3(1, 0, 1).normalized()), normal);
				assertEquals(here, next, 1, () -> "ridge at " + front);
			}
		}
	}

	@Test
	void sitesKeepTheirOwnFigures() {
		PatientMorph morph = morph(Sex.FEMALE, 40, 1650, 27);
		for (FatSite site : POPULATION.fatSites()) {
			double pads = POPULATION.fatPads().stream()
					.mapToDouble(pad -> pad.mm(morph.patient()) * pad.share(site.at().x(), site.at().y(), site.at().z())).sum();
			assertEquals(SubcutaneousLayer.fatAt(site, morph.patient()) + pads, morph.fatMm(site.at(), site.normal()),
					0.25 + 0.02 * SubcutaneousLayer.fatAt(site, morph.patient()), site.id());
		}
	}

	/** Nakayama 2022: subcutaneous over the deltoid, Japanese of 50 to 64 years, men 5.62 ± 2.80, women 8.29 ± 2.63 mm. */
	@Test
	void deltoidFatAgreesWithNakayama() {
		FatSite deltoid = POPULATION.fatSite("deltoid-lateral");
		assertEquals(5.62, SubcutaneousLayer.fatAt(deltoid, morph(Sex.MALE, 57, 1690, 23.5).patient()), 1);
		assertEquals(8.29, SubcutaneousLayer.fatAt(deltoid, morph(Sex.FEMALE, 57, 1560, 22.5).patient()), 1);
	}

	/** Ultrasound at 56 sites, 2022: abdomen 24.3 ± 13.6 mm in 54 adults of BMI 24.8 and 43 years. */
	@Test
	void abdominalFatAgreesWithTheUltrasoundStudy() {
		FatSite abdomen = POPULATION.fatSite("abdomen-umbilical");
		double man = SubcutaneousLayer.fatAt(abdomen, morph(Sex.MALE, 43, 1750, 24.8).patient());
		double woman = SubcutaneousLayer.fatAt(abdomen, morph(Sex.FEMALE, 43, 1630, 24.8).patient());
		assertTrue(woman > man);
		assertEquals(24.3, (man + woman) / 2, 13.6 / 2);
	}

	/**
	 * Kim 2002: 37 ± 7 mm from skin to pleura in an interscapular intercostal space, 36 men and 14 women of BMI 21.1. On the
	 * base subject the pleura lies 34 mm under the fascia half way between the fifth thoracic spinous tip and the scapula.
	 */
	@Test
	void interscapularPleuraAgreesWithKim() {
		double mean = (36 * interscapularMm(morph(Sex.MALE, 47, 1700, 21.1))
				+ 14 * interscapularMm(morph(Sex.FEMALE, 47, 1580, 21.1))) / 50;
		assertEquals(37, mean, 7);
	}

	@Test
	void pleuraLiesDeeperInMenAndWithBmi() {
		double man = interscapularMm(morph(Sex.MALE, 30, 1700, 24));
		assertTrue(man > interscapularMm(morph(Sex.FEMALE, 30, 1700, 24)));
		double perBmi = (interscapularMm(morph(Sex.MALE, 30, 1700, 30)) - man) / 6;
		assertTrue(perBmi > 0.7 && perBmi < 2.19, () -> "slope " + perBmi + ", Kim's SDs allow 2.19 at most");
	}

	private static double interscapularMm(PatientMorph morph) {
		Vec3 fascia = new Vec3(29, 77.8, 1321.3);
		Vec3 pleura = new Vec3(29, 43.8, 1321.3);
		Vec3 outward = new Vec3(0, 1, 0);
		return morph.moveDeep(fascia).distance(morph.moveDeep(pleura)) + morph.fatMm(fascia, outward)
				+ morph.dermisMm(fascia, outward);
	}
}
