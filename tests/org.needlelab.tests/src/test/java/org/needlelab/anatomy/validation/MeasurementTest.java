package org.needlelab.anatomy.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.BoxBody;
import org.needlelab.anatomy.PlaceExpression;
import org.needlelab.base.InputException;
import org.needlelab.geometry.Vec3;

/** Every way of measuring, on a body of boxes whose distances are known. */
class MeasurementTest {

	private static final double EXACT_MM = 1e-4;
	private static final Heading BACKWARDS = new Heading.Fixed(new Vec3(0, 2, 0));

	private final Body body = BoxBody.body();

	private static PlaceExpression place(String text) {
		try {
			return PlaceExpression.parse(text);
		} catch (InputException e) {
			throw new AssertionError(e);
		}
	}

	private static List<StructureSelector> of(String... patterns) {
		return Arrays.stream(patterns).map(StructureSelector::new).toList();
	}

	private double on(Measurement measurement) throws InputException {
		return measurement.on(body).orElseThrow();
	}

	private static Measurement.Depth depth(String at, Heading heading, List<StructureSelector> from, double share, String to) {
		return new Measurement.Depth(place(at), heading, from, of(to), share);
	}

	@Test
	void depthCountsFromTheSkinToTheNearSurface() throws InputException {
		assertEquals(50, on(depth("front", BACKWARDS, List.of(), 0, "parietal-pleura:left")), EXACT_MM);
		assertEquals(30, on(depth("front", BACKWARDS, List.of(), 0, "rib-*")), EXACT_MM);
		assertEquals(30, on(depth("front", BACKWARDS, List.of(), 0, "tissue:bone")), EXACT_MM);
	}

	@Test
	void aPlaceOffTheSkinIsBroughtToIt() throws InputException {
		assertEquals(50, on(depth("front+5,-30,5", BACKWARDS, List.of(), 0, "parietal-pleura:left")), EXACT_MM);
	}

	@Test
	void shareTellsHowFarIntoTheStructure() throws InputException {
		assertEquals(40, on(depth("front", BACKWARDS, List.of(), 1, "rib-*")), EXACT_MM);
		assertEquals(37.5, on(depth("front", BACKWARDS, List.of(), 0.75, "rib-*")), EXACT_MM);
	}

	@Test
	void aStartingStructureIsTakenOff() throws InputException {
		assertEquals(38, on(depth("front", BACKWARDS, of("deep-fascia"), 0, "parietal-pleura:left")), EXACT_MM);
		assertEquals(10, on(depth("front", BACKWARDS, of("subcutaneous-tissue"), 0, "deep-fascia")), EXACT_MM);
	}

	@Test
	void anObliquePathIsLongerByItsSlope() throws InputException {
		assertEquals(50 * Math.sqrt(2), on(depth("front", new Heading.Fixed(new Vec3(0, 1, 1)), List.of(), 0,
				"parietal-pleura:left")), EXACT_MM);
		assertEquals(50 * Math.hypot(1, 0.4), on(depth("front-lower", new Heading.Towards(place("middle")), List.of(), 0,
				"parietal-pleura:left")), EXACT_MM);
	}

	@Test
	void aPathThatMissesGivesNothing() throws InputException {
		assertEquals(OptionalDouble.empty(),
				depth("front", new Heading.Fixed(new Vec3(1, 0.1, 0)), List.of(), 0, "rib-*").on(body));
		assertEquals(OptionalDouble.empty(), depth("front", BACKWARDS, of("long-nerve:left"), 0, "rib-*").on(body));
	}

	@Test
	void nearestIsShorterThanAlongAPath() throws InputException {
		assertEquals(Math.hypot(18, 18), on(new Measurement.Nearest(place("front+10,0,0"), of("long-nerve:left"))), EXACT_MM);
		assertEquals(30, on(new Measurement.Nearest(place("front+-40,0,0"), of("long-nerve:left", "rib-*"))), EXACT_MM);
	}

	@Test
	void outwardAndCoverEndAtTheSkin() throws InputException {
		assertEquals(100, on(new Measurement.Outward(place("middle"), new Vec3(3, 0, 0))), EXACT_MM);
		assertEquals(90, on(new Measurement.Cover(new Point.Place(place("middle+10,0,0"), false))), EXACT_MM);
		assertEquals(20, on(new Measurement.Cover(new Point.AtLevel(new StructureSelector("long-nerve:left"), place("middle")))),
				EXACT_MM);
	}

	@Test
	void betweenTakesTheDistanceOrOneComponent() throws InputException {
		Point front = new Point.Place(place("front"), false);
		Point nerve = new Point.AtLevel(new StructureSelector("long-nerve:left"), place("front"));
		assertEquals(Math.hypot(30, 20), on(new Measurement.Between(front, nerve, Vec3.ZERO)), EXACT_MM);
		assertEquals(30, on(new Measurement.Between(front, nerve, new Vec3(-2, 0, 0))), EXACT_MM);
		Point top = new Point.Extreme(new StructureSelector("long-nerve:left"), new Vec3(0, 0, 1));
		assertEquals(60, on(new Measurement.Between(front, top, new Vec3(0, 0, 1))), EXACT_MM);
	}

	@Test
	void crossingIsMeasuredAlongTheLine() throws InputException {
		assertEquals(30, on(new Measurement.Crossing(new StructureSelector("long-nerve:left"), place("front"),
				place("front+80,0,0"), new Vec3(0, 1, 0))), EXACT_MM);
	}

	@Test
	void gapIsTheShortestDistanceWithinTheSlab() throws InputException {
		// the rod's vertices lie 60 mm above and below: only a slab that reaches them sees the gap to the pleura
		assertEquals(Math.hypot(28, 10), on(new Measurement.Gap(of("long-nerve:left"), of("parietal-pleura:left"),
				place("middle"), 61)), EXACT_MM);
		assertEquals(OptionalDouble.empty(), new Measurement.Gap(of("long-nerve:left"), of("parietal-pleura:left"),
				place("middle"), 20).on(body));
	}

	@Test
	void anUnknownPlaceIsSaid() {
		InputException e = assertThrows(InputException.class,
				() -> depth("frnt", BACKWARDS, List.of(), 0, "rib-*").on(body));
		assertEquals("place.unknown", e.findings().get(0).key());
		assertTrue(e.findings().get(0).arguments().get("suggestions").toString().contains("front"));
	}
}
