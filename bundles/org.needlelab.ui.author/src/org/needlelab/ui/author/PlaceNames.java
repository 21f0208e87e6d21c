package org.needlelab.ui.author;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Landmark;
import org.needlelab.anatomy.Side;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.Tissue;
import org.needlelab.anatomy.TissueInterval;
import org.needlelab.geometry.Vec3;

/** Says for a place that was pointed at on a body how a scenario writes it. */
public final class PlaceNames {

	/** Muscles are looked for so far under the skin, mm. */
	private static final double DEPTH_MM = 120;

	/** Not everybody knows acupoints, and they are themselves found from bones. */
	private static final String ACUPOINT = "acupoint-";

	private PlaceNames() {
	}

	/**
	 * A place as a scenario writes it: the nearest landmark of anatomy and what lies between, in words of anatomy and whole mm, so that it is found
	 * again near the same bone on another body, and can be read by people.
	 *
	 * @param place mm
	 */
	public static String expression(Body body, Vec3 place) {
		Landmark nearest = body.landmarks().stream().filter(l -> !l.name().startsWith(ACUPOINT)).min(Comparator.comparingDouble((Landmark l) -> l.position().distance(place))
				.thenComparing(Landmark::id)).orElseThrow();
		Vec3 offset = place.minus(nearest.position());
		boolean left = nearest.id().endsWith(":" + Side.LEFT.key());
		boolean sided = left || nearest.id().endsWith(":" + Side.RIGHT.key());
		double aside = left || !sided ? offset.x() : -offset.x();
		return nearest.id() + term(aside, sided ? "lateral" : "left", sided ? "medial" : "right") + term(offset.y(), "posterior", "anterior")
				+ term(offset.z(), "superior", "inferior");
	}

	private static String term(double mm, String ahead, String back) {
		long whole = Math.round(mm);
		return whole == 0 ? "" : "+" + (whole > 0 ? ahead : back) + ":" + Math.abs(whole);
	}

	/**
	 * The muscles under a place of the skin, from the surface inwards, each once.
	 *
	 * @param skin place of the skin, mm
	 */
	public static List<Structure> muscles(Body body, Vec3 skin) {
		List<Structure> muscles = new ArrayList<>();
		for (TissueInterval interval : body.tissuePath(skin, body.inward(skin), DEPTH_MM)) {
			boolean bone = interval.structure().tissue() == Tissue.BONE;
			if (interval.structure().tissue() == Tissue.MUSCLE && !muscles.contains(interval.structure())) {
				muscles.add(interval.structure());
			} else if (bone && !muscles.isEmpty()) {
				break;
			}
		}
		return muscles;
	}
}
