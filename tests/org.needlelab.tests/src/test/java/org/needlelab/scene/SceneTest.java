package org.needlelab.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.needlelab.anatomy.Tissue;
import org.needlelab.geometry.Vec3;

class SceneTest {

	private static final Vec3 CENTRE = new Vec3(0, 0, 1300);
	private static final Viewport WINDOW = new Viewport(800, 600);

	private final BodySurfaces surfaces = BodySurfaces.of(List.of(
			TestShapes.part("skin", Tissue.SKIN, TestShapes.ball(CENTRE, 100, 20, 30)),
			TestShapes.part("trapezius:left", Tissue.MUSCLE, TestShapes.ball(CENTRE.plus(new Vec3(0, 40, 0)), 30, 20, 30)),
			TestShapes.part("rhomboid-major:left", Tissue.MUSCLE, TestShapes.ball(CENTRE, 20, 20, 30)),
			TestShapes.part("superficial-fat", Tissue.FAT, TestShapes.ball(CENTRE, 95, 20, 30))));

	private SceneBuilder builder() {
		return new SceneBuilder(surfaces).view(ViewPreset.POSTERIOR, WINDOW.aspect());
	}

	private static Set<String> visible(Scene scene) {
		return scene.items().stream().filter(SceneItem::visible).map(SceneItem::id).collect(Collectors.toSet());
	}

	@Test
	void anOpaqueSkinLeavesNothingElseToDraw() {
		assertEquals(Set.of("skin"), visible(builder().build()));
	}

	@Test
	void aTranslucentSkinShowsTheMusclesButNotTheFat() {
		assertEquals(Set.of("skin", "trapezius:left", "rhomboid-major:left"), visible(builder().skinOpacity(0.3).build()));
	}

	@Test
	void aCutShowsWhatTheOpaqueSkinCovers() {
		Scene scene = builder().cut(new CutPlane(CENTRE, new Vec3(0, 0, 1))).build();
		assertTrue(visible(scene).contains("rhomboid-major:left"));
	}

	@Test
	void whatIsInFocusIsShownUnderAnOpaqueSkin() {
		Scene scene = builder().focus("rhomboid-major:left").build();
		assertEquals(Set.of("skin", "rhomboid-major:left"), visible(scene));
		assertTrue(scene.item("rhomboid-major:left").orElseThrow().highlight().seenThrough());
	}

	@Test
	void hidingIsolatingAndChoosingTissues() {
		assertEquals(Set.of("rhomboid-major:left"), visible(builder().show(EnumSet.of(Tissue.MUSCLE)).hide("trapezius:left").build()));
		assertEquals(Set.of("superficial-fat"), visible(builder().isolate("superficial-fat").build()));
		assertEquals(Set.of(), visible(builder().show(Set.of()).build()));
	}

	@Test
	void hiddenItemsStayInTheSceneWithTheSameSurface() {
		Scene scene = builder().show(Set.of()).build();
		assertEquals(4, scene.items().size());
		assertTrue(scene.item("skin").orElseThrow().surface() == surfaces.item("skin").orElseThrow().surface());
	}

	@Test
	void boundsHoldNeedleAndMarkers() {
		NeedleItem needle = NeedleItem.at(CENTRE.plus(new Vec3(0, 100, 0)), new Vec3(0, -2, 0), 15, 40, 0.3);
		Scene scene = builder().needle(needle).marker(new MarkerItem("target", new Vec3(500, 0, 1300), 5, Colour.rgb(0xFF), 1, true))
				.build();
		assertEquals(505, scene.bounds().max().x(), 1e-6);
		assertTrue(scene.bounds().max().y() >= needle.handleEnd().y());
		assertEquals(100, scene.surfaceBounds().max().x(), 1, "fitting looks at surfaces alone");
	}

	@Test
	void aNeedleKnowsItsPlaces() {
		NeedleItem needle = NeedleItem.at(new Vec3(0, 100, 1300), new Vec3(0, -2, 0), 15, 40, 0.3);
		assertEquals(new Vec3(0, 85, 1300), needle.tip());
		assertEquals(new Vec3(0, 100, 1300), needle.entry());
		assertEquals(125, needle.shoulder().y(), 1e-9);
		assertEquals(new Vec3(0, 105, 1300), NeedleItem.at(new Vec3(0, 100, 1300), new Vec3(0, -1, 0), -5, 40, 0.3).tip());
	}

	@Test
	void pointingFindsTheSolidStructureBehindTranslucentSkin() {
		Scene scene = builder().skinOpacity(0.3).build();
		Pixel place = scene.camera().project(CENTRE, WINDOW).orElseThrow();
		PointerHit hit = new ScenePicker(scene).at(place.x(), place.y(), WINDOW);
		assertEquals("trapezius:left", hit.structure().orElseThrow().item().id());
		assertEquals(70, hit.structure().orElseThrow().point().y(), 1);
		assertEquals(100, hit.skin().orElseThrow().point().y(), 1);
		assertTrue(hit.skin().orElseThrow().normal().y() > 0.95, "towards the viewer");
	}

	@Test
	void pointingFindsTheSkinWhereNothingSolidIs() {
		Scene scene = builder().skinOpacity(0.3).build();
		Pixel place = scene.camera().project(CENTRE.plus(new Vec3(80, 0, 0)), WINDOW).orElseThrow();
		assertEquals("skin", new ScenePicker(scene).at(place.x(), place.y(), WINDOW).structure().orElseThrow().item().id());
	}

	@Test
	void theSkinIsFoundThoughHidden() {
		Scene scene = builder().show(EnumSet.of(Tissue.MUSCLE)).build();
		Pixel place = scene.camera().project(CENTRE, WINDOW).orElseThrow();
		assertTrue(new ScenePicker(scene).at(place.x(), place.y(), WINDOW).skin().isPresent());
	}

	@Test
	void pointingPassesWhatACutTookAway() {
		Scene scene = builder().skinOpacity(0.3).cut(new CutPlane(CENTRE.plus(new Vec3(0, 15, 0)), new Vec3(0, 1, 0))).build();
		Pixel place = scene.camera().project(CENTRE, WINDOW).orElseThrow();
		Pick pick = new ScenePicker(scene).structure(scene.camera().ray(place.x(), place.y(), WINDOW)).orElseThrow();
		assertTrue(pick.point().y() <= 15 + 1e-6, "hit at " + pick.point());
		assertEquals(scene.camera().eye().distance(pick.point()), pick.distanceMm(), 1e-6);
	}

	@Test
	void hoverTouchesOnlyOneItemAndLeavesOthersHighlights() {
		Scene scene = builder().skinOpacity(0.3).focus("trapezius:left").build();
		Scene hovered = scene.withHover(Optional.of("rhomboid-major:left"));
		assertEquals(Highlight.HOVER, hovered.item("rhomboid-major:left").orElseThrow().highlight());
		assertEquals(Highlight.FOCUS, hovered.withHover(Optional.of("trapezius:left")).item("trapezius:left").orElseThrow().highlight());
		assertEquals(scene.items(), hovered.withHover(Optional.empty()).items());
	}

	@Test
	void bothSidesOfAMuscleLookAlikeAndNeighboursDiffer() {
		SceneItem left = surfaces.item("trapezius:left").orElseThrow();
		SceneItem right = SceneItem.of(TestShapes.part("trapezius:right", Tissue.MUSCLE, TestShapes.ball(CENTRE, 9, 8, 8)), left.surface());
		assertEquals(left.material().colour(), right.material().colour());
		assertNotEquals(left.material().colour(), surfaces.item("rhomboid-major:left").orElseThrow().material().colour());
	}

	@Test
	void dangerColoursFollowTheMargin() {
		assertEquals(DangerColour.TOUCHED, DangerColour.of(0, 10));
		assertEquals(DangerColour.TOO_NEAR, DangerColour.of(9.9, 10));
		assertEquals(DangerColour.NEAR, DangerColour.of(10, 10));
		assertEquals(DangerColour.SAFE, DangerColour.of(20, 10));
	}

	@Test
	void everyTissueHasALook() {
		for (Tissue tissue : Tissue.values()) {
			assertEquals(1, Palette.of(tissue).opacity());
		}
		assertFalse(Palette.of(Tissue.ARTERY).colour().equals(Palette.of(Tissue.VEIN).colour()));
	}
}
