package org.needlelab.anatomy;

import org.needlelab.anatomy.PopulationModel.Layer;
import org.needlelab.anatomy.PopulationModel.Measure;

/**
 * How much larger a patient's dimensions are expected to be than the base subject's. All are ratios of expected values, so the
 * base subject's own departure from the mean stays with every patient.
 */
final class Proportions {

	private final PopulationModel population;
	private final Patient patient;
	private final Patient base;

	Proportions(PopulationModel population, Patient patient) {
		this.population = population;
		this.patient = patient;
		this.base = population.base();
	}

	/** Ratio of statures. */
	double stature() {
		return patient.statureMm() / base.statureMm();
	}

	/** Ratio of muscle thickness. */
	double muscle() {
		return muscle(patient) / muscle(base);
	}

	private double muscle(Patient who) {
		PopulationModel.Muscle muscle = population.muscle();
		double sex = who.sex() == Sex.FEMALE ? muscle.femaleFactor() : 1;
		return sex * (1 + muscle.perBmi() * (who.bmi() - base.bmi()))
				* (1 + muscle.perYear() * (who.ageYears() - base.ageYears())) * who.statureMm() / base.statureMm();
	}

	/** Ratio of breadth and depth of vertebrae. */
	double spine() {
		return stature() * spine(patient.sex()) / spine(base.sex());
	}

	private double spine(Sex sex) {
		return sex == Sex.FEMALE ? population.spineFemaleFactor() : 1;
	}

	/** Ratio of a measure's expected values, skin included. */
	double whole(String id) {
		Measure measure = population.measure(id);
		return measure.meanMm(patient) / measure.meanMm(base);
	}

	/** Ratio of the expected differences of two measures, skin included. */
	double between(String upper, String lower) {
		return difference(upper, lower, patient) / difference(upper, lower, base);
	}

	/** Ratio of the expected heights of the tragion over the cervicale. */
	double cervicaleToTragion() {
		return cervicaleToTragionMm(patient) / cervicaleToTragionMm(base);
	}

	private double cervicaleToTragionMm(Patient who) {
		return who.statureMm() - population.measure("tragion-to-vertex").meanMm(who)
				- population.measure("cervicale-height").meanMm(who);
	}

	private double difference(String upper, String lower, Patient who) {
		return population.measure(upper).meanMm(who) - population.measure(lower).meanMm(who);
	}

	/** Ratio of the expected values of what lies deep to the fascia. */
	double deep(String id) {
		Measure measure = population.measure(id);
		return deepMm(measure, patient) / deepMm(measure, base);
	}

	/** What of a measure lies deep to the fascia, less the muscle it is to be told without, mm. */
	double deepMm(Measure measure, Patient who) {
		double lean = bareMm(measure, atBaseBmi(who));
		return lean + measure.bmiShare() * (bareMm(measure, who) - lean);
	}

	private Patient atBaseBmi(Patient who) {
		double metres = who.statureMm() / 1000;
		return new Patient(who.sex(), who.ageYears(), who.statureMm(), base.bmi() * metres * metres);
	}

	private double bareMm(Measure measure, Patient who) {
		double mm = measure.meanMm(who) - measure.muscleMm() * muscle(who);
		for (Layer layer : measure.layers()) {
			PopulationModel.FatSite site = population.fatSite(layer.site());
			mm -= layer.times()
					* (SubcutaneousLayer.fatAt(site, who) + SubcutaneousLayer.dermisAt(population, site, who));
		}
		return mm;
	}
}
