package org.needlelab.anatomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needlelab.base.InputException;
import org.needlelab.geometry.Vec3;

class PlaceExpressionTest {

	private static final Patient WOMAN = new Patient(Sex.FEMALE, 45, 1640, 75);
	private static final Body BODY = ShippedAtlas.body(WOMAN);

	private static Vec3 at(String text) {
		try {
			return PlaceExpression.parse(text).on(BODY);
		} catch (InputException e) {
			throw new AssertionError(text + ": " + e.findings(), e);
		}
	}

	private static String problem(String text) {
		return assertThrows(InputException.class, () -> PlaceExpression.parse(text).on(BODY)).findings().get(0).key();
	}

	@Test
	void namesAtLeast250Landmarks() {
		assertTrue(BODY.landmarks().stream().map(Landmark::id).distinct().count() >= 250);
	}

	@ParameterizedTest
	@CsvSource({ "midclavicular-line, 2, 6", "anterior-axillary-line, 3, 7", "midaxillary-line, 4, 8", "scapular-line, 6, 9",
			"paravertebral-line, 3, 9" })
	void intercostalSpacesFollowEachOtherDownwardsBetweenTheirRibs(String line, int first, int last) {
		double above = Double.POSITIVE_INFINITY;
		for (int space = first; space <= last; space++) {
			Vec3 place = at("intercostal-space:" + space + "@" + line + ":left");
			assertTrue(place.z() < above, line + " " + space);
			assertTrue(at("rib:" + space + "@" + line + ":left").z() > place.z());
			assertTrue(at("rib:" + (space + 1) + "@" + line + ":left").z() < place.z());
			assertEquals(0, BODY.nearestSkinPoint(place).distance(place), 1e-3);
			above = place.z();
		}
	}

	/** With the arm at the side the armpit's skin does not face the thorax: straight in still leads to the space's own pleura. */
	@ParameterizedTest
	@CsvSource({ "4, anterior-axillary-line", "4, midaxillary-line", "5, midaxillary-line", "6, posterior-axillary-line" })
	void straightInOnTheFlankLeadsToThePleura(int space, String line) throws InputException {
		PlaceExpression place = PlaceExpression.parse("intercostal-space:" + space + "@" + line + ":left");
		Vec3 entry = BODY.nearestSkinPoint(place.on(BODY));
		Vec3 inward = place.inward(BODY, entry);
		double depth = BODY.tissuePath(entry, inward, 80).stream().filter(i -> i.structure().id().equals("parietal-pleura:left"))
				.mapToDouble(TissueInterval::entryDepthMm).findFirst().orElseThrow();
		assertTrue(depth < 55, "depth " + depth);
		assertTrue(entry.plus(depth, inward).z() < at("rib:" + space + "@" + line + ":left").z() + 10, "not two ribs higher");
	}

	@Test
	void sidesMirrorEachOther() {
		Vec3 left = at("intercostal-space:2@midclavicular-line:left");
		Vec3 right = at("intercostal-space:2@midclavicular-line:right");
		assertEquals(0, left.mirrored().distance(right), 2);
		assertTrue(left.x() > 50 && left.y() < -60);
	}

	@Test
	void paramedianPlacesAreAsFarFromTheSpineAsTheySay() {
		Vec3 tip = at("spinous-process-tip-T4");
		Vec3 place = at("vertebral-level:T4@paramedian:45:right");
		assertEquals(tip.x() - 45, place.x(), 1e-9);
		assertEquals(tip.z(), place.z(), 1e-9);
		assertTrue(place.y() > tip.y() - 10);
		assertEquals(at("T4 spinous process@paramedian:45:right"), at("spinous-process-tip-T4@paramedian:45:right"));
	}

	@Test
	void axillaryLinesLieInTheirOrder() {
		double anterior = at("intercostal-space:6@anterior-axillary-line:left").y();
		double middle = at("intercostal-space:6@midaxillary-line:left").y();
		double posterior = at("intercostal-space:6@posterior-axillary-line:left").y();
		assertTrue(anterior < middle && middle < posterior);
		assertEquals(middle, at("intercostal-space:6@mid-axillary-line:left").y());
	}

	@Test
	void knowsAliasesAndPointsBetweenLandmarks() {
		assertEquals(at("external-occipital-protuberance"), at("inion"));
		assertEquals(at("scapula-inferior-angle:left"), at("inferior angle of scapula:left"));
		assertEquals(at("spinous-process-tip-T4"), at("T4 spinous process"));
		Vec3 third = at("spinous-process-tip-C7~acromion-lateral-tip:left*0.25+0,0,10");
		Vec3 expected = at("C7").lerp(at("acromion:left"), 0.25).plus(new Vec3(0, 0, 10));
		assertEquals(0, third.distance(expected), 1e-9);
	}

	@Test
	void derivedLandmarksLieWhereTheirRuleSays() {
		Vec3 middle = at("clavicle-medial-end:right").lerp(at("clavicle-lateral-end:right"), 0.5);
		// the rule holds on the base subject; the patient's map bends straight lines a little
		assertEquals(0, at("clavicle-midpoint:right").distance(middle), 3);
	}

	@Test
	void saysWhatIsWrong() {
		assertEquals("place.syntax", problem("T4@@x"));
		assertEquals("place.level", problem("vertebral-level:L9@paramedian:30:left"));
		assertEquals("place.level", problem("intercostal-space:12@midclavicular-line:left"));
		assertEquals("place.line", problem("intercostal-space:2@midclavicular-line"));
		assertEquals("place.line", problem("vertebral-level:T4@paramedian:30"));
		assertEquals("place.line", problem("vertebral-level:T4@paramedian:999:left"));
		assertEquals("place.no-rib", problem("intercostal-space:11@midclavicular-line:left"));
		assertEquals("place.unknown", problem("elbow-pit:left~acromion:left"));
		assertEquals(Optional.empty(), PlaceExpression.find(BODY, "nowhere"));
	}

	@Test
	void knowsPlainCoordinates() throws InputException {
		assertTrue(PlaceExpression.parse("1,-2.5,3").isPlain());
		assertFalse(PlaceExpression.parse("inion+1,2,3").isPlain());
		assertEquals(Optional.of("nose"), PlaceExpression.parse("nose@midclavicular-line:left").unknownLandmark(List.of("inion")));
	}
}
