package org.needlelab.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.needlelab.anatomy.BodyPart;
import org.needlelab.anatomy.Danger;
import org.needlelab.anatomy.DangerClass;
import org.needlelab.anatomy.Provenance;
import org.needlelab.anatomy.SafeDepthMap;
import org.needlelab.anatomy.Side;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.Tissue;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

class ViewChoiceTest {

	private static final List<Structure> STRUCTURES = List.of(structure("rhomboid-major:left", "Rhomboid major", "Musculus rhomboideus major", "13379"),
			structure("rhomboid-major:right", "Rhomboid major", "Musculus rhomboideus major", "13380"),
			structure("trapezius-descending-part:left", "Descending part of trapezius", "Pars descendens musculi trapezii", ""));

	private static Structure structure(String id, String name, String latin, String fma) {
		Side side = id.endsWith("left") ? Side.LEFT : Side.RIGHT;
		List<String> common = name.startsWith("Desc") ? List.of("upper trap", "Trapèze supérieur") : List.of();
		return new Structure(id, name, latin, common, fma, side, Tissue.MUSCLE,
				Optional.of(new Danger(DangerClass.NERVE, 5, "test")), new Provenance(Provenance.Kind.DRAWN, "test"));
	}

	private static List<String> found(String query) {
		return new StructureIndex(STRUCTURES).find(query).stream().map(Structure::id).toList();
	}

	@Test
	void everyNameFindsAStructure() {
		assertEquals(List.of("rhomboid-major:left", "rhomboid-major:right"), found("rhomb"));
		assertEquals(List.of("rhomboid-major:right"), found("rhomboid right"));
		assertEquals(List.of("rhomboid-major:left", "rhomboid-major:right"), found("MUSCULUS rhomboideus"));
		assertEquals(List.of("trapezius-descending-part:left"), found("upper trap"));
		assertEquals(List.of("trapezius-descending-part:left"), found("trapeze superieur"), "accents do not matter");
		assertEquals(List.of("rhomboid-major:left"), found("FMA13379"));
		assertEquals(List.of(), found("omboid"), "the middle of a word is no name");
		assertEquals(3, found(" ").size());
		assertEquals(List.of(), found("spleen"));
	}

	private static SceneBuilder builder() {
		TriangleMesh mesh = TestShapes.ball(Vec3.ZERO, 10, 10, 12);
		List<BodyPart> parts = List.of(new BodyPart(STRUCTURES.get(0), mesh), new BodyPart(STRUCTURES.get(1), mesh),
				new BodyPart(STRUCTURES.get(2), TestShapes.ball(new Vec3(300, 0, 0), 10, 10, 12)),
				TestShapes.part("skin", Tissue.SKIN, TestShapes.ball(Vec3.ZERO, 20, 10, 12)));
		return new SceneBuilder(BodySurfaces.of(parts)).show(EnumSet.of(Tissue.MUSCLE));
	}

	private static Scene scene(ViewChoice choice) {
		SceneBuilder builder = builder();
		choice.apply(builder, Optional.of(Vec3.ZERO));
		return builder.build();
	}

	private static boolean visible(Scene scene, String id) {
		return scene.item(id).orElseThrow().visible();
	}

	@Test
	void structuresAreHiddenShownAloneAndSeenThrough() {
		String left = "rhomboid-major:left";
		ViewChoice bare = ViewChoice.NONE.show(Tissue.SKIN, false);
		assertFalse(visible(scene(bare.hide(left, true)), left));
		assertTrue(visible(scene(bare.hide(left, true).hide(left, false)), left));
		assertFalse(visible(scene(ViewChoice.NONE), left), "under opaque skin");
		Scene alone = scene(bare.isolate(left, true));
		assertTrue(visible(alone, left));
		assertFalse(visible(alone, "rhomboid-major:right"));
		Scene through = scene(bare.opacity(left, 0.4));
		assertEquals(0.4, through.item(left).orElseThrow().material().opacity());
		assertTrue(through.item(left).orElseThrow().translucent());
		assertEquals(ViewChoice.NONE, ViewChoice.NONE.opacity(left, 0.4).opacity(left, 1).hide(left, true).showAll());
		assertEquals(Highlight.FOCUS, scene(bare.select(Optional.of(left))).item(left).orElseThrow().highlight());
	}

	@Test
	void zonesAreSoftCloudsAroundWhatIsNear() {
		Scene scene = scene(ViewChoice.NONE.zones(true));
		SceneItem zone = scene.item(SceneBuilder.ZONE + "rhomboid-major:left").orElseThrow();
		assertTrue(zone.material().cloud());
		assertEquals(5, zone.material().swellMm());
		assertTrue(zone.part().isEmpty(), "a zone is not picked");
		assertTrue(scene.item(SceneBuilder.ZONE + "trapezius-descending-part:left").isEmpty(), "too far away to matter");
		assertTrue(scene.item(SceneBuilder.ZONE + "skin").isEmpty());
		assertTrue(scene.bounds().max().y() >= 14, "the picture's depth range holds the zones");
	}

	@Test
	void depthsArePaintedOnTheSkinAlone() {
		SafeDepthMap map = new SafeDepthMap(List.of(new SafeDepthMap.SafeDepth(3, Vec3.ZERO, new Vec3(0, -1, 0), 25, 12)));
		DepthPaint paint = DepthPaint.of(map, 122, true);
		assertEquals(12, paint.depthMm()[3]);
		assertTrue(Float.isNaN(paint.depthMm()[2]));
		assertEquals(25, DepthPaint.of(map, 122, false).depthMm()[3]);
		Scene scene = scene(ViewChoice.NONE.depths(Optional.of(paint)));
		assertEquals(Optional.of(paint), scene.item("skin").orElseThrow().paint());
		assertEquals(Optional.empty(), scene.item("rhomboid-major:left").orElseThrow().paint());
	}

	@Test
	void bandsFollowTheirLimits() {
		assertEquals(0, DepthPaint.band(0));
		assertEquals(0, DepthPaint.band(4.99));
		assertEquals(1, DepthPaint.band(5));
		assertEquals(DepthPaint.bands() - 1, DepthPaint.band(1000));
		for (int i = 0; i + 1 < DepthPaint.bands(); i++) {
			assertEquals(i + 1, DepthPaint.band(DepthPaint.limitMm(i)));
		}
	}

	@Test
	void theMeshVerticesOfASurfaceAreThoseDrawn() {
		TriangleMesh mesh = TestShapes.cube(Vec3.ZERO, 30);
		Surface surface = Surface.of(mesh);
		for (int v = 0; v < surface.vertexCount(); v++) {
			Vec3 drawn = new Vec3(surface.xyz()[3 * v], surface.xyz()[3 * v + 1], surface.xyz()[3 * v + 2]);
			assertEquals(mesh.vertex(surface.meshVertices()[v]), drawn);
		}
	}
}
