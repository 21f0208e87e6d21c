package org.needlelab.scene;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.Tissue;
import org.needlelab.geometry.Box;
import org.needlelab.geometry.Vec3;

/**
 * What a user chose to see: which tissues and how opaque, structures hidden, shown alone or seen through, the one looked at, danger
 * zones, safe depths, and a cut. Immutable.
 *
 * @param tissues the tissues shown
 * @param tissueOpacities opacity of whole tissues, 0 to 1; those not named are opaque
 * @param hidden identifiers of structures left out
 * @param isolated identifiers of the only structures shown, whatever their tissue; empty for all
 * @param opacities opacity of single structures, 0 to 1, before that of their tissue
 * @param selected the structure looked at, if any
 * @param zones whether danger zones are shown
 * @param depths depths painted on the skin, if any
 * @param cut the plane that opens the body, if any
 */
public record ViewChoice(Set<Tissue> tissues, Map<Tissue, Double> tissueOpacities, Set<String> hidden, Set<String> isolated,
		Map<String, Double> opacities, Optional<String> selected, boolean zones, Optional<DepthPaint> depths, Optional<CutPlane> cut) {

	/** The body as it is seen: opaque, all tissues but fat and fascia, which would hide all under the skin. */
	public static final ViewChoice NONE = new ViewChoice(EnumSet.complementOf(EnumSet.of(Tissue.FAT, Tissue.FASCIA)), Map.of(), Set.of(),
			Set.of(), Map.of(), Optional.empty(), false, Optional.empty(), Optional.empty());

	/** Zones farther than this from the place of interest are not shown, mm. */
	private static final double ZONE_REACH_MM = 90;
	private static final double OPAQUE = 0.995;

	/** Copies the collections. */
	public ViewChoice {
		tissues = Set.copyOf(tissues);
		tissueOpacities = Map.copyOf(tissueOpacities);
		hidden = Set.copyOf(hidden);
		isolated = Set.copyOf(isolated);
		opacities = Map.copyOf(opacities);
	}

	/**
	 * Puts the choice into a scene that is being made.
	 *
	 * @param interest the place around which zones are shown, mm; all are shown when there is none
	 */
	public void apply(SceneBuilder builder, Optional<Vec3> interest) {
		builder.show(tissues);
		tissueOpacities.forEach(builder::opacity);
		hidden.forEach(builder::hide);
		isolated.forEach(builder::isolate);
		opacities.forEach(builder::opacity);
		selected.ifPresent(builder::focus);
		depths.ifPresent(builder::paintSkin);
		cut.ifPresent(builder::cut);
		if (zones) {
			builder.zones(part -> interest.map(place -> near(new Box(part.min(), part.max()), place)).orElse(true));
		}
	}

	private static boolean near(Box box, Vec3 place) {
		Vec3 nearest = new Vec3(clamp(place.x(), box.min().x(), box.max().x()), clamp(place.y(), box.min().y(), box.max().y()),
				clamp(place.z(), box.min().z(), box.max().z()));
		return nearest.distance(place) < ZONE_REACH_MM;
	}

	private static double clamp(double value, double low, double high) {
		return Math.max(low, Math.min(high, value));
	}

	/** Whether the structure is shown, by its tissue and by itself; what is cut away or covered counts as shown. */
	public boolean shows(Structure structure) {
		return isolated.isEmpty() ? tissues.contains(structure.tissue()) && !hidden.contains(structure.id())
				: isolated.contains(structure.id());
	}

	/** Opacity of a tissue, 0 to 1; 0 when it is not shown. */
	public double opacity(Tissue tissue) {
		return tissues.contains(tissue) ? tissueOpacities.getOrDefault(tissue, 1.0) : 0;
	}

	/** The same with a tissue shown or not. */
	public ViewChoice show(Tissue tissue, boolean shown) {
		return new ViewChoice(with(tissues, tissue, shown), tissueOpacities, hidden, isolated, opacities, selected, zones, depths, cut);
	}

	/** The same with a tissue of that opacity: shown, unless it is 0. */
	public ViewChoice opacity(Tissue tissue, double opacity) {
		Map<Tissue, Double> changed = new HashMap<>(tissueOpacities);
		if (opacity >= OPAQUE || opacity <= 0) {
			changed.remove(tissue);
		} else {
			changed.put(tissue, opacity);
		}
		return new ViewChoice(with(tissues, tissue, opacity > 0), changed, hidden, isolated, opacities, selected, zones, depths, cut);
	}

	/** The same with a structure hidden or not. */
	public ViewChoice hide(String id, boolean hide) {
		return new ViewChoice(tissues, tissueOpacities, with(hidden, id, hide), isolated, opacities, selected, zones, depths, cut);
	}

	/** The same with a structure shown alone, together with others so chosen, or not. */
	public ViewChoice isolate(String id, boolean alone) {
		return new ViewChoice(tissues, tissueOpacities, hidden, with(isolated, id, alone), opacities, selected, zones, depths, cut);
	}

	private static <T> Set<T> with(Set<T> all, T one, boolean in) {
		Set<T> changed = new HashSet<>(all);
		if (in) {
			changed.add(one);
		} else {
			changed.remove(one);
		}
		return changed;
	}

	/** The same with a structure's own opacity; 1 takes it back. */
	public ViewChoice opacity(String id, double opacity) {
		Map<String, Double> changed = new HashMap<>(opacities);
		if (opacity >= OPAQUE) {
			changed.remove(id);
		} else {
			changed.put(id, Math.max(0, opacity));
		}
		return new ViewChoice(tissues, tissueOpacities, hidden, isolated, changed, selected, zones, depths, cut);
	}

	/** The same looking at a structure, or at none. */
	public ViewChoice select(Optional<String> id) {
		return new ViewChoice(tissues, tissueOpacities, hidden, isolated, opacities, id, zones, depths, cut);
	}

	/** The same with danger zones or without. */
	public ViewChoice zones(boolean shown) {
		return new ViewChoice(tissues, tissueOpacities, hidden, isolated, opacities, selected, shown, depths, cut);
	}

	/** The same with depths on the skin, or none. */
	public ViewChoice depths(Optional<DepthPaint> paint) {
		return new ViewChoice(tissues, tissueOpacities, hidden, isolated, opacities, selected, zones, paint, cut);
	}

	/** The same cut open, or whole. */
	public ViewChoice cut(Optional<CutPlane> plane) {
		return new ViewChoice(tissues, tissueOpacities, hidden, isolated, opacities, selected, zones, depths, plane);
	}

	/** All structures back as in {@link #NONE}: none hidden, shown alone, or seen through. */
	public ViewChoice showAll() {
		return new ViewChoice(NONE.tissues, Map.of(), Set.of(), Set.of(), Map.of(), selected, zones, depths, cut);
	}
}
