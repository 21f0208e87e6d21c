package org.needlelab.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import org.eclipse.swt.graphics.ImageData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.needlelab.geometry.Vec3;
import org.needlelab.render.Offscreen;
import org.needlelab.render.Png;
import org.needlelab.render.Quality;
import org.needlelab.render.RgbaImage;
import org.needlelab.scene.Pixel;
import org.needlelab.scene.Scene;
import org.needlelab.scene.ViewPreset;
import org.needlelab.scene.Viewport;

/**
 * Compares pictures of canonical scenes with those kept in {@code scenes}, with some tolerance for drivers. To renew them on
 * purpose, set the environment variable {@code NEEDLELAB_RECORD_SCENES} to a folder and look at what is written there first.
 */
class CanonicalScenesTest {

	private static final Viewport SIZE = new Viewport(320, 240);
	/** A pixel differs when a part of its colour does by more than this, of 255. */
	private static final int NOTICEABLE = 28;
	private static final double MOST_DIFFERENT_PIXELS = 0.012;
	private static final double MOST_MEAN_DIFFERENCE = 2.5;
	private static final long LARGEST_BYTES = 60 * 1024;

	private static final Map<String, Scene> SCENES = CanonicalScenes.all();
	private static Offscreen offscreen;

	@BeforeAll
	static void open() {
		offscreen = new Offscreen();
	}

	@AfterAll
	static void close() {
		offscreen.close();
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
		RgbaImage image = offscreen.render(SCENES.get(name), SIZE, Quality.STILL);
		String folder = System.getenv("NEEDLELAB_RECORD_SCENES");
		if (folder != null) {
			Files.createDirectories(Path.of(folder));
			Png.write(image, Path.of(folder, name + ".png"));
			return;
		}
		assertTrue(Png.bytes(image).length <= LARGEST_BYTES, "small enough to keep");
		compare(name, image);
	}

	private static void compare(String name, RgbaImage image) throws Exception {
		try (InputStream kept = CanonicalScenesTest.class.getResourceAsStream("scenes/" + name + ".png")) {
			ImageData before = new ImageData(kept);
			assertEquals(SIZE, new Viewport(before.width, before.height));
			long sum = 0;
			int different = 0;
			for (int y = 0; y < SIZE.height(); y++) {
				for (int x = 0; x < SIZE.width(); x++) {
					var was = before.palette.getRGB(before.getPixel(x, y));
					int is = image.rgb(x, y);
					int r = Math.abs(was.red - (is >> 16 & 255));
					int g = Math.abs(was.green - (is >> 8 & 255));
					int b = Math.abs(was.blue - (is & 255));
					sum += r + g + b;
					different += Math.max(r, Math.max(g, b)) > NOTICEABLE ? 1 : 0;
				}
			}
			int pixels = SIZE.width() * SIZE.height();
			double share = (double) different / pixels;
			double mean = sum / (3.0 * pixels);
			if (share > MOST_DIFFERENT_PIXELS || mean > MOST_MEAN_DIFFERENCE) {
				Path now = Files.createDirectories(Path.of("target", "scenes")).resolve(name + ".png");
				Png.write(image, now);
				throw new AssertionError(name + " looks different: " + 100 * share + " % of the pixels, mean difference " + mean
						+ "; see " + now.toAbsolutePath());
			}
		}
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
