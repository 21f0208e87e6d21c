package org.needlelab.render.internal;

import java.util.ArrayList;
import java.util.List;

import org.needlelab.geometry.Vec3;
import org.needlelab.scene.Colour;
import org.needlelab.scene.LineItem;
import org.needlelab.scene.MarkerItem;
import org.needlelab.scene.Material;
import org.needlelab.scene.NeedleItem;
import org.needlelab.scene.Scene;
import org.needlelab.scene.SceneItem;
import org.needlelab.scene.Surface;
import org.needlelab.scene.Viewport;

/** Turns needle, markers and lines into surfaces, thick enough to be seen at the picture's scale. */
final class Props {

	/** A surface and whether it shows through what covers it. */
	record Prop(SceneItem item, boolean seenThrough) {
	}

	private static final Colour STEEL = Colour.rgb(0xCBD2D8);
	private static final Colour MARK = Colour.rgb(0x15191D);
	private static final Colour HANDLE = Colour.rgb(0xC58B4E);
	private static final double LEAST_SHAFT_PX = 3;
	private static final double LEAST_LINE_PX = 1.8;
	private static final double LEAST_TIP_PX = 6;
	private static final int HANDLE_TURNS = 16;

	private final Scene scene;
	private final Viewport viewport;
	private final List<Prop> props = new ArrayList<>();

	private Props(Scene scene, Viewport viewport) {
		this.scene = scene;
		this.viewport = viewport;
	}

	/** @param viewport size of the finished picture */
	static List<Prop> of(Scene scene, Viewport viewport) {
		Props props = new Props(scene, viewport);
		scene.needle().ifPresent(props::needle);
		for (MarkerItem marker : scene.markers()) {
			Material material = Material.plain(marker.colour(), 0.4, 0.6).withOpacity(marker.opacity());
			props.add(marker.key(), Solids.ball(marker.centre(), marker.radiusMm()), material, marker.seenThrough());
		}
		scene.lines().forEach(props::line);
		return props.props;
	}

	private void add(String key, Surface surface, Material material, boolean seenThrough) {
		props.add(new Prop(SceneItem.prop(key, surface, material), seenThrough));
	}

	private double radius(double diameterMm, double leastPx, Vec3 at) {
		return Math.max(diameterMm, leastPx * scene.camera().mmPerPixel(at, viewport)) / 2;
	}

	private void needle(NeedleItem needle) {
		Vec3 shoulder = needle.shoulder();
		double r = radius(needle.diameterMm(), LEAST_SHAFT_PX, needle.tip());
		double length = needle.lengthMm();
		double point = Math.min(length / 4, Math.max(2, 4 * r));
		add("needle-shaft", Solids.lathe(shoulder, needle.direction(), 0, r, length - point, r, length - point / 3, r * 0.55, length, r * 0.08),
				Material.plain(STEEL, 1, 0.3), true);
		add("needle-handle", handle(needle, r), Material.plain(HANDLE, 0.8, 0.3), false);
		double spacing = needle.markSpacingMm();
		for (int i = 1; spacing > 0 && i * spacing < length - 0.5; i++) {
			double half = i % 5 == 0 ? 0.9 : 0.4;
			Vec3 from = needle.tip().plus(-i * spacing - half, needle.direction());
			add("needle-mark", Solids.rod(from, from.plus(2 * half, needle.direction()), r * 1.12), Material.plain(MARK, 0.2, 0), true);
		}
		Material ahead = Material.plain(needle.tipColour(), 0.2, 1);
		add("needle-tip", Solids.ball(needle.tip(), radius(1.1, LEAST_TIP_PX, needle.tip())), ahead, true);
		if (needle.projectionMm() > 0) {
			line(new LineItem("needle-line", needle.tip(), needle.tip().plus(needle.projectionMm(), needle.direction()), 0.3, 2,
					needle.tipColour(), true));
		}
	}

	/** The coiled handle: a wavy rod with a knob at its end. */
	private static Surface handle(NeedleItem needle, double shaftRadius) {
		double length = NeedleItem.HANDLE_LENGTH_MM;
		double r = Math.max(NeedleItem.HANDLE_DIAMETER_MM / 2, 1.8 * shaftRadius);
		double[] profile = new double[4 * HANDLE_TURNS + 8];
		int n = 0;
		for (int i = 0; i <= 2 * HANDLE_TURNS; i++) {
			profile[n++] = length * i / (2 * HANDLE_TURNS + 2);
			profile[n++] = i % 2 == 0 ? r : r * 0.8;
		}
		double[][] knob = {{length * 0.965, r * 1.25}, {length * 0.99, r * 1.25}, {length, r * 0.7}};
		for (double[] ring : knob) {
			profile[n++] = ring[0];
			profile[n++] = ring[1];
		}
		return Solids.lathe(needle.shoulder(), needle.direction().times(-1), profile);
	}

	private void line(LineItem line) {
		double r = radius(line.diameterMm(), LEAST_LINE_PX, line.from());
		double length = line.from().distance(line.to());
		if (!(length > 1e-6)) {
			return;
		}
		Vec3 along = line.to().minus(line.from()).normalized();
		double dash = line.dashMm() > 0 ? line.dashMm() : length;
		for (double s = line.dashMm() > 0 ? dash : 0; s < length - 1e-6; s += 2 * dash) {
			add(line.key(), Solids.rod(line.from().plus(s, along), line.from().plus(Math.min(s + dash, length), along), r),
					Material.plain(line.colour(), 0.1, 1), line.seenThrough());
		}
	}
}
