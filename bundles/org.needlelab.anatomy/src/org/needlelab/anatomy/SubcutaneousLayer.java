package org.needlelab.anatomy;

import java.util.List;

import org.needlelab.anatomy.PopulationModel.FatPad;
import org.needlelab.anatomy.PopulationModel.FatSite;
import org.needlelab.geometry.Vec3;

/**
 * A patient's skin and subcutaneous fat over the base subject's deep fascia: a weighted mean of the fat sites and their mirror
 * images, weights falling with distance and with the angle between outward normals; pads lie over it. The weights do not depend
 * on the patient, so what rises with BMI at each site rises with it everywhere.
 */
final class SubcutaneousLayer {

	/** How strongly a turned normal counts as distance: opposite normals are as far as four reaches. */
	private static final double TURN_WEIGHT = 4;
	/** Keeps the weight at a site finite, so that the layer has no cusps. */
	private static final double SOFTENING = 0.05;
	/** Width of the bend in which a site's fat approaches its floor, mm. */
	private static final double FLOOR_BEND_MM = 1;

	/**
	 * What lies over the deep fascia at a place.
	 *
	 * @param fatMm subcutaneous fat, mm
	 * @param dermisMm epidermis and dermis, mm
	 */
	record Thickness(double fatMm, double dermisMm) {
	}

	private final FatSite[] sites;
	private final List<FatPad> pads;
	private final double[] padMm;
	private final double[] fatMm;
	private final double[] dermisMm;

	SubcutaneousLayer(PopulationModel population, Patient patient) {
		sites = population.fatSites().toArray(FatSite[]::new);
		pads = population.fatPads();
		padMm = pads.stream().mapToDouble(pad -> pad.mm(patient)).toArray();
		fatMm = new double[sites.length];
		dermisMm = new double[sites.length];
		for (int i = 0; i < fatMm.length; i++) {
			fatMm[i] = fatAt(sites[i], patient);
			dermisMm[i] = dermisAt(population, sites[i], patient);
		}
	}

	/** Fat at a site, mm. */
	static double fatAt(FatSite site, Patient patient) {
		PopulationModel.Amount amount = site.amount(patient.sex());
		double atBmi = amount.referenceMm() + amount.perBmi() * (patient.bmi() - PopulationModel.FAT_REFERENCE_BMI);
		double decades = (patient.ageYears() - PopulationModel.FAT_REFERENCE_AGE_YEARS) / 10;
		return SmoothSteps.above(site.floorMm(), atBmi, FLOOR_BEND_MM) * (1 + site.perDecade() * decades);
	}

	/** Epidermis and dermis at a site, mm. */
	static double dermisAt(PopulationModel population, FatSite site, Patient patient) {
		return site.dermisMm() * (patient.sex() == Sex.FEMALE ? population.dermisFemaleFactor() : 1);
	}

	/** Fat and dermis at a place: both with the same weights, which are what costs. */
	Thickness at(Vec3 point, Vec3 normal) {
		double fat = 0;
		double dermis = 0;
		double weights = 0;
		for (int i = 0; i < sites.length; i++) {
			FatSite site = sites[i];
			double weight = weight(site, point.x(), point, normal.x(), normal)
					+ weight(site, -point.x(), point, -normal.x(), normal);
			fat += weight * fatMm[i];
			dermis += weight * dermisMm[i];
			weights += weight;
		}
		double mm = fat / weights;
		for (int i = 0; i < padMm.length; i++) {
			mm += padMm[i] * pads.get(i).share(Math.abs(point.x()), point.y(), point.z());
		}
		return new Thickness(mm, dermis / weights);
	}

	/** Weight of a site for a point, whose x and normal's x are given apart so that they can be mirrored. */
	private static double weight(FatSite site, double x, Vec3 point, double normalX, Vec3 normal) {
		double dx = x - site.at().x();
		double dy = point.y() - site.at().y();
		double dz = point.z() - site.at().z();
		double near = (dx * dx + dy * dy + dz * dz) / (site.reachMm() * site.reachMm());
		double turn = 1 - (normalX * site.normal().x() + normal.y() * site.normal().y() + normal.z() * site.normal().z());
		double far = near + TURN_WEIGHT * turn * turn + SOFTENING;
		return 1 / (far * far * Math.sqrt(far));
	}
}
