package org.needlelab.ui.tests;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.anatomy.SafeDepthMap;
import org.needlelab.anatomy.Tissue;
import org.needlelab.geometry.Vec3;
import org.needlelab.scene.Background;
import org.needlelab.scene.BodySurfaces;
import org.needlelab.scene.Colour;
import org.needlelab.scene.CutPlane;
import org.needlelab.scene.DepthPaint;
import org.needlelab.scene.Highlight;
import org.needlelab.scene.LineItem;
import org.needlelab.scene.MarkerItem;
import org.needlelab.scene.NeedleItem;
import org.needlelab.scene.Scene;
import org.needlelab.scene.SceneBuilder;
import org.needlelab.scene.ViewChoice;
import org.needlelab.scene.ViewPreset;

/** Ten scenes, each with something that drawing must get right; of a body that does not change when the atlas does. */
final class CanonicalScenes {

	private static final double ASPECT = 4.0 / 3;
	private static final Vec3 ENTRY = new Vec3(0.35, 0.93, 0.1).normalized().times(BallBody.RADIUS_MM);

	private final BallBody body = new BallBody();
	private final BodySurfaces surfaces = BodySurfaces.of(body);

	/** The scenes by name. */
	static Map<String, Scene> all() {
		CanonicalScenes c = new CanonicalScenes();
		Map<String, Scene> scenes = new LinkedHashMap<>();
		scenes.put("skin-with-needle-and-shadow", c.skin(1).view(ViewPreset.POSTERIOR_LEFT, ASPECT).build());
		scenes.put("skin-seen-through", c.skin(0.3).view(ViewPreset.POSTERIOR, ASPECT).build());
		scenes.put("layers-from-behind", c.layers().view(ViewPreset.POSTERIOR, ASPECT).build());
		scenes.put("layers-from-in-front", c.layers().view(ViewPreset.ANTERIOR, ASPECT).build());
		scenes.put("danger-zones", c.skin(0.25).zones(part -> true).view(ViewPreset.POSTERIOR, ASPECT).build());
		scenes.put("safe-depths", c.skin(1).paintSkin(c.depths()).view(ViewPreset.POSTERIOR, ASPECT).build());
		scenes.put("cut", c.skin(1).cut(new CutPlane(Vec3.ZERO, new Vec3(0, 0, 1))).view(ViewPreset.SUPERIOR, ASPECT).build());
		scenes.put("focus-through-skin", c.skin(1).focus("near-muscle:left").view(ViewPreset.POSTERIOR, ASPECT).build());
		scenes.put("touched-on-dark", c.touched());
		SceneBuilder alone = c.skin(1);
		ViewChoice.NONE.isolate("bone", true).isolate("nerve:left", true).opacity("bone", 0.5).apply(alone, Optional.empty());
		scenes.put("alone", alone.view(ViewPreset.LEFT, ASPECT).build());
		return scenes;
	}

	/** Muscle behind lung, or lung behind muscle, both seen through. */
	static Scene muscleAndLung(ViewPreset preset) {
		return new SceneBuilder(new CanonicalScenes().surfaces).show(EnumSet.of(Tissue.MUSCLE, Tissue.LUNG))
				.opacity(Tissue.MUSCLE, 0.8).opacity(Tissue.LUNG, 0.8).view(preset, ASPECT).build();
	}

	private SceneBuilder skin(double opacity) {
		return new SceneBuilder(surfaces).skinOpacity(opacity).needle(NeedleItem.at(ENTRY, ENTRY.times(-1), 20, 40, 0.4));
	}

	private SceneBuilder layers() {
		SceneBuilder builder = new SceneBuilder(surfaces);
		EnumSet.of(Tissue.SKIN, Tissue.MUSCLE, Tissue.LUNG, Tissue.BONE).forEach(t -> builder.opacity(t, 0.45));
		return builder;
	}

	private DepthPaint depths() {
		List<SafeDepthMap.SafeDepth> points = new ArrayList<>();
		for (int v = 0; v < body.skin().mesh().vertexCount(); v++) {
			Vec3 p = body.skin().mesh().vertex(v);
			if (p.y() > 20) {
				points.add(new SafeDepthMap.SafeDepth(v, p, p.times(-1), 35 + 0.5 * p.x(), 35 + 0.5 * p.x()));
			}
		}
		return DepthPaint.of(new SafeDepthMap(points), body.skin().mesh().vertexCount(), true);
	}

	private Scene touched() {
		Scene scene = new SceneBuilder(surfaces).show(EnumSet.complementOf(EnumSet.of(Tissue.SKIN)))
				.highlight("artery:left", Highlight.DANGER)
				.marker(new MarkerItem("trigger-point", new Vec3(30, 50, 10), 6, Colour.rgb(0xCC79A7), 0.75, true))
				.line(new LineItem("path", new Vec3(0, 90, 40), new Vec3(0, 20, 40), 1, 4, Colour.rgb(0x009E73), true))
				.background(Background.DARK).view(ViewPreset.POSTERIOR_RIGHT, ASPECT).build();
		return scene.withCamera(scene.camera().withOrthographic(true));
	}
}
