package org.needlelab.anatomy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.needlelab.anatomy.PopulationModel.Measure;
import org.needlelab.geometry.Vec3;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/** The map of deep structures from the base subject to a patient. */
class PatientMorphTest {

	private static final PopulationModel POPULATION = ShippedPopulation.read();
	private static final double STEP_MM = 0.02;

	private static Patient patient(Sex sex, double ageYears, double statureMm, double bmi) {
		return new Patient(sex, ageYears, statureMm, bmi * statureMm * statureMm / 1e6);
	}

	/** The corners and the middle of the valid range. */
	private static List<Patient> range() {
		List<Patient> patients = new ArrayList<>();
		for (Sex sex : Sex.values()) {
			for (double age : new double[] {18, 50, 80}) {
				for (double stature : new double[] {1450, 1600, 1722, 1850, 2000}) {
					for (double bmi : new double[] {18.001, 22, 27, 32, 37.999}) {
						patients.add(patient(sex, age, stature, bmi));
					}
				}
			}
		}
		return patients;
	}

	@Test
	void baseSubjectStaysAsItIs() {
		PatientMorph morph = PatientMorph.of(POPULATION, POPULATION.base());
		for (double z = 0; z <= 1722; z += 7) {
			for (double x = -330; x <= 330; x += 11) {
				for (double y = -200; y <= 130; y += 11) {
					Vec3 point = new Vec3(x, y, z);
					assertEquals(0, morph.moveDeep(point).distance(point), 1e-9, () -> "moved " + point);
				}
			}
		}
		assertEquals(1, morph.muscleScale(), 1e-12);
		assertEquals(1, morph.spineScale(), 1e-12);
	}

	@Property(tries = 300)
	void leftMirrorsRight(@ForAll Sex sex, @ForAll @DoubleRange(min = 18, max = 80) double age,
			@ForAll @DoubleRange(min = 1450, max = 2000) double stature, @ForAll @DoubleRange(min = 18.01, max = 37.99) double bmi,
			@ForAll @DoubleRange(min = 0, max = 320) double x, @ForAll @DoubleRange(min = -190, max = 130) double y,
			@ForAll @DoubleRange(min = 0, max = 1722) double z) {
		PatientMorph morph = PatientMorph.of(POPULATION, patient(sex, age, stature, bmi));
		Vec3 left = morph.moveDeep(new Vec3(x, y, z));
		Vec3 right = morph.moveDeep(new Vec3(-x, y, z));
		assertEquals(0, left.x() + right.x());
		assertEquals(left.y(), right.y());
		assertEquals(left.z(), right.z());
	}

	@Test
	void midlineStaysInTheMedianPlane() {
		for (Patient patient : range()) {
			assertEquals(0, PatientMorph.of(POPULATION, patient).moveDeep(new Vec3(0, 40, 1300)).x());
		}
	}

	@Test
	void keepsOrientationAtTheCornersOfTheRange() {
		for (Patient patient : range()) {
			if (patient.ageYears() == 50 || patient.statureMm() == 1600 || patient.statureMm() == 1850) {
				continue;
			}
			PatientMorph morph = PatientMorph.of(POPULATION, patient);
			for (double z = 5; z < 1722; z += 17) {
				for (double x = 1; x < 320; x += 19) {
					for (double y = -180; y < 130; y += 23) {
						Vec3 point = new Vec3(x, y, z);
						assertTrue(jacobian(morph, point) > 0.2, () -> patient + " folds at " + point);
					}
				}
			}
		}
	}

	@Property(tries = 1000)
	void keepsOrientation(@ForAll Sex sex, @ForAll @DoubleRange(min = 18, max = 80) double age,
			@ForAll @DoubleRange(min = 1450, max = 2000) double stature, @ForAll @DoubleRange(min = 18.01, max = 37.99) double bmi,
			@ForAll @DoubleRange(min = 0, max = 320) double x, @ForAll @DoubleRange(min = -190, max = 130) double y,
			@ForAll @DoubleRange(min = 0, max = 1722) double z) {
		assertTrue(jacobian(PatientMorph.of(POPULATION, patient(sex, age, stature, bmi)), new Vec3(x, y, z)) > 0.15);
	}

	private static double jacobian(PatientMorph morph, Vec3 p) {
		return slope(morph, p, new Vec3(STEP_MM, 0, 0)).cross(slope(morph, p, new Vec3(0, STEP_MM, 0)))
				.dot(slope(morph, p, new Vec3(0, 0, STEP_MM)));
	}

	private static Vec3 slope(PatientMorph morph, Vec3 p, Vec3 step) {
		return morph.moveDeep(p.plus(step)).minus(morph.moveDeep(p.minus(step))).times(0.5 / STEP_MM);
	}

	/** The slope has no jumps: second differences over a short way stay small everywhere. */
	@Test
	void isSmooth() {
		PatientMorph morph = PatientMorph.of(POPULATION, patient(Sex.FEMALE, 70, 1500, 35));
		for (double z = 950; z < 1600; z += 9.3) {
			for (double x = 1.7; x < 260; x += 8.9) {
				for (double y = -150; y < 100; y += 13.7) {
					Vec3 p = new Vec3(x, y, z);
					for (Vec3 way : List.of(new Vec3(0.1, 0, 0), new Vec3(0, 0.1, 0), new Vec3(0, 0, 0.1))) {
						Vec3 bend = morph.moveDeep(p.plus(way)).plus(morph.moveDeep(p.minus(way)))
								.minus(morph.moveDeep(p).times(2));
						assertTrue(bend.length() < 0.004, () -> "kink at " + p + ": " + bend.length());
					}
				}
			}
		}
	}

	@Test
	void soleAndVertexComeOutAtZeroAndStature() {
		for (Patient patient : range()) {
			PatientMorph morph = PatientMorph.of(POPULATION, patient);
			assertEquals(0, morph.moveDeep(new Vec3(70, 0, 0)).z(), 1e-9);
			assertEquals(patient.statureMm(), morph.moveDeep(new Vec3(0, -8, 1722)).z(), 1e-9);
		}
	}

	/**
	 * Heights follow the regressions. The base subject's own distance from the mean stays, so what is compared is how far the
	 * patient departs from the mean more than the base subject does, in residual SD.
	 */
	@Test
	void heightsFollowTheRegressions() {
		assertHeight("tibiale-height", new Vec3(79.5, -14.4, 449.7), 0.3);
		assertHeight("trochanterion-height", new Vec3(134.9, -2, 888.7), 0.3);
		assertHeight("iliocristale-height", new Vec3(103.6, 10.5, 1037.4), 0.4);
		assertHeight("cervicale-height", new Vec3(0, 49.8, 1448), 1);
		assertHeight("suprasternale-height", new Vec3(0, -68, 1403), 1.6);
		assertHeight("acromial-height", new Vec3(165.8, 13.7, 1426.1), 1.6);
	}

	private static void assertHeight(String id, Vec3 landmark, double residualSd) {
		Measure measure = POPULATION.measure(id);
		double base = landmark.z() - measure.meanMm(POPULATION.base());
		for (Patient patient : range()) {
			double height = PatientMorph.of(POPULATION, patient).moveDeep(landmark).z();
			double z = (height - measure.meanMm(patient) - base) / measure.residualSdMm(patient);
			assertEquals(0, z, residualSd, () -> id + " of " + patient);
		}
	}

	@Test
	void limbsFollowTheRegressions() {
		Vec3 shoulder = new Vec3(162.6, -4.7, 1394.4);
		Vec3 elbow = new Vec3(209.2, 6.7, 1131.6);
		Vec3 wrist = new Vec3(256.2, -44.6, 886.5);
		for (Patient patient : range()) {
			PatientMorph morph = PatientMorph.of(POPULATION, patient);
			assertLength("acromion-radiale-length", morph, shoulder, elbow);
			assertLength("radiale-stylion-length", morph, elbow, wrist);
		}
	}

	private static void assertLength(String id, PatientMorph morph, Vec3 from, Vec3 to) {
		Measure measure = POPULATION.measure(id);
		double expected = to.distance(from) * measure.meanMm(morph.patient()) / measure.meanMm(POPULATION.base());
		assertEquals(expected, morph.moveDeep(to).distance(morph.moveDeep(from)), measure.residualSdMm(morph.patient()),
				() -> id + " of " + morph.patient());
	}

	/** Breadths over skin, from the base subject's, against the regressions: ribs, muscle, fat and skin together. */
	@Test
	void breadthsFollowTheRegressions() {
		for (Patient patient : range()) {
			if (patient.bmi() <= 32) {
				assertBreadth("chest-breadth", patient, new Vec3(146, -30, 1255), new Vec3(1, 0, 0), 1.4, 2);
				assertBreadth("bi-iliac-breadth", patient, new Vec3(144.4, -32, 1001), new Vec3(1, 0, 0), 0.9, 1.5);
				assertBreadth("biacromial-breadth", patient, new Vec3(165.8, 13.7, 1426.1), new Vec3(1, 0, 0), 0.7, 1.5);
				assertBreadth("head-breadth", patient, new Vec3(76.2, 9.9, 1640.7), new Vec3(1, 0, 0), 2, 1);
			}
		}
	}

	private static void assertBreadth(String id, Patient patient, Vec3 side, Vec3 outward, double layers, double sd) {
		Measure measure = POPULATION.measure(id);
		double grown = overSkin(PatientMorph.of(POPULATION, patient), side, outward, layers)
				- overSkin(PatientMorph.of(POPULATION, POPULATION.base()), side, outward, layers);
		double expected = measure.meanMm(patient) - measure.meanMm(POPULATION.base());
		assertEquals(0, (grown - expected) / measure.residualSdMm(patient), sd, () -> id + " of " + patient);
	}

	private static double overSkin(PatientMorph morph, Vec3 side, Vec3 outward, double layers) {
		return 2 * morph.moveDeep(side).x() + layers * (morph.fatMm(side, outward) + morph.dermisMm(side, outward));
	}

	/** Arms hang clear of wider flanks and hips. */
	@Test
	void armsKeepClearOfTheTrunk() {
		for (Patient patient : range()) {
			PatientMorph morph = PatientMorph.of(POPULATION, patient);
			assertTrue(morph.moveDeep(new Vec3(228, -44, 900)).x() > morph.moveDeep(new Vec3(162, -5, 900)).x() + 30);
			assertTrue(morph.moveDeep(new Vec3(177, 7, 1160)).x() > morph.moveDeep(new Vec3(137, -20, 1160)).x() + 12);
		}
	}

	@Test
	void musclesOnTheRibsAreThinnerInWomenAndThickerWithBmi() {
		Vec3 rib = new Vec3(60, 69, 1330);
		Vec3 fascia = new Vec3(60, 85, 1330);
		double man = thickness(patient(Sex.MALE, 30, 1722, 22), rib, fascia);
		double woman = thickness(patient(Sex.FEMALE, 30, 1722, 22), rib, fascia);
		double heavy = thickness(patient(Sex.MALE, 30, 1722, 30), rib, fascia);
		assertEquals(0.8, woman / man, 0.05);
		assertEquals(1.13, heavy / man, 0.03);
	}

	private static double thickness(Patient patient, Vec3 rib, Vec3 fascia) {
		PatientMorph morph = PatientMorph.of(POPULATION, patient);
		return morph.moveDeep(fascia).distance(morph.moveDeep(rib));
	}

	@Test
	void samePatientSameBits() {
		Patient patient = patient(Sex.FEMALE, 63, 1583, 29.3);
		float[] in = new float[3000];
		for (int i = 0; i < 1000; i++) {
			in[3 * i] = i % 37 * 17.3f - 310;
			in[3 * i + 1] = i % 23 * 13.1f - 180;
			in[3 * i + 2] = i * 1.7f;
		}
		float[] once = new float[in.length];
		PatientMorph.of(POPULATION, patient).moveDeep(in, once);
		float[] inPlace = in.clone();
		PatientMorph.of(ShippedPopulation.read(), patient).moveDeep(inPlace, inPlace);
		assertArrayEquals(once, inPlace);
		Vec3 single = PatientMorph.of(POPULATION, patient).moveDeep(new Vec3(in[300], in[301], in[302]));
		assertEquals(once[300], (float) single.x());
		assertEquals(once[302], (float) single.z());
	}

	@Test
	void refusesArraysThatDoNotFit() {
		PatientMorph morph = PatientMorph.of(POPULATION, POPULATION.base());
		assertThrows(IllegalArgumentException.class, () -> morph.moveDeep(new float[3], new float[6]));
		assertThrows(IllegalArgumentException.class, () -> morph.moveDeep(new float[4], new float[4]));
	}
}
