package org.needlelab.anatomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
		assertEquals(at("T4 spinous process@paramedian:45:right"), at("T4@paramedian:45:right"));
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

	/** Landmarks of soft parts and ends of bones lie on what they name. */
	@ParameterizedTest
	@CsvSource({ "achilles-tendon:left, calcaneal-tendon:left, 0.5", "scapula-spine-root:left, scapula:left, 3", "radial-tuberosity:right, radius:right, 3",
			"dorsal-tubercle-radius:left, radius:left, 3", "posterior-inferior-iliac-spine:left, hip-bone:left, 3", "supraglenoid-tubercle:left, scapula:left, 6" })
	void landmarksLieOnWhatTheyName(String landmark, String structure, double mm) {
		assertTrue(BODY.part(structure).orElseThrow().hierarchy().signedDistanceMm(at(landmark)) < mm, landmark);
	}

	@Test
	void derivedLandmarksLieWhereTheirRuleSays() {
		Vec3 middle = at("clavicle-medial-end:right").lerp(at("clavicle-lateral-end:right"), 0.5);
		// the rule holds on the base subject; the patient's map bends straight lines a little
		assertEquals(0, at("clavicle-midpoint:right").distance(middle), 3);
	}

	/** However people write a place, it is the same place. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "spinous-process-tip-T4|T4", "spinous-process-tip-T4|t4 spinous process", "spinous-process-tip-L4|vertebral-level:L4",
			"acromion-lateral-tip:left|left acromion", "acromion-lateral-tip:left|Acromion:LEFT", "acromion-lateral-tip:left|acromion left",
			"acromion-lateral-tip:right|R acromion", "spinous-process-tip-L3~spinous-process-tip-L4|L3-L4", "spinous-process-tip-L3~spinous-process-tip-L4|L3/4",
			"spinous-process-tip-L5~sacral-crest-S1|L5-S1", "vertebral-level:L4@paramedian:30:left|L4@paramedian:left:30mm",
			"vertebral-level:L4@paramedian:30:left|vertebral level L4 @ left paramedian 30 mm",
			"intercostal-space:2@midclavicular-line:right|ICS2@MCL:right", "intercostal-space:2@midclavicular-line:right|second intercostal space@right mid-clavicular line",
			"intercostal-space:5@anterior-axillary-line:left|5th ICS@AAL:left", "rib:5@scapular-line:left|fifth rib@mid-scapular line left",
			"vertebral-level:T4@posterior-median-line|T4@midspinal line",
			"scapula-inferior-angle:left@paravertebral-line:left|inferior angle of scapula@paravertebral-line:left",
			"posterior-superior-iliac-spine:left~greater-trochanter:left*0.3|PSIS~greater trochanter:left * 30%",
			"acromion:left+0,0,-50|acromion:left + inferior:50", "acromion:left+20,0,-50|acromion:left+50 mm below+lateral:20",
			"acromion:right+-20,0,0|acromion:right+lateral:20", "acromion:right+20,0,0|acromion:right+medial:20", "inion+0,-3,0|EOP+anterior:3",
			"spinous-process-tip-T4|SP of T4", "spinous-process-tip-T4|T4 SP", "spinous-process-tip-T4|tip of the spinous process of T4",
			"spinous-process-tip-T4~spinous-process-tip-T5*0.3|T4~T5*0.3", "spinous-process-tip-T4+20,0,0|2 cm lateral of T4 left",
			"spinous-process-tip-T4+20,0,0|T4+left:2cm", "acromion:right+-25,0,0|25 mm lateral to the right acromion",
			"umbilicus+0,0,-30|3 cm below the umbilicus", "trapezius-crest-midpoint:right|GB 21 right", "mcburney-point:right|McBurney's point",
			"intercostal-space:2@midclavicular-line:right|midclavicular line 2nd intercostal space right",
			"intercostal-space:2@midclavicular-line:right|2nd intercostal space, right midclavicular line",
			"intercostal-space:2@midclavicular-line:right|2nd ICS in the MCL right", "intercostal-space:2@midclavicular-line:right|right 2nd ICS@MCL",
			"vertebral-level:T4@paramedian:45:left|T4 paramedian 4.5 cm left", "vertebral-level:T4@paramedian:45:left|T4@paramedian:4.5cm:left",
			"scapula-inferior-angle:left|inferior angle of the scapula left", "scapula-inferior-angle:left|inferior scapular angle:left",
			"lateral-malleolus-tip:right|tip of the lateral malleolus, right", "lateral-epicondyle-humerus:left|lateral humeral epicondyle left",
			"greater-tubercle:left|greater tuberosity of the humerus left", "tibial-tuberosity:left|tibial tubercle left",
			"patella-superior-pole:left|upper pole of the patella left", "fifth-metatarsal-base:left|base of the 5th metatarsal left",
			"rib-angle-5:left|angle of the 5th rib left", "rib-anterior-end-12:left|tip of the twelfth rib left", "thigh-midpoint:left|midthigh left",
			"transverse-process-tip-L3:left|tip of L3 transverse process left", "radial-styloid-process:left|left radial styloid", "coccyx-tip|tip of the coccyx",
			"spinous-process-tip-L4~spinous-process-tip-L5|L4/5 interspace", "spinous-process-tip-L3~spinous-process-tip-L4|L3-L4 interspinous space",
			"spinous-process-tip-L4|fourth lumbar vertebra", "spinous-process-tip-L4+30,0,0|3 cm lateral to L4 spinous process left",
			"acromion:left+20,0,-30|2 cm lateral and 3 cm inferior to the acromion left", "C7~acromion:left|midpoint between C7 and acromion left",
			"acromion:left~C7|midway between the acromion and C7 left", "greater-trochanter:left~sacral-hiatus*0.3|30 % of the way from the greater trochanter to the sacral hiatus left",
			"ASIS:left~patella-superior-pole:left*0.6666666666666666|two thirds of the distance from ASIS to patella superior pole left" })
	void usualSpellingsAreTheSamePlace(String plain, String written) {
		assertEquals(0, at(plain).distance(at(written)), 1e-9);
	}

	/** Along a limb, not down: the arms hang a little away from the trunk. */
	@Test
	void distalLeadsAlongTheLimb() {
		Vec3 epicondyle = at("lateral-epicondyle-humerus:left");
		Vec3 above = at("10 cm proximal to the lateral epicondyle of the humerus left");
		assertEquals(100, above.distance(epicondyle), 1e-9);
		Vec3 humerus = at("humeral-head-centre:left").minus(at("elbow-centre:left")).normalized();
		assertEquals(1, above.minus(epicondyle).normalized().dot(humerus), 1e-9);
		assertTrue(at("tibial-tuberosity:right+distal:5cm").z() < at("tibial-tuberosity:right").z() - 48);
		assertEquals("place.no-limb", problem("umbilicus+distal:50"));
		assertEquals("place.no-limb", problem("5 cm proximal to T4"));
	}

	/** What two places share tells neither. */
	@Test
	void wordsThatTwoPlacesShareTellNone() {
		assertEquals("place.unknown", problem("lateral epicondyle:left"));
		assertEquals("place.unknown", problem("first web space:left"));
	}

	/** Sites of published depths that a stranger has to be able to name. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "umbilicus", "cricoid cartilage", "Adam's apple", "xiphoid process", "superior nuchal line:left", "suboccipital triangle:left",
			"GB21:left", "GB20:left", "GV16", "SI14:left", "ST9:right", "BL52:left", "S2 foramen:left", "sacral hiatus", "renal angle:left",
			"ventrogluteal site:left", "dorsogluteal:left", "gluteal fold:left", "inguinal crease:left", "popliteal crease:left", "fibular neck:left",
			"tarsal tunnel:left", "carpal tunnel:left", "cubital tunnel:left", "spiral groove:left", "suprascapular notch:left",
			"quadrangular space:left", "bicipital groove:left", "anatomical snuffbox:left", "LI4:left", "adductor canal:left",
			"achilles tendon:left", "Gerdy's tubercle:left", "Lister's tubercle:left", "PIIS:left", "radial tuberosity:left", "surgical neck of humerus:left",
			"GB30:left", "ST36:left", "LI11:right", "SP6:left", "PC6:left", "BL57:left", "KI3:left", "GB34:left", "CV12", "ST25:left", "Tuffier line@paramedian:30:left", "McBurney's point:right" })
	void sitesOfPublishedDepthsHaveNames(String name) {
		Vec3 place = at(name);
		assertTrue(BODY.nearestSkinPoint(place).distance(place) < 120, name);
	}

	@Test
	void namesOfLandmarksAreUnique() {
		Map<String, String> owners = new HashMap<>();
		for (Landmark l : BODY.landmarks()) {
			List<String> names = new ArrayList<>(l.aliasIds());
			names.add(Landmark.plain(l.id()));
			for (String name : names) {
				String other = owners.putIfAbsent(name, l.id());
				assertTrue(other == null || other.equals(l.id()), name + " is " + other + " and " + l.id());
			}
		}
	}

	@Test
	void saysWhatIsWrong() {
		assertEquals("place.syntax", problem("T4@@x"));
		assertEquals("place.syntax", problem("acromion:left~"));
		assertEquals("place.syntax", problem("acromion:left*2"));
		assertEquals("place.level", problem("vertebral-level:L9@paramedian:30:left"));
		assertEquals("place.level", problem("L2-L4"));
		assertEquals("place.level", problem("intercostal-space:12@midclavicular-line:left"));
		assertEquals("place.level-alone", problem("rib:5"));
		assertEquals("place.line", problem("T4@midclavicular-line:rigth"));
		assertEquals("place.line.side", problem("intercostal-space:2@midclavicular-line"));
		assertEquals("place.line.side", problem("vertebral-level:T4@paramedian:30"));
		assertEquals("place.line.distance", problem("vertebral-level:T4@paramedian:999:left"));
		assertEquals("place.line.distance", problem("vertebral-level:T4@paramedian:left"));
		assertEquals("place.line.no-distance", problem("T4@midclavicular-line:30:left"));
		assertEquals("place.line", problem("T4@paramedian:-45:left"));
		assertEquals("place.line.distance", problem("T4@paramedian:4500:left"));
		assertEquals("place.level", problem("T13"));
		assertEquals("place.line.side", problem("2nd ICS MCL"));
		assertEquals("place.lateral", problem("2 cm lateral of T4"));
		assertEquals("place.structure", problem("rhomboid-major:left"));
		assertEquals("place.no-rib", problem("intercostal-space:11@midclavicular-line:left"));
		assertEquals("place.which-side", problem("acromion:rigth"));
		assertEquals("place.side", problem("acromion"));
		assertEquals("place.offset", problem("T4+sideways:3"));
		assertEquals("place.offset", problem("T4+1,2"));
		assertEquals("place.lateral", problem("T4+lateral:3"));
		assertEquals("place.unknown", problem("elbow-pit:left~acromion:left"));
		assertEquals(Optional.empty(), PlaceExpression.find(BODY, "nowhere"));
	}

	@Test
	void suggestsLandmarksWithTheSameWords() {
		Object suggestions = assertThrows(InputException.class, () -> PlaceExpression.parse("popliteal vein:left").on(BODY)).findings().get(0)
				.arguments().get("suggestions");
		assertTrue(suggestions.toString().contains("popliteal"), suggestions.toString());
	}

	@Test
	void wordsOfAnatomyAreDirections() {
		assertEquals(new Vec3(0, 1, 0), PlaceExpression.direction("Posterior", Vec3.ZERO).orElseThrow());
		assertEquals(new Vec3(-1, 0, 0), PlaceExpression.direction("lateral", new Vec3(-50, 0, 0)).orElseThrow());
		assertEquals(new Vec3(1, 0, 0), PlaceExpression.direction("medial", new Vec3(-50, 0, 0)).orElseThrow());
		assertEquals(Optional.empty(), PlaceExpression.direction("sideways", Vec3.ZERO));
	}

	@Test
	void theSkinStraightBehindADeepPlaceIsBehindIt() {
		Vec3 deep = at("PSIS:left~greater-trochanter:left");
		Vec3 skin = BODY.skinTowards(deep, new Vec3(0, 1, 0)).orElseThrow();
		assertEquals(deep.x(), skin.x(), 1e-9);
		assertEquals(deep.z(), skin.z(), 1e-9);
		assertTrue(skin.y() > deep.y() + 20 && BODY.nearestSkinPoint(skin).distance(skin) < 1e-3);
		assertEquals(Optional.empty(), BODY.skinTowards(new Vec3(0, 500, 1000), new Vec3(0, 1, 0)));
		assertTrue(BODY.skinFrom(new Vec3(skin.x(), 500, skin.z()), new Vec3(0, -1, 0)).orElseThrow().y() >= skin.y() - 1e-6);
		assertEquals(Optional.empty(), BODY.skinFrom(new Vec3(0, 500, 5000), new Vec3(0, -1, 0)));
	}

	@Test
	void knowsPlainCoordinates() throws InputException {
		assertTrue(PlaceExpression.parse("1,-2.5,3").isPlain());
		assertFalse(PlaceExpression.parse("inion+1,2,3").isPlain());
		assertEquals(Optional.of("nose"), PlaceExpression.parse("nose@midclavicular-line:left").unknownLandmark(List.of("inion")));
		assertEquals(Optional.empty(), PlaceExpression.parse("PSIS~Acromion:left").unknownLandmark(List.of("psis:left", "acromion:left")));
	}
}
