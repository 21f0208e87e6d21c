package org.needlelab.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.needlelab.anatomy.BodyPart;
import org.needlelab.anatomy.Danger;
import org.needlelab.anatomy.DangerClass;
import org.needlelab.anatomy.Provenance;
import org.needlelab.anatomy.Side;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.Tissue;
import org.needlelab.base.Cancellation;
import org.needlelab.geometry.Vec3;

class BodySliceTest {

	private static final double MARGIN_MM = 5;
	/** A ball of skin with a ball of muscle in it, and an artery beside the plane y-z. */
	private static final List<BodyPart> BODY = List.of(
			TestShapes.part("artery", Tissue.ARTERY, TestShapes.ball(new Vec3(9, 0, 0), 6, 30, 40)),
			TestShapes.part("skin", Tissue.SKIN, TestShapes.ball(Vec3.ZERO, 50, 60, 80)),
			TestShapes.part("muscle", Tissue.MUSCLE, TestShapes.ball(Vec3.ZERO, 30, 60, 80)));
	private static final SliceWindow WINDOW = new SliceWindow(-60, -10, 60, 110);

	private static SlicePlane plane(SlicePlane.Kind kind) {
		return SlicePlane.through(new Vec3(0, 50, 0), new Vec3(0, -1, 0), kind);
	}

	private static BodySlice slice(List<BodyPart> parts, SlicePlane plane) {
		return BodySlice.of(parts, new DangerZones(), plane, WINDOW, Cancellation.NEVER);
	}

	@Test
	void theNeedleGoesDownAndTheHeadIsOnTheLeft() {
		SlicePlane along = plane(SlicePlane.Kind.ALONG);
		assertEquals(new Vec3(0, 0, -1), along.right());
		assertEquals(20, along.y(new Vec3(0, 30, 7)), 1e-9);
		assertEquals(-7, along.x(new Vec3(0, 30, 7)), 1e-9);
		assertEquals(SlicePlane.Direction.CAUDAL, SlicePlane.nearest(along.right()));
		SlicePlane across = plane(SlicePlane.Kind.ACROSS);
		assertEquals(SlicePlane.Direction.LEFT, SlicePlane.nearest(across.right()));
		assertEquals(0, across.right().dot(along.right()), 1e-9);
		assertEquals(new Vec3(1, 2, 3).distance(along.place(along.x(new Vec3(1, 2, 3)), along.y(new Vec3(1, 2, 3)))), 1, 1e-9,
				"the place lies off the plane by its x");
	}

	@Test
	void aNeedleAlongTheBodyIsCutToo() {
		SlicePlane plane = SlicePlane.through(Vec3.ZERO, new Vec3(0.05, 0, -1), SlicePlane.Kind.ALONG);
		assertEquals(SlicePlane.Direction.ANTERIOR, SlicePlane.nearest(plane.right()));
	}

	@Test
	void outlinesAreWhereTheBallsAre() {
		BodySlice slice = slice(BODY, plane(SlicePlane.Kind.ALONG));
		assertEquals(List.of("skin", "muscle"), slice.regions().stream().map(r -> r.structure().id()).toList(),
				"painted from outside in; the artery does not reach the plane");
		for (float[] p : slice.regions().get(1).polygons()) {
			for (int i = 0; i < p.length; i += 2) {
				assertEquals(30, Math.hypot(p[i], p[i + 1] - 50), 0.15);
			}
		}
	}

	@Test
	void theRasterTellsWhatIsSeen() {
		BodySlice slice = slice(BODY, plane(SlicePlane.Kind.ALONG));
		assertEquals(Optional.empty(), slice.at(0, -5));
		assertEquals("skin", slice.at(0, 10).orElseThrow().id());
		assertEquals("muscle", slice.at(0, 50).orElseThrow().id());
		assertEquals("muscle", slice.at(-28, 50).orElseThrow().id());
		assertEquals("skin", slice.at(-31, 50).orElseThrow().id());
		assertEquals(Optional.empty(), slice.at(0, 500));
		List<BodySlice.Run> runs = slice.along();
		assertEquals(5, runs.size());
		assertEquals(0, runs.get(1).fromMm(), BodySlice.CELL_MM);
		assertEquals(20, runs.get(2).fromMm(), BodySlice.CELL_MM);
		assertEquals(80, runs.get(2).toMm(), BodySlice.CELL_MM);
		BodySlice.NamePlace name = slice.namePlaces().get(0);
		assertEquals("muscle", name.structure().id());
		assertEquals(0, name.xMm(), 2);
		assertEquals(50, name.yMm(), 2);
		assertEquals(30 * Math.sqrt(2), name.sideMm(), 2);
	}

	@Test
	void aZoneIsCutWhereOnlyTheMarginReachesThePlane() {
		BodyPart plain = BODY.get(0);
		Structure s = plain.structure();
		BodyPart vessel = new BodyPart(new Structure(s.id(), s.name(), "", List.of(), "", Side.MEDIAN, Tissue.ARTERY,
				Optional.of(new Danger(DangerClass.ARTERY, MARGIN_MM, "test")), new Provenance(Provenance.Kind.DRAWN, "test")), plain.mesh());
		BodySlice slice = slice(List.of(vessel), plane(SlicePlane.Kind.ALONG));
		assertTrue(slice.regions().isEmpty());
		assertEquals(1, slice.zones().size());
		double radius = Math.sqrt(11 * 11 - 9 * 9);
		for (float[] p : slice.zones().get(0).polygons()) {
			for (int i = 0; i < p.length; i += 2) {
				assertEquals(radius, Math.hypot(p[i], p[i + 1] - 50), 0.25);
			}
		}
	}

	@Test
	void whatIsNotWantedAnyMoreIsNotCut() {
		assertThrows(CancellationException.class,
				() -> BodySlice.of(BODY, new DangerZones(), plane(SlicePlane.Kind.ALONG), WINDOW, () -> true));
		assertFalse(slice(BODY, plane(SlicePlane.Kind.ACROSS)).regions().isEmpty());
	}
}
