package org.needlelab.anatomy;

import org.needlelab.geometry.Vec3;

/**
 * The way from the base subject's body to a patient's: a map for everything deep to the fascia, and the skin and fat on it.
 * The map is smooth, invertible, mirror-symmetric about x = 0, leaves the floor at z = 0 and changes nothing for the base
 * subject. It is made of published regressions (see {@link PopulationModel}), always as a ratio of the patient's expected
 * dimension to the base subject's; the base subject's own peculiarities stay. The patient stands; {@link PostureMorph} does
 * the rest.
 *
 * <p>
 * Immutable; the same model and patient give the same bits on any thread.
 */
public final class PatientMorph {

	/** Where trunk ends and arm begins: heights, half breadths of the middle of the transition and half its width, mm. Beside the head it leads away. */
	private static final double[] SEAM_Z = {734, 900, 1040, 1160, 1240, 1340, 1394, 1460, 1560};
	private static final MonotoneCurve SEAM = new MonotoneCurve(SEAM_Z,
			new double[] {205, 200, 165, 155, 151, 150, 146, 150, 250});
	private static final MonotoneCurve SEAM_HALF_WIDTH = new MonotoneCurve(SEAM_Z,
			new double[] {18, 15, 18, 18, 12, 18, 26, 28, 80});

	private final Patient patient;
	private final Proportions proportions;
	private final TrunkMap trunk;
	private final SoftTissueMap muscles;
	private final ArmMap arm;
	private final SubcutaneousLayer layer;

	private PatientMorph(PopulationModel population, Patient patient) {
		this.patient = patient;
		proportions = new Proportions(population, patient);
		trunk = new TrunkMap(proportions, patient.statureMm());
		muscles = new SoftTissueMap(population.boneEnvelope(), proportions.muscle(), proportions.stature(), trunk);
		arm = new ArmMap(proportions, trunk);
		layer = new SubcutaneousLayer(population, patient);
	}

	/** The morph of a patient. */
	public static PatientMorph of(PopulationModel population, Patient patient) {
		return new PatientMorph(population, patient);
	}

	/** The patient. */
	public Patient patient() {
		return patient;
	}

	/** Thickness of trunk muscle against the base subject's: already in {@link #moveDeep}, for those who draw what it does not move. */
	public double muscleScale() {
		return proportions.muscle();
	}

	/** Breadth of vertebrae against the base subject's: the scale of what lies in the vertebral canal. */
	public double spineScale() {
		return proportions.spine();
	}

	/**
	 * Moves points of the base body deep to the skin's fat to the patient's place.
	 *
	 * @param xyzIn coordinates, x, y, z by turns, mm
	 * @param xyzOut the moved coordinates; may be the same array
	 * @throws IllegalArgumentException when the lengths differ or are no multiple of three
	 */
	public void moveDeep(float[] xyzIn, float[] xyzOut) {
		if (xyzIn.length != xyzOut.length || xyzIn.length % 3 != 0) {
			throw new IllegalArgumentException(xyzIn.length + " coordinates to " + xyzOut.length);
		}
		double[] point = new double[3];
		double[] other = new double[3];
		for (int i = 0; i < xyzIn.length; i += 3) {
			point[0] = xyzIn[i];
			point[1] = xyzIn[i + 1];
			point[2] = xyzIn[i + 2];
			move(point, other);
			xyzOut[i] = (float) point[0];
			xyzOut[i + 1] = (float) point[1];
			xyzOut[i + 2] = (float) point[2];
		}
	}

	/** Moves one point as {@link #moveDeep(float[], float[])} does, in full precision. */
	public Vec3 moveDeep(Vec3 basePoint) {
		double[] point = {basePoint.x(), basePoint.y(), basePoint.z()};
		move(point, new double[3]);
		return new Vec3(point[0], point[1], point[2]);
	}

	/**
	 * Thickness of the subcutaneous fat, without the dermis, mm.
	 *
	 * @param basePoint a place on the base body's skin or deep fascia
	 * @param outwardNormal unit direction out of the body there
	 */
	public double fatMm(Vec3 basePoint, Vec3 outwardNormal) {
		return over(basePoint, outwardNormal).fatMm();
	}

	/** Thickness of epidermis and dermis, mm; arguments as of {@link #fatMm}. */
	public double dermisMm(Vec3 basePoint, Vec3 outwardNormal) {
		return over(basePoint, outwardNormal).dermisMm();
	}

	/** Both of {@link #fatMm} and {@link #dermisMm}, at the price of one. */
	SubcutaneousLayer.Thickness over(Vec3 basePoint, Vec3 outwardNormal) {
		return layer.at(basePoint, outwardNormal);
	}

	/** How much of a point of the base subject is arm: 0 in the trunk, 1 in the arm; x of the left side, mm. */
	static double armShare(double x, double z) {
		double half = SEAM_HALF_WIDTH.at(z);
		double seam = SEAM.at(z);
		return SmoothSteps.step(seam - half, seam + half, x);
	}

	private void move(double[] point, double[] other) {
		boolean right = point[0] < 0;
		if (right) {
			point[0] = -point[0];
		}
		double share = armShare(point[0], point[2]);
		if (share > 0) {
			System.arraycopy(point, 0, other, 0, 3);
			arm.move(other);
		}
		if (share < 1) {
			muscles.move(point);
			trunk.move(point);
		}
		for (int i = 0; i < 3 && share > 0; i++) {
			point[i] += share * (other[i] - point[i]);
		}
		if (share == 1) {
			System.arraycopy(other, 0, point, 0, 3);
		}
		if (right) {
			point[0] = -point[0];
		}
	}
}
