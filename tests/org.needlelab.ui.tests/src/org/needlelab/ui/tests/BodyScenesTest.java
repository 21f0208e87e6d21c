package org.needlelab.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Tissue;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Progress;
import org.needlelab.content.Content;
import org.needlelab.files.atlas.BodyStore;
import org.needlelab.geometry.Box;
import org.needlelab.geometry.Vec3;
import org.needlelab.render.Offscreen;
import org.needlelab.render.Quality;
import org.needlelab.render.RgbaImage;
import org.needlelab.scene.BodySurfaces;
import org.needlelab.scene.CutPlane;
import org.needlelab.scene.Scene;
import org.needlelab.scene.SceneBuilder;
import org.needlelab.scene.ViewPreset;
import org.needlelab.scene.Viewport;

/**
 * Ten pictures of the shipped body, compared by the mean colours of small cells: a layer that is missing, in front of another or of
 * another colour is noticed, a shape that was moved by millimetres is not.
 */
class BodyScenesTest {

	private static final Viewport SIZE = new Viewport(240, 320);
	private static final KeptPictures KEPT = new KeptPictures(8, 30, 0.03, 3);
	private static final double MOTION_STEP_RAD = Math.toRadians(1);

	private static final Map<String, Scene> SCENES = new LinkedHashMap<>();
	private static Offscreen offscreen;

	@BeforeAll
	static void makeTheBody() throws Exception {
		offscreen = KeptPictures.offscreen();
		String cache = System.getenv("XDG_CACHE_HOME");
		Path folder = cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
		Body body = new BodyStore(name -> Content.open("atlas/" + name), folder.resolve("needlelab").resolve("bodies"))
				.body(Optional.empty(), Progress.NONE, Cancellation.NEVER);
		BodySurfaces surfaces = BodySurfaces.of(body);
		Set<Tissue> inside = EnumSet.complementOf(EnumSet.of(Tissue.SKIN, Tissue.FAT, Tissue.FASCIA));
		Set<Tissue> deep = EnumSet.copyOf(inside);
		deep.remove(Tissue.MUSCLE);
		put("body-skin-posterior", new SceneBuilder(surfaces), ViewPreset.POSTERIOR);
		put("body-skin-anterior", new SceneBuilder(surfaces), ViewPreset.ANTERIOR);
		put("body-through-skin", new SceneBuilder(surfaces).skinOpacity(0.3), ViewPreset.POSTERIOR_LEFT);
		put("body-muscles-posterior", new SceneBuilder(surfaces).show(inside), ViewPreset.POSTERIOR);
		put("body-muscles-anterior", new SceneBuilder(surfaces).show(inside), ViewPreset.ANTERIOR);
		put("body-muscles-left", new SceneBuilder(surfaces).show(inside), ViewPreset.LEFT);
		put("body-through-muscles", new SceneBuilder(surfaces).show(inside).opacity(Tissue.MUSCLE, 0.35), ViewPreset.ANTERIOR_RIGHT);
		put("body-deep-posterior", new SceneBuilder(surfaces).show(deep), ViewPreset.POSTERIOR);
		put("body-deep-anterior", new SceneBuilder(surfaces).show(deep), ViewPreset.ANTERIOR);
		Vec3 middle = Box.around(body.skin().mesh().xyz()).center();
		put("body-cut", new SceneBuilder(surfaces).cut(new CutPlane(middle, new Vec3(0, -1, 0))), ViewPreset.ANTERIOR);
	}

	private static void put(String name, SceneBuilder builder, ViewPreset preset) {
		SCENES.put(name, builder.view(preset, SIZE.aspect()).build());
	}

	@AfterAll
	static void close() {
		if (offscreen != null) {
			offscreen.close();
		}
	}

	@Test
	void tenPicturesLookAsTheyDid() throws Exception {
		assertEquals(10, SCENES.size());
		for (Map.Entry<String, Scene> scene : SCENES.entrySet()) {
			KEPT.check(scene.getKey(), offscreen.render(scene.getValue(), SIZE, Quality.RESTING));
		}
	}

	/** What is left out in motion, and drawn in one go, is not missed: also after some pictures, when what lies hidden is known. */
	@Test
	void aMovingPictureShowsWhatAStillOneShows() {
		for (String name : new String[] {"body-muscles-posterior", "body-through-muscles", "body-deep-anterior"}) {
			Scene scene = SCENES.get(name);
			RgbaImage moving = null;
			for (int i = -4; i <= 0; i++) {
				moving = offscreen.render(scene.withCamera(scene.camera().orbit(scene.camera().target(), i * MOTION_STEP_RAD, 0)), SIZE,
						Quality.MOVING);
			}
			double difference = meanDifference(moving, offscreen.render(scene, SIZE, new Quality(1, 0, false)));
			assertTrue(difference < 6, name + " in motion differs by " + difference + " of 255");
		}
	}

	private static double meanDifference(RgbaImage a, RgbaImage b) {
		double sum = 0;
		for (int y = 0; y < a.height(); y++) {
			for (int x = 0; x < a.width(); x++) {
				for (int shift = 0; shift < 24; shift += 8) {
					sum += Math.abs((a.rgb(x, y) >> shift & 255) - (b.rgb(x, y) >> shift & 255)) / 3.0;
				}
			}
		}
		return sum / (a.width() * a.height());
	}
}
