package org.needlelab.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.needlelab.geometry.Box;
import org.needlelab.geometry.Vec3;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class CameraTest {

	private static final Box TRUNK = new Box(new Vec3(-220, -130, 1050), new Vec3(220, 140, 1550));
	private static final Viewport WINDOW = new Viewport(1280, 800);

	@Test
	void fromBehindThePatientsLeftIsAtTheLeft() {
		Camera camera = ViewPreset.POSTERIOR.camera(TRUNK, WINDOW.aspect());
		double left = camera.project(new Vec3(100, 0, 1300), WINDOW).orElseThrow().x();
		double right = camera.project(new Vec3(-100, 0, 1300), WINDOW).orElseThrow().x();
		assertTrue(left < right);
		assertTrue(camera.eye().y() > TRUNK.max().y());
	}

	@Test
	void fromInFrontThePatientsLeftIsAtTheRight() {
		Camera camera = ViewPreset.ANTERIOR.camera(TRUNK, WINDOW.aspect());
		assertTrue(camera.project(new Vec3(100, 0, 1300), WINDOW).orElseThrow().x() > WINDOW.width() / 2.0);
	}

	@Test
	void fromAboveAnteriorIsAtTheTop() {
		Camera camera = ViewPreset.SUPERIOR.camera(TRUNK, WINDOW.aspect());
		assertTrue(camera.project(new Vec3(0, -100, 1300), WINDOW).orElseThrow().y() < WINDOW.height() / 2.0);
	}

	@ParameterizedTest
	@EnumSource(ViewPreset.class)
	void everyPresetShowsTheWholeBoxAndFillsThePicture(ViewPreset preset) {
		for (boolean parallel : new boolean[] {false, true}) {
			Camera camera = preset.camera(TRUNK, WINDOW.aspect()).withOrthographic(parallel).fit(TRUNK, WINDOW.aspect());
			double widest = 0;
			for (int i = 0; i < 8; i++) {
				Pixel p = camera.project(Boxes.corner(TRUNK, i), WINDOW).orElseThrow();
				assertTrue(p.x() >= 0 && p.x() <= WINDOW.width() && p.y() >= 0 && p.y() <= WINDOW.height(), preset + " " + p);
				widest = Math.max(widest, Math.max(Math.abs(p.x() / WINDOW.width() - 0.5), Math.abs(p.y() / WINDOW.height() - 0.5)));
			}
			assertTrue(widest > 0.45, preset + " leaves the picture empty: " + widest);
		}
	}

	@Property(tries = 200)
	void theRayOfAPixelComesBackToIt(@ForAll @DoubleRange(min = 0, max = 1280) double x,
			@ForAll @DoubleRange(min = 0, max = 800) double y, @ForAll @DoubleRange(min = 100, max = 2000) double distance,
			@ForAll boolean parallel) {
		Camera camera = ViewPreset.ANTERIOR_LEFT.camera(TRUNK, WINDOW.aspect()).withOrthographic(parallel);
		Pixel back = camera.project(camera.ray(x, y, WINDOW).at(distance), WINDOW).orElseThrow();
		assertEquals(x, back.x(), 1e-6);
		assertEquals(y, back.y(), 1e-6);
	}

	@Property(tries = 200)
	void zoomingKeepsThePointUnderThePointer(@ForAll @DoubleRange(min = 0.7, max = 1.4) double factor,
			@ForAll @DoubleRange(min = -150, max = 150) double x, @ForAll @DoubleRange(min = 1100, max = 1500) double z,
			@ForAll boolean parallel) {
		Camera camera = ViewPreset.POSTERIOR_RIGHT.camera(TRUNK, WINDOW.aspect()).withOrthographic(parallel);
		Vec3 point = new Vec3(x, 90, z);
		Pixel before = camera.project(point, WINDOW).orElseThrow();
		Pixel after = camera.zoom(point, factor).project(point, WINDOW).orElseThrow();
		assertEquals(before.x(), after.x(), 1e-6);
		assertEquals(before.y(), after.y(), 1e-6);
	}

	@Property(tries = 200)
	void panningCarriesTheGrabbedPointAlong(@ForAll @DoubleRange(min = -300, max = 300) double dx,
			@ForAll @DoubleRange(min = -300, max = 300) double dy) {
		Camera camera = ViewPreset.LEFT.camera(TRUNK, WINDOW.aspect());
		Vec3 point = new Vec3(120, 30, 1320);
		Pixel before = camera.project(point, WINDOW).orElseThrow();
		Pixel after = camera.pan(dx, dy, point, WINDOW).project(point, WINDOW).orElseThrow();
		assertEquals(before.x() + dx, after.x(), 1e-6);
		assertEquals(before.y() + dy, after.y(), 1e-6);
	}

	@Property(tries = 300)
	void orbitingKeepsDistancesToThePivotAndItsPlaceInThePicture(@ForAll ViewPreset preset,
			@ForAll @DoubleRange(min = -3, max = 3) double yaw, @ForAll @DoubleRange(min = -3, max = 3) double pitch) {
		Camera camera = preset.camera(TRUNK, WINDOW.aspect());
		Vec3 pivot = new Vec3(60, 80, 1380);
		Camera turned = camera.orbit(pivot, yaw, pitch);
		assertEquals(camera.eye().distance(pivot), turned.eye().distance(pivot), 1e-6);
		assertEquals(camera.distanceMm(), turned.distanceMm(), 1e-6);
		assertEquals(camera.project(pivot, WINDOW).orElseThrow().distanceMm(), turned.project(pivot, WINDOW).orElseThrow().distanceMm(),
				1e-6);
	}

	@Test
	void manySmallOrbitsNeverTurnThePatientUpsideDown() {
		Camera camera = ViewPreset.POSTERIOR.camera(TRUNK, WINDOW.aspect());
		for (int i = 0; i < 400; i++) {
			camera = camera.orbit(TRUNK.center(), 0.1, i < 200 ? 0.05 : -0.05);
			assertTrue(camera.upright().z() >= 0, "step " + i);
			assertEquals(0, camera.right().z(), 1e-6);
		}
	}

	@Test
	void draggingRightBringsTheLeftSideOfThePictureForward() {
		Camera turned = ViewPreset.POSTERIOR.camera(TRUNK, WINDOW.aspect()).orbit(TRUNK.center(), 0.3, 0);
		assertTrue(turned.eye().x() > 0, "the viewer walks towards the patient's left");
	}

	@Test
	void raisingTheEyeLooksDown() {
		Camera raised = ViewPreset.POSTERIOR.camera(TRUNK, WINDOW.aspect()).orbit(TRUNK.center(), 0, 0.3);
		assertTrue(raised.eye().z() > TRUNK.center().z());
	}

	@Test
	void changingTheLensKeepsTheSizeAtTheTarget() {
		Camera camera = ViewPreset.POSTERIOR.camera(TRUNK, WINDOW.aspect());
		Camera there = camera.withOrthographic(true);
		assertEquals(camera.mmPerPixel(camera.target(), WINDOW), there.mmPerPixel(camera.target(), WINDOW), 1e-9);
		assertEquals(camera.distanceMm(), there.withOrthographic(false).distanceMm(), 1e-6);
	}

	@Test
	void aPointBehindTheEyeHasNoPixel() {
		Camera camera = ViewPreset.POSTERIOR.camera(TRUNK, WINDOW.aspect());
		assertTrue(camera.project(camera.eye().plus(new Vec3(0, 10, 0)), WINDOW).isEmpty());
	}

	@Test
	void aCameraThatSeesNothingIsRefused() {
		Lens lens = new Lens.Perspective(0.5);
		assertThrows(IllegalArgumentException.class, () -> new Camera(Vec3.ZERO, Vec3.ZERO, new Vec3(0, 0, 1), lens));
		assertThrows(IllegalArgumentException.class, () -> new Camera(Vec3.ZERO, new Vec3(0, 0, 5), new Vec3(0, 0, 1), lens));
	}

	@ParameterizedTest
	@EnumSource(ViewPreset.class)
	void matricesAgreeWithProjection(ViewPreset preset) {
		for (boolean parallel : new boolean[] {false, true}) {
			Camera camera = preset.camera(TRUNK, WINDOW.aspect()).withOrthographic(parallel);
			double[] m = ViewMatrices.of(camera, TRUNK, WINDOW.aspect()).viewProjection();
			Vec3 p = new Vec3(70, -40, 1400);
			double w = m[3] * p.x() + m[7] * p.y() + m[11] * p.z() + m[15];
			double x = (m[0] * p.x() + m[4] * p.y() + m[8] * p.z() + m[12]) / w;
			double y = (m[1] * p.x() + m[5] * p.y() + m[9] * p.z() + m[13]) / w;
			double z = (m[2] * p.x() + m[6] * p.y() + m[10] * p.z() + m[14]) / w;
			Pixel pixel = camera.project(p, WINDOW).orElseThrow();
			assertEquals(pixel.x(), (x + 1) / 2 * WINDOW.width(), 1e-6);
			assertEquals(pixel.y(), (1 - y) / 2 * WINDOW.height(), 1e-6);
			assertTrue(z > -1 && z < 1, "inside the depth range");
		}
	}
}
