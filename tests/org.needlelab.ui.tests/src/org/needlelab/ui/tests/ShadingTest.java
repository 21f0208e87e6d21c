package org.needlelab.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.needlelab.geometry.Box;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;
import org.needlelab.render.Offscreen;
import org.needlelab.render.Quality;
import org.needlelab.render.RgbaImage;
import org.needlelab.scene.Background;
import org.needlelab.scene.Camera;
import org.needlelab.scene.Colour;
import org.needlelab.scene.Highlight;
import org.needlelab.scene.Label;
import org.needlelab.scene.Material;
import org.needlelab.scene.Scene;
import org.needlelab.scene.SceneItem;
import org.needlelab.scene.Surface;
import org.needlelab.scene.Viewport;

/** Shading that must not show what is not there. */
class ShadingTest {

	private static final int ROUND = 180;
	private static final int LONG = 60;

	/** A smooth pillar: from one pixel to the next but one its shade changes evenly, whatever the size of the picture. */
	@Test
	void aSmoothSurfaceShowsNoStripes() {
		SceneItem pillar = new SceneItem("pillar", Surface.of(pillar(140, 800)), Optional.empty(),
				Material.plain(Colour.rgb(0xE0B090), 0.2, 0.8), true, Highlight.NONE, Optional.empty());
		Box box = new Box(new Vec3(-200, -140, -250), new Vec3(200, 140, 250));
		for (int[] size : new int[][] {{700, 1000}, {380, 620}, {1280, 800}}) {
			Camera camera = Camera.lookingAlong(new Vec3(0, 1, 0), new Vec3(0, 0, 1), box, (double) size[0] / size[1]);
			RgbaImage image = Offscreen.render(new Scene(camera, List.of(pillar), Optional.empty(), List.of(), List.of(), List.of(),
					Optional.empty(), Background.LIGHT), size[0], size[1]);
			double worst = worstStripe(image, camera, size);
			assertTrue(worst < 1.5, "a stripe of " + worst + " steps of grey in " + size[0] + " x " + size[1]);
		}
	}

	/** A name stands beside its place, changes nothing elsewhere, and goes when its place leaves the picture. */
	@Test
	void aNameIsWrittenBesideItsPlace() {
		SceneItem pillar = new SceneItem("pillar", Surface.of(pillar(140, 800)), Optional.empty(),
				Material.plain(Colour.rgb(0xE0B090), 0.2, 0.8), true, Highlight.NONE, Optional.empty());
		Viewport size = new Viewport(600, 400);
		Camera camera = Camera.lookingAlong(new Vec3(0, 1, 0), new Vec3(0, 0, 1), new Box(new Vec3(-200, -140, -250), new Vec3(200, 140, 250)),
				size.aspect());
		Scene plain = Scene.of(camera, List.of(pillar));
		try (Offscreen offscreen = new Offscreen()) {
			RgbaImage without = offscreen.render(plain, size, Quality.RESTING);
			Vec3 place = new Vec3(0, -140, 0);
			RgbaImage with = offscreen.render(plain.withLabels(List.of(new Label("Pillar", place, Colour.rgb(0xD22B25)))), size, Quality.RESTING);
			int changed = 0;
			for (int y = 0; y < size.height(); y++) {
				for (int x = 0; x < size.width(); x++) {
					if (with.rgb(x, y) != without.rgb(x, y)) {
						changed++;
						assertTrue(x >= 290 && x < 440 && y >= 140 && y < 210, "beside the name: " + x + ", " + y);
					}
				}
			}
			assertTrue(changed > 500, changed + " pixels of writing");
			assertTrue(((with.rgb(300, 200) >> 16) & 255) > 150 && (with.rgb(300, 200) & 255) < 90, "a red dot at the place");
			RgbaImage away = offscreen.render(plain.withLabels(List.of(new Label("Pillar", new Vec3(900, 0, 0), Colour.rgb(0xD22B25)))), size,
					Quality.RESTING);
			assertArrayEquals(without.rgba(), away.rgba());
		}
	}

	/** The greatest step out of line in the mean grey of columns within the pillar. */
	private static double worstStripe(RgbaImage image, Camera camera, int[] size) {
		int half = (int) (0.8 * 140 / camera.mmPerPixel(Vec3.ZERO, new Viewport(size[0], size[1])));
		double[] grey = new double[2 * half + 1];
		for (int c = -half; c <= half; c++) {
			for (int row = size[1] / 3; row < 2 * size[1] / 3; row++) {
				int rgb = image.rgb(size[0] / 2 + c, row);
				grey[c + half] += ((rgb >> 16) + (rgb >> 8 & 255) + (rgb & 255)) / 3.0 / (2 * size[1] / 3 - size[1] / 3);
			}
		}
		double worst = 0;
		for (int i = 3; i < grey.length - 3; i++) {
			worst = Math.max(worst, Math.abs(grey[i] - (grey[i - 3] + grey[i + 3]) / 2));
		}
		return worst;
	}

	private static TriangleMesh pillar(double radius, double height) {
		float[] xyz = new float[3 * (ROUND * (LONG + 1) + 2)];
		int n = 0;
		for (int k = 0; k <= LONG; k++) {
			for (int i = 0; i < ROUND; i++) {
				xyz[n++] = (float) (radius * Math.cos(2 * Math.PI * i / ROUND));
				xyz[n++] = (float) (radius * Math.sin(2 * Math.PI * i / ROUND));
				xyz[n++] = (float) (height * (k / (double) LONG - 0.5));
			}
		}
		xyz[n + 2] = (float) (-height / 2);
		xyz[n + 5] = (float) (height / 2);
		int[] ijk = new int[6 * ROUND * (LONG + 1)];
		int t = 0;
		for (int i = 0; i < ROUND; i++) {
			int j = (i + 1) % ROUND;
			for (int k = 0; k < LONG; k++) {
				int a = k * ROUND;
				for (int v : new int[] {a + i, a + j, a + ROUND + j, a + i, a + ROUND + j, a + ROUND + i}) {
					ijk[t++] = v;
				}
			}
			for (int v : new int[] {n / 3, j, i, n / 3 + 1, LONG * ROUND + i, LONG * ROUND + j}) {
				ijk[t++] = v;
			}
		}
		return new TriangleMesh(xyz, ijk);
	}
}
