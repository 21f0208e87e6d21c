package org.needlelab.app.internal.command;

import java.util.EnumSet;
import java.util.List;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Tissue;
import org.needlelab.exercise.BoundScenario;
import org.needlelab.needle.Stroke;
import org.needlelab.render.Offscreen;
import org.needlelab.render.Png;
import org.needlelab.scene.BodySurfaces;
import org.needlelab.scene.GroupScene;
import org.needlelab.scene.Scene;
import org.needlelab.scene.SceneBuilder;

/**
 * Where a group went in and how deep, on the body of the scenario's patient: the density of entries over the skin, a bead at every entry and
 * a line to the deepest place of the tip, in the colour of the nearest danger.
 */
final class CoursePicture {

	private static final int WIDTH = 800;
	private static final int HEIGHT = 800;
	private static final double SKIN_OPACITY = 0.45;

	private CoursePicture() {
	}

	/** The picture of attempts at one scenario as the bytes of a PNG file. */
	static byte[] png(List<Judged> attempts) {
		BoundScenario bound = attempts.get(0).bound();
		Body body = bound.body();
		SceneBuilder builder = new SceneBuilder(BodySurfaces.of(DebriefPicture.near(bound, EnumSet.noneOf(Tissue.class))))
				.show(EnumSet.of(Tissue.SKIN, Tissue.BONE, Tissue.LUNG)).skinOpacity(SKIN_OPACITY)
				.camera(DebriefPicture.camera(DebriefPicture.region(bound.zoneCentre()), body.inward(bound.zoneCentre()),
						(double) WIDTH / HEIGHT));
		List<Stroke> strokes = attempts.stream().flatMap(a -> a.debrief().assessment().insertion().strokes().stream()).toList();
		GroupScene.heat(builder, body, bound.zoneCentre(), strokes);
		GroupScene.paths(builder, strokes);
		Scene scene = builder.build();
		return Png.bytes(Offscreen.render(scene, WIDTH, HEIGHT));
	}
}
