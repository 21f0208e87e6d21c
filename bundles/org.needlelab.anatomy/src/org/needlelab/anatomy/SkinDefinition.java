package org.needlelab.anatomy;

import java.util.List;

import org.needlelab.geometry.Vec3;

/**
 * How the skin is laid over what lies under it: a closed envelope of the supporting structures, hollows filled up to a
 * width, to which each patient's fat and skin are added.
 *
 * @param cellMm size of the cells, mm
 * @param closingMm hollows narrower than twice this are filled, mm
 * @param smoothingMm standard deviation of the smoothing, mm
 * @param creaseMm creases where the trunk and its limbs meet are rounded with this radius, mm
 * @param fasciaMm distance kept to the supporting structures, mm
 * @param supports tissues that carry the skin
 * @param without structures (without side) that do not carry the skin
 * @param limbs parts whose hollows are filled apart from the trunk's and on each side apart
 * @param fill soft parts that only shape the skin and are no structures of their own
 * @param hollows places where less is filled
 * @param spacing where the skin's triangles have another size
 */
public record SkinDefinition(double cellMm, double closingMm, double smoothingMm, double creaseMm, double fasciaMm,
		List<Tissue> supports, List<String> without, List<Limb> limbs, List<Shape> fill, List<Hollow> hollows,
		List<Spacing> spacing) {

	/** Copies the lists. */
	public SkinDefinition {
		supports = List.copyOf(supports);
		without = List.copyOf(without);
		limbs = List.copyOf(limbs);
		fill = List.copyOf(fill);
		hollows = List.copyOf(hollows);
		spacing = List.copyOf(spacing);
	}

	/**
	 * A part of the body whose hollows are filled apart, so that no web spans the armpit, the thighs or the fingers.
	 *
	 * @param own structures (without side) that belong to it alone
	 * @param shared structures (without side) that belong to others too: they make the passage between them smooth
	 * @param sides the sides it stands on; median for a part in the middle, which takes structures of all sides
	 * @param cellMm size of its cells, mm; smaller than the body's where it is detailed, and then laid on the rest as it is
	 * @param closingMm hollows narrower than twice this are filled, mm
	 * @param smoothingMm standard deviation of the smoothing, mm
	 * @param fill soft parts that only shape the skin, of the left limb or the whole median part
	 */
	public record Limb(List<String> own, List<String> shared, List<Side> sides, double cellMm, double closingMm, double smoothingMm,
			List<Shape> fill) {

		/** Copies the lists. */
		public Limb {
			own = List.copyOf(own);
			shared = List.copyOf(shared);
			sides = List.copyOf(sides);
			fill = List.copyOf(fill);
		}

		/** Whether a structure carries this limb's skin. */
		public boolean holds(String baseId) {
			return own.contains(baseId) || shared.contains(baseId);
		}
	}

	/**
	 * A ball, and its mirror image, within which the trunk's hollows are filled up to a smaller width: the armpit.
	 *
	 * @param at its middle, mm
	 * @param radiusMm its radius, mm; the change is gradual over its outer half
	 * @param closingMm hollows narrower than twice this are filled there, mm
	 */
	public record Hollow(Vec3 at, double radiusMm, double closingMm) {
	}

	/**
	 * A slab of space, across the whole body, in which the skin's triangles have another size in one direction.
	 *
	 * @param axis 0 for x, 1 for y, 2 for z
	 * @param fromMm where it begins, mm; for x on both sides of the median plane
	 * @param toMm where it ends, mm
	 * @param cellMm size of the cells there, mm
	 */
	public record Spacing(int axis, double fromMm, double toMm, double cellMm) {
	}
}
