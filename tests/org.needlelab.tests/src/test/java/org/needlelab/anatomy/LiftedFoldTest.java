package org.needlelab.anatomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.needlelab.geometry.MeshCheck;
import org.needlelab.geometry.Vec3;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class LiftedFoldTest {

	private static final String TRAPEZIUS = "trapezius-descending-part:left";
	private static final LiftedFold FOLD = new LiftedFold(new Vec3(10, 20, 30), new Vec3(0, 0, 1), new Vec3(1, 0, 0.5), 20, 90, 60);

	@Test
	void theTopIsLiftedByTheHeightAndTheRimNotAtAll() {
		assertEquals(new Vec3(10, 20, 50), FOLD.moved(new Vec3(10, 20, 30)));
		for (Vec3 rim : new Vec3[] { new Vec3(55, 20, 30), new Vec3(10, 50, 30), new Vec3(10, 20, 30 - LiftedFold.DEPTH_MM) }) {
			assertEquals(rim, FOLD.moved(rim));
		}
		assertThrows(IllegalArgumentException.class, () -> new LiftedFold(Vec3.ZERO, new Vec3(0, 0, 1), new Vec3(0, 0, 1), 20, 90, 60));
		assertThrows(IllegalArgumentException.class, () -> new LiftedFold(Vec3.ZERO, new Vec3(0, 0, 1), new Vec3(1, 0, 0), 60, 90, 60));
	}

	@Property(tries = 200)
	void whatLiesDeeperStaysDeeper(@ForAll @DoubleRange(min = -45, max = 45) double x, @ForAll @DoubleRange(min = -30, max = 30) double y,
			@ForAll @DoubleRange(min = -90, max = 40) double z, @ForAll @DoubleRange(min = 0.01, max = 20) double below) {
		Vec3 place = new Vec3(10 + x, 20 + y, 30 + z);
		double above = FOLD.moved(place).z();
		assertTrue(FOLD.moved(place.minus(new Vec3(0, 0, below))).z() < above, place::toString);
	}

	@Test
	void theTrapeziusIsLiftedOffTheLungAndStaysClosed() {
		Body body = ShippedAtlas.body(new Patient(Sex.FEMALE, 29, 1670, 60));
		Vec3 crest = body.nearestSkinPoint(body.landmark("spinous-process-tip-C7").orElseThrow().position().plus(new Vec3(88, -28, 15)));
		Body lifted = new LiftedFold(crest, body.inward(crest).times(-1), new Vec3(1, 0, 0), 20, 90, 60).lift(body, TRAPEZIUS);
		Vec3 top = crest.minus(body.inward(crest).times(20));
		assertEquals(0, lifted.nearestSkinPoint(top).distance(top), 1.5, "the skin is up there");
		for (String id : new String[] { "skin", "subcutaneous-tissue", "deep-fascia", TRAPEZIUS }) {
			MeshCheck check = MeshCheck.of(lifted.part(id).orElseThrow().mesh());
			assertTrue(check.closed() && check.inconsistentEdges() == 0 && check.volumeMm3() > 0, id);
		}
		assertSame(body.part("left-lung").orElse(body.parts().get(10)), lifted.part("left-lung").orElse(lifted.parts().get(10)));
		Vec3 inward = lifted.inward(lifted.nearestSkinPoint(top));
		double before = firstDanger(body, crest, body.inward(crest));
		assertTrue(firstDanger(lifted, lifted.nearestSkinPoint(top), inward) > before + 10, "farther from what lies below");
		assertEquals(Optional.of(body.patient().orElseThrow()), lifted.patient());
	}

	private static double firstDanger(Body body, Vec3 skin, Vec3 inward) {
		return body.tissuePath(skin, inward, 120).stream()
				.filter(i -> i.structure().danger().filter(d -> d.dangerClass() == DangerClass.LUNG).isPresent())
				.mapToDouble(TissueInterval::entryDepthMm).min().orElse(120);
	}
}
