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
 * @param limbs parts whose hollows are filled apart from the trunk's and on each side apart
 * @param fill soft parts that only shape the skin (eyes, cheeks, lips) and are no structures of their own
 * @param cuts where the region ends
 */
public record SkinDefinition(double cellMm, double closingMm, double smoothingMm, double fasciaMm, List<Tissue> supports,
		List<String> without, List<Limb> limbs, Optional<Shape> fill, List<Cut> cuts) {

	/** Copies the lists. */
	public SkinDefinition {
		supports = List.copyOf(supports);
		without = List.copyOf(without);
		limbs = List.copyOf(limbs);
		cuts = List.copyOf(cuts);
	}

	/**
	 * A part of the body whose hollows are filled apart, so that no web spans the armpit, the thighs or the fingers.
	 *
	 * @param own structures (without side) that belong to it alone
	 * @param shared structures (without side) that belong to others too: they make the passage between them smooth
	 * @param closingMm hollows narrower than twice this are filled, mm
	 * @param smoothingMm standard deviation of the smoothing, mm
	 * @param fill soft parts of the left limb that only shape the skin
	 */
	public record Limb(List<String> own, List<String> shared, double closingMm, double smoothingMm, Optional<Shape> fill) {

		/** Copies the lists. */
		public Limb {
			own = List.copyOf(own);
			shared = List.copyOf(shared);
		}

		/** Whether a structure carries this limb's skin. */
		public boolean holds(String baseId) {
			return own.contains(baseId) || shared.contains(baseId);
		}
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
