package org.needlelab.anatomy;

import java.util.List;
import java.util.Optional;

import org.needlelab.geometry.Vec3;

/**
 * How the skin is laid over what lies under it: a closed envelope of the supporting structures, hollows filled up to a
 * width, to which each patient's fat and skin are added.
 *
 * @param cellMm size of the cells, mm
 * @param closingMm hollows narrower than twice this are filled, mm
 * @param smoothingMm standard deviation of the smoothing, mm
 * @param fasciaMm distance kept to the supporting structures, mm
 * @param supports tissues that carry the skin
 * @param without structures (without side) that do not, because the region ends before them
 * @param limbs structures (without side) whose hollows are filled apart from the trunk's, so that no web spans the armpit
 * @param shared structures that belong to the trunk and to a limb
 * @param fill soft parts that only shape the skin (eyes, cheeks, lips) and are no structures of their own
 * @param cuts where the region ends
 */
public record SkinDefinition(double cellMm, double closingMm, double smoothingMm, double fasciaMm, List<Tissue> supports,
		List<String> without, List<String> limbs, List<String> shared, Optional<Shape> fill, List<Cut> cuts) {

	/** Copies the lists. */
	public SkinDefinition {
		supports = List.copyOf(supports);
		without = List.copyOf(without);
		limbs = List.copyOf(limbs);
		shared = List.copyOf(shared);
		cuts = List.copyOf(cuts);
	}

	/**
	 * A plane at which the body model ends.
	 *
	 * @param at a point of the plane, mm
	 * @param outward unit normal away from the body
	 * @param reachMm the cut goes this far from its point
	 */
	public record Cut(Vec3 at, Vec3 outward, double reachMm) {
	}
}
