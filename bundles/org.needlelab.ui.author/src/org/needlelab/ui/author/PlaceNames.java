package org.needlelab.ui.author;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Landmark;
import org.needlelab.anatomy.Side;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.Tissue;
import org.needlelab.anatomy.TissueInterval;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

/** Says for a place that was pointed at on a body how a scenario writes it. */
public final class PlaceNames {

	/** Muscles are looked for so far under the skin, mm. */
	private static final double DEPTH_MM = 120;

	/** Not everybody knows acupoints, and they are themselves found from bones. */
	private static final String ACUPOINT = "acupoint-";

	/** So many places of a muscle's surface are tried at most. */
	private static final int TRIED = 400;

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

	/** Whether a muscle lies under a place, straight inwards from the skin nearest to it. */
	public static boolean isOver(Body body, Vec3 place, Structure muscle) {
		Vec3 skin = body.nearestSkinPoint(place);
		return body.tissuePath(skin, body.inward(skin), DEPTH_MM).stream().anyMatch(i -> i.structure().id().equals(muscle.id()));
	}

	/**
	 * The place of the skin over a muscle that is nearest to its middle, mm; empty where the body has no such muscle, or it lies under no place of
	 * the skin.
	 */
	public static Optional<Vec3> over(Body body, Structure muscle) {
		return body.part(muscle.id()).flatMap(part -> {
			TriangleMesh mesh = part.mesh();
			Vec3 middle = part.min().plus(0.5, part.max().minus(part.min()));
			int step = Math.max(1, mesh.vertexCount() / TRIED);
			return IntStream.iterate(0, i -> i < mesh.vertexCount(), i -> i + step).mapToObj(mesh::vertex)
					.sorted(Comparator.comparingDouble(middle::distance)).map(body::nearestSkinPoint).filter(skin -> isOver(body, skin, muscle)).findFirst();
		});
	}
}
