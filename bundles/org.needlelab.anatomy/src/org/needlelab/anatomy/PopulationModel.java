package org.needlelab.anatomy;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.needlelab.geometry.Vec3;

/**
 * How bodies differ by sex, age, stature and mass: the published and assumed figures that {@link PatientMorph} turns the base
 * subject into a patient with. Shipped as {@code atlas/population.yaml}; where each figure is from is told there and in
 * {@code docs/patient-model.md}.
 *
 * @param base the measured subject as a patient; its morph changes nothing
 * @param measures body dimensions by their id
 * @param muscle thickness of muscle
 * @param spineFemaleFactor breadth and depth of a woman's vertebrae against a man's of the same stature
 * @param boneEnvelope outer surface of the trunk's skeleton on the base subject
 * @param dermisFemaleFactor thickness of a woman's skin against a man's
 * @param fatSites subcutaneous fat at places of the base subject's left half
 * @param fatPads bodies of fat over that, on the base subject's left half
 */
public record PopulationModel(Patient base, Map<String, Measure> measures, Muscle muscle, double spineFemaleFactor,
		BoneEnvelope boneEnvelope, double dermisFemaleFactor, List<FatSite> fatSites, List<FatPad> fatPads) {

	/** BMI that a fat site's amount is told for, kg/m². */
	public static final double FAT_REFERENCE_BMI = 23;
	/** Age that a fat site's amount is told for, years. */
	public static final double FAT_REFERENCE_AGE_YEARS = 40;

	/** @throws IllegalArgumentException when a measure subtracts the layer of a fat site that is not there */
	public PopulationModel {
		Objects.requireNonNull(base);
		Objects.requireNonNull(muscle);
		Objects.requireNonNull(boneEnvelope);
		measures = Map.copyOf(measures);
		fatSites = List.copyOf(fatSites);
		fatPads = List.copyOf(fatPads);
		requirePositive("spine female factor", spineFemaleFactor);
		requirePositive("dermis female factor", dermisFemaleFactor);
		for (Measure measure : measures.values()) {
			for (Layer layer : measure.layers()) {
				if (fatSites.stream().noneMatch(site -> site.id().equals(layer.site()))) {
					throw new IllegalArgumentException(measure.id() + " names no fat site: " + layer.site());
				}
			}
		}
	}

	/**
	 * A body dimension.
	 *
	 * @throws IllegalArgumentException when there is none of this id
	 */
	public Measure measure(String id) {
		Measure measure = measures.get(id);
		if (measure == null) {
			throw new IllegalArgumentException("no measure " + id);
		}
		return measure;
	}

	/**
	 * A fat site.
	 *
	 * @throws IllegalArgumentException when there is none of this id
	 */
	public FatSite fatSite(String id) {
		return fatSites.stream().filter(site -> site.id().equals(id)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("no fat site " + id));
	}

	/**
	 * A body dimension as a least-squares line over stature and BMI, and how much of it is not deep to the fascia.
	 *
	 * @param id kebab-case name
	 * @param male the line for men
	 * @param female the line for women
	 * @param layers skin and fat within the measure
	 * @param muscleMm muscle within the measure on the base subject that its bones are to be told without, mm
	 * @param bmiShare share (0 to 1) of the BMI slope left without the layers that the deep structures take up
	 * @param source citation
	 */
	public record Measure(String id, Line male, Line female, List<Layer> layers, double muscleMm, double bmiShare,
			String source) {

		/** @throws IllegalArgumentException when the share is not within 0 to 1 or the muscle is negative */
		public Measure {
			Objects.requireNonNull(id);
			Objects.requireNonNull(male);
			Objects.requireNonNull(female);
			Objects.requireNonNull(source);
			layers = List.copyOf(layers);
			if (!(bmiShare >= 0 && bmiShare <= 1) || !(muscleMm >= 0)) {
				throw new IllegalArgumentException(id + ": BMI share " + bmiShare + ", muscle " + muscleMm + " mm");
			}
		}

		/** The line for a sex. */
		public Line line(Sex sex) {
			return sex == Sex.FEMALE ? female : male;
		}

		/** Mean of the measure over people like this one, skin included, mm. */
		public double meanMm(Patient patient) {
			return line(patient.sex()).at(patient.statureMm(), patient.bmi());
		}

		/** SD of people like this one about their mean, mm. */
		public double residualSdMm(Patient patient) {
			return line(patient.sex()).residualSdMm();
		}
	}

	/**
	 * A least-squares line.
	 *
	 * @param interceptMm value at zero stature and BMI, mm
	 * @param perStatureCm slope, mm a centimetre of stature
	 * @param perBmi slope, mm a kg/m²
	 * @param residualSdMm SD of the residuals, mm
	 */
	public record Line(double interceptMm, double perStatureCm, double perBmi, double residualSdMm) {

		/** Value of the line, mm. */
		public double at(double statureMm, double bmi) {
			return interceptMm + perStatureCm * statureMm / 10 + perBmi * bmi;
		}
	}

	/**
	 * Skin and fat as part of a measure.
	 *
	 * @param site id of a fat site
	 * @param times how often the site's skin and fat are in the measure: 2 for a breadth, less where calipers press it, 2π for a
	 *        girth
	 */
	public record Layer(String site, double times) {
	}

	/**
	 * Thickness of muscle against the base subject's.
	 *
	 * @param femaleFactor a woman's against a man's of the same stature and BMI
	 * @param perBmi relative change a kg/m²
	 * @param perYear relative change a year of age
	 * @param source citation
	 */
	public record Muscle(double femaleFactor, double perBmi, double perYear, String source) {

		/** @throws IllegalArgumentException when the factor is not positive */
		public Muscle {
			requirePositive("muscle female factor", femaleFactor);
			Objects.requireNonNull(source);
		}
	}

	/**
	 * The outer surface of the trunk's skeleton on the base subject, and of the abdominal cavity below the ribs: a radius about
	 * a vertical axis in the median plane, by height and direction. Mirror-symmetric.
	 *
	 * @param centreYMm the axis's y
	 * @param heightsMm heights of the rows, ascending, mm
	 * @param radiiMm a row for every height: radii in equal steps of angle from anterior over lateral to posterior, mm
	 */
	public record BoneEnvelope(double centreYMm, List<Double> heightsMm, List<List<Double>> radiiMm) {

		/** @throws IllegalArgumentException when the rows do not fit the heights or each other */
		public BoneEnvelope {
			heightsMm = List.copyOf(heightsMm);
			radiiMm = radiiMm.stream().map(List::copyOf).toList();
			if (heightsMm.size() != radiiMm.size() || heightsMm.size() < 2) {
				throw new IllegalArgumentException(heightsMm.size() + " heights, " + radiiMm.size() + " rows of radii");
			}
			int columns = radiiMm.get(0).size();
			if (columns < 4 || radiiMm.stream().anyMatch(row -> row.size() != columns)) {
				throw new IllegalArgumentException("rows of radii differ in length or have less than 4");
			}
		}
	}

	/**
	 * Subcutaneous fat at a place of the base subject's left half or midline.
	 *
	 * @param id kebab-case name
	 * @param at place on the deep fascia
	 * @param normal outward direction, unit length
	 * @param male men's fat
	 * @param female women's fat
	 * @param floorMm thickness that is approached in the lean and never undercut, mm
	 * @param dermisMm a man's epidermis and dermis, mm
	 * @param perDecade relative change of the fat per ten years of age
	 * @param reachMm distance over which the site speaks, mm
	 * @param source citation, or the word that it is assumed
	 */
	public record FatSite(String id, Vec3 at, Vec3 normal, Amount male, Amount female, double floorMm, double dermisMm,
			double perDecade, double reachMm, String source) {

		/**
		 * Makes the normal unit length.
		 *
		 * @throws IllegalArgumentException when a thickness or the reach is not positive
		 */
		public FatSite {
			Objects.requireNonNull(id);
			Objects.requireNonNull(at);
			Objects.requireNonNull(male);
			Objects.requireNonNull(female);
			Objects.requireNonNull(source);
			normal = normal.normalized();
			requirePositive(id + " floor", floorMm);
			requirePositive(id + " dermis", dermisMm);
			requirePositive(id + " reach", reachMm);
		}

		/** The amount for a sex. */
		public Amount amount(Sex sex) {
			return sex == Sex.FEMALE ? female : male;
		}
	}

	/**
	 * Thickness of fat as a line over BMI.
	 *
	 * @param referenceMm thickness at {@link #FAT_REFERENCE_BMI} and {@link #FAT_REFERENCE_AGE_YEARS}, mm
	 * @param perBmi slope, mm a kg/m²; not negative
	 */
	public record Amount(double referenceMm, double perBmi) {

		/** @throws IllegalArgumentException when the slope is negative */
		public Amount {
			if (!(perBmi >= 0) || !(referenceMm > 0)) {
				throw new IllegalArgumentException("fat " + referenceMm + " mm, slope " + perBmi);
			}
		}
	}

	private static void requirePositive(String what, double value) {
		if (!(value > 0)) {
			throw new IllegalArgumentException(what + " is not positive: " + value);
		}
	}

	/**
	 * A body of fat that lies on the subcutaneous layer and ends round about, the breast.
	 *
	 * @param id kebab-case name
	 * @param at where it is thickest, mm
	 * @param radiiMm how far it reaches sideways, to the front and back, upwards and downwards, mm
	 * @param male thickness for men
	 * @param female thickness for women
	 * @param maleFloorMm thickness that a man's approaches and never undercuts, mm
	 * @param femaleFloorMm the same for women, mm
	 * @param source citation, or that it is assumed
	 */
	public record FatPad(String id, Vec3 at, List<Double> radiiMm, Amount male, Amount female, double maleFloorMm,
			double femaleFloorMm, String source) {

		/** @throws IllegalArgumentException when a floor or a radius is not positive or there are not four radii */
		public FatPad {
			Objects.requireNonNull(id);
			Objects.requireNonNull(at);
			Objects.requireNonNull(source);
			radiiMm = List.copyOf(radiiMm);
			if (radiiMm.size() != 4) {
				throw new IllegalArgumentException(id + " has " + radiiMm.size() + " radii, not 4");
			}
			radiiMm.forEach(radius -> requirePositive(id + " radius", radius));
			requirePositive(id + " floor", maleFloorMm);
			requirePositive(id + " floor", femaleFloorMm);
		}

		/** Share of the greatest thickness at a place of the left half, 0 to 1. */
		public double share(double x, double y, double z) {
			double side = (x - at.x()) / radiiMm.get(0);
			double front = (y - at.y()) / radiiMm.get(1);
			double up = (z - at.z()) / radiiMm.get(z > at.z() ? 2 : 3);
			double rest = Math.max(0, 1 - side * side - front * front - up * up);
			return rest * rest;
		}

		/** The thickness at its middle, mm. */
		double mm(Patient patient) {
			boolean woman = patient.sex() == Sex.FEMALE;
			Amount amount = woman ? female : male;
			double atBmi = amount.referenceMm() + amount.perBmi() * (patient.bmi() - FAT_REFERENCE_BMI);
			double floorMm = woman ? femaleFloorMm : maleFloorMm;
			return SmoothSteps.above(floorMm, atBmi, floorMm);
		}
	}
}
