package org.needlelab.scene;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.needlelab.geometry.Box;
import org.needlelab.geometry.Vec3;

/**
 * What a user chose to see, beside layers: structures hidden, shown alone or seen through, the one looked at, danger zones, safe
 * depths, and a cut. Immutable.
 *
 * @param hidden identifiers of structures left out
 * @param isolated identifiers of the only structures shown; empty for all
 * @param opacities opacity of single structures, 0 to 1
 * @param selected the structure looked at, if any
 * @param zones whether danger zones are shown
 * @param depths depths painted on the skin, if any
 * @param cut the plane that opens the body, if any
 */
public record ViewChoice(Set<String> hidden, Set<String> isolated, Map<String, Double> opacities, Optional<String> selected,
		boolean zones, Optional<DepthPaint> depths, Optional<CutPlane> cut) {

	/** Nothing but what the layers show. */
	public static final ViewChoice NONE = new ViewChoice(Set.of(), Set.of(), Map.of(), Optional.empty(), false, Optional.empty(),
			Optional.empty());

	/** Zones farther than this from the place of interest are not shown, mm. */
	private static final double ZONE_REACH_MM = 90;

	/** Copies the collections. */
	public ViewChoice {
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

	/** The same with a structure hidden or not. */
	public ViewChoice hide(String id, boolean hide) {
		return new ViewChoice(with(hidden, id, hide), isolated, opacities, selected, zones, depths, cut);
	}

	/** The same with a structure shown alone, together with others so chosen, or not. */
	public ViewChoice isolate(String id, boolean alone) {
		return new ViewChoice(hidden, with(isolated, id, alone), opacities, selected, zones, depths, cut);
	}

	private static Set<String> with(Set<String> ids, String id, boolean in) {
		Set<String> changed = new HashSet<>(ids);
		if (in) {
			changed.add(id);
		} else {
			changed.remove(id);
		}
		return changed;
	}

	/** The same with a structure's own opacity; 1 takes it back. */
	public ViewChoice opacity(String id, double opacity) {
		Map<String, Double> changed = new HashMap<>(opacities);
		if (opacity >= 1) {
			changed.remove(id);
		} else {
			changed.put(id, Math.max(0, opacity));
		}
		return new ViewChoice(hidden, isolated, changed, selected, zones, depths, cut);
	}

	/** The same looking at a structure, or at none. */
	public ViewChoice select(Optional<String> id) {
		return new ViewChoice(hidden, isolated, opacities, id, zones, depths, cut);
	}

	/** The same with danger zones or without. */
	public ViewChoice zones(boolean shown) {
		return new ViewChoice(hidden, isolated, opacities, selected, shown, depths, cut);
	}

	/** The same with depths on the skin, or none. */
	public ViewChoice depths(Optional<DepthPaint> paint) {
		return new ViewChoice(hidden, isolated, opacities, selected, zones, paint, cut);
	}

	/** The same cut open, or whole. */
	public ViewChoice cut(Optional<CutPlane> plane) {
		return new ViewChoice(hidden, isolated, opacities, selected, zones, depths, plane);
	}

	/** All structures back: none hidden, shown alone, or seen through. */
	public ViewChoice showAll() {
		return new ViewChoice(Set.of(), Set.of(), Map.of(), selected, zones, depths, cut);
	}
}
