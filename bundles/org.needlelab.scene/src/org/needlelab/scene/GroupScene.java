package org.needlelab.scene;

import java.util.List;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Clearance;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.Stroke;

/** Where a group went in, and how deep: put into a scene of the body of the scenario's patient. */
public final class GroupScene {

	/** Places of the skin are looked at so far apart, mm. */
	private static final double CELL_MM = 2.5;
	/** How far an entry is felt in the heat map: the standard deviation of its bell, mm. */
	private static final double SPREAD_MM = 5;
	/** Where less than this share of the highest density is, nothing is drawn. */
	private static final double LEAST = 0.06;
	private static final double SPOT_MM = 1.7;
	private static final double BEAD_MM = 1.6;
	private static final double LINE_MM = 0.9;
	/** From few to many entries: dark to light, as is also told apart without colour. */
	private static final Colour[] SCALE = { Colour.rgb(0x440154), Colour.rgb(0x3B528B), Colour.rgb(0x21918C), Colour.rgb(0x5EC962), Colour.rgb(0xFDE725) };

	private GroupScene() {
	}

	/** The colour of the danger that a stroke came nearest to, by margin. */
	public static DangerColour worst(Stroke stroke) {
		return stroke.clearances().stream().map(GroupScene::colour).max(Enum::compareTo).orElse(DangerColour.SAFE);
	}

	private static DangerColour colour(Clearance clearance) {
		return DangerColour.of(clearance.distanceMm(), clearance.structure().danger().orElseThrow().marginMm());
	}

	/** A bead at every entry, and a line to the deepest place of the tip, in the colour of the nearest danger. */
	public static void paths(SceneBuilder builder, List<Stroke> strokes) {
		for (int i = 0; i < strokes.size(); i++) {
			Stroke stroke = strokes.get(i);
			Colour colour = worst(stroke).colour();
			Vec3 entry = stroke.deepest().entry();
			builder.marker(new MarkerItem("entry-" + i, entry, BEAD_MM, colour, 1, true));
			builder.line(new LineItem("path-" + i, entry, entry.plus(stroke.deepest().direction().times(stroke.depthMm())), LINE_MM, 0, colour, true));
		}
	}

	/**
	 * The density of entries over the skin, as spots from dark (few) to light (many).
	 *
	 * @param around the middle of the region, mm
	 */
	public static void heat(SceneBuilder builder, Body body, Vec3 around, List<Stroke> strokes) {
		List<Vec3> entries = strokes.stream().map(s -> s.deepest().entry()).toList();
		double highest = entries.stream().mapToDouble(e -> density(e, entries)).max().orElse(0);
		Vec3 inward = body.inward(around);
		Vec3 u = inward.anyPerpendicular();
		Vec3 v = inward.cross(u);
		double reach = entries.stream().mapToDouble(e -> e.distance(around)).max().orElse(0) + 3 * SPREAD_MM;
		int cells = (int) Math.ceil(reach / CELL_MM);
		for (int i = -cells; i <= cells; i++) {
			for (int k = -cells; k <= cells; k++) {
				Vec3 flat = around.plus(u.times(i * CELL_MM)).plus(k * CELL_MM, v);
				if (entries.stream().noneMatch(e -> aside(e.minus(flat), inward) < 3 * SPREAD_MM)) {
					continue;
				}
				Vec3 place = body.nearestSkinPoint(flat);
				double share = density(place, entries) / highest;
				if (share >= LEAST) {
					builder.marker(new MarkerItem("heat-" + i + "," + k, place, SPOT_MM, scale(share), 1, true));
				}
			}
		}
	}

	private static double aside(Vec3 offset, Vec3 inward) {
		return offset.minus(inward.times(offset.dot(inward))).length();
	}

	private static double density(Vec3 place, List<Vec3> entries) {
		double sum = 0;
		for (Vec3 entry : entries) {
			double d = entry.distance(place) / SPREAD_MM;
			sum += Math.exp(-d * d / 2);
		}
		return sum;
	}

	/** The colour of a share from 0 to 1 of the highest density. */
	public static Colour scale(double share) {
		double at = Math.max(0, Math.min(1, share)) * (SCALE.length - 1);
		int low = Math.min(SCALE.length - 2, (int) at);
		int a = SCALE[low].rgb();
		int b = SCALE[low + 1].rgb();
		double t = at - low;
		int rgb = 0;
		for (int shift = 16; shift >= 0; shift -= 8) {
			rgb |= (int) Math.round((a >> shift & 255) * (1 - t) + (b >> shift & 255) * t) << shift;
		}
		return Colour.rgb(rgb);
	}
}
