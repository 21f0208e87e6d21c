package org.needlelab.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.needlelab.geometry.Vec3;
import org.needlelab.render.Offscreen;
import org.needlelab.render.Quality;
import org.needlelab.scene.Pixel;
import org.needlelab.scene.Scene;
import org.needlelab.scene.ViewPreset;
import org.needlelab.scene.Viewport;

/** Pictures of canonical scenes look as those that are kept, with some tolerance for drivers. */
class CanonicalScenesTest {

	private static final Viewport SIZE = new Viewport(320, 240);
	private static final KeptPictures KEPT = new KeptPictures(1, 28, 0.012, 2.5);

	private static final Map<String, Scene> SCENES = CanonicalScenes.all();
	private static Offscreen offscreen;

	@BeforeAll
	static void open() {
		offscreen = KeptPictures.offscreen();
	}

	@AfterAll
	static void close() {
		if (offscreen != null) {
			offscreen.close();
		}
	}

	static Iterable<String> names() {
		return SCENES.keySet();
	}

	@Test
	void thereAreTen() {
		assertEquals(10, SCENES.size());
	}

	@ParameterizedTest
	@MethodSource("names")
	void looksAsItDid(String name) throws Exception {
		KEPT.check(name, offscreen.render(SCENES.get(name), SIZE, Quality.STILL));
	}

	@Test
	void layersAreInOrderFromBothSides() {
		int muscle = atBoth(ViewPreset.POSTERIOR);
		int lung = atBoth(ViewPreset.ANTERIOR);
		assertTrue((lung & 255) > (muscle & 255) + 25,
				"pink lies over red: " + Integer.toHexString(lung) + ", red over pink: " + Integer.toHexString(muscle));
	}

	/** The colour where muscle and lung lie behind one another. */
	private static int atBoth(ViewPreset preset) {
		Scene scene = CanonicalScenes.muscleAndLung(preset);
		Pixel place = scene.camera().project(new Vec3(35, 10, 0), SIZE).orElseThrow();
		return offscreen.render(scene, SIZE, Quality.RESTING).rgb((int) place.x(), (int) place.y());
	}

	@Test
	void theSameSceneGivesTheSamePicture() {
		Scene scene = SCENES.get("danger-zones");
		byte[] once = offscreen.render(scene, SIZE, Quality.RESTING).rgba();
		byte[] again = offscreen.render(scene, SIZE, Quality.RESTING).rgba();
		assertTrue(Arrays.equals(once, again));
	}
}
