package org.needlelab.anatomy;

import java.util.ArrayList;
import java.util.List;

import org.needlelab.geometry.Vec3;

/**
 * How one plausible person of a patient's sex, age and build differs from the patient's body: a smooth displacement of what lies
 * under the skin, the skin staying where it is. Drawn by {@link VariationModel}. Immutable and safe to share between threads.
 */
public final class Variation {

	private final VariationModel model;
	private final long seed;
	private final SmoothField common;
	private final double domeMm;
	private final double ribMm;

	Variation(VariationModel model, long seed) {
		this.model = model;
		this.seed = SmoothField.mixed(seed);
		this.common = new SmoothField(this.seed, VariationModel.TISSUE_RANGE_MM,
				VariationModel.PLEURA_SD_MM / VariationModel.share(VariationModel.PLEURA_DEPTH_MM));
		this.domeMm = VariationModel.DOME_SD_MM * SmoothField.normal(SmoothField.mixed(this.seed + 101));
		this.ribMm = VariationModel.RIB_LEVEL_SD_MM * SmoothField.normal(SmoothField.mixed(this.seed + 102));
	}

	/** How much higher than the patient's the domes of this person's pleura stand, beside what all tissue does, mm. */
	public double domeMm() {
		return domeMm;
	}

	/** How much higher than the patient's the front ends of this person's ribs stand, beside what all tissue does, mm. */
	public double ribLevelMm() {
		return ribMm;
	}

	/**
	 * How far a point of a structure lies from where the patient has it, mm.
	 *
	 * @param structure the structure that the point belongs to
	 * @param place where the patient has it, mm
	 * @param depthMm its shortest distance from the skin; 0 for points on the skin
	 */
	public Vec3 displacement(Structure structure, Vec3 place, double depthMm) {
		return of(structure).at(place.x(), place.y(), place.z(), depthMm);
	}

	/** How far bone and muscle at a place lie from where the patient has them, mm. */
	public Vec3 displacement(Vec3 place, double depthMm) {
		return new Course(true, false, null).at(place.x(), place.y(), place.z(), depthMm);
	}

	/**
	 * The same at several places near each other, which is quicker.
	 *
	 * @param places where the patient has them, mm
	 * @param depthMm the shortest distance of each from the skin
	 */
	public List<Vec3> displacements(List<Vec3> places, double[] depthMm) {
		Course course = new Course(true, false, null);
		List<Vec3> moved = new ArrayList<>();
		for (int i = 0; i < depthMm.length; i++) {
			moved.add(course.at(places.get(i).x(), places.get(i).y(), places.get(i).z(), depthMm[i]));
		}
		return moved;
	}

	/** The displacement of one structure, for many points near each other. For one thread. */
	Course of(Structure structure) {
		Tissue tissue = structure.tissue();
		double sd = VariationModel.courseSdMm(tissue);
		return new Course(tissue != Tissue.SKIN && tissue != Tissue.FAT && tissue != Tissue.FASCIA,
				tissue == Tissue.PLEURA || tissue == Tissue.LUNG, sd > 0 ? own(structure.id(), sd) : null);
	}

	private SmoothField.Walk own(String id, double sdMm) {
		return new SmoothField(SmoothField.mixed(seed ^ number(id)), VariationModel.COURSE_RANGE_MM, sdMm).new Walk();
	}

	/** A structure's displacement. */
	final class Course {

		private final boolean underFascia;
		private final boolean lung;
		private final SmoothField.Walk tissue = common.new Walk();
		private final SmoothField.Walk own;

		private Course(boolean underFascia, boolean lung, SmoothField.Walk own) {
			this.underFascia = underFascia;
			this.lung = lung;
			this.own = own;
		}

		Vec3 at(double x, double y, double z, double depthMm) {
			double share = VariationModel.share(depthMm);
			Vec3 moved = tissue.at(x, y, z);
			if (own != null) {
				moved = moved.plus(own.at(x, y, z));
			}
			double up = (underFascia ? ribMm * model.front(x, y, z) : 0) + (lung ? domeMm * model.dome(z) : 0);
			return new Vec3(share * moved.x(), share * moved.y(), share * (moved.z() + up));
		}
	}

	/** A number of a name that is the same everywhere. */
	private static long number(String id) {
		long number = 0;
		for (int i = 0; i < id.length(); i++) {
			number = SmoothField.mixed(number + id.charAt(i));
		}
		return number;
	}
}
