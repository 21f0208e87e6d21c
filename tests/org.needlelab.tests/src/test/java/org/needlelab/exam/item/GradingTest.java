package org.needlelab.exam.item;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.needlelab.geometry.Vec3;

import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class GradingTest {

	private static final Key.Places NOWHERE = place -> {
		throw new AssertionError(place);
	};
	private static final Set<String> OFFERED = Set.of("a", "b", "c", "d", "e", "f");

	private static double credit(Key key, Response response) {
		return Grading.grade(key, response, NOWHERE).credit();
	}

	private static Response chosen(String... options) {
		return new Response.Chosen(Set.of(options));
	}

	private static Key several(SetRule rule) {
		return new Key.Several(Set.of("a", "b", "c"), OFFERED, rule);
	}

	@Test
	void oneOptionIsWorthItsCreditAndTwoAreWorthNothing() {
		Key key = new Key.One(Map.of("a", 1.0, "b", 0.25));
		assertEquals(1, credit(key, chosen("a")));
		assertEquals(0.25, credit(key, chosen("b")));
		assertEquals(0, credit(key, chosen("c")));
		assertEquals(0, credit(key, chosen("a", "b")));
		assertFalse(Grading.grade(key, chosen(), NOWHERE).answered());
	}

	@Test
	void eachRuleForSetsGivesItsCredit() {
		Response two = chosen("a", "b", "d");
		assertEquals(0, credit(several(SetRule.Plain.ALL_OR_NOTHING), two));
		assertEquals(2.0 / 3, credit(several(SetRule.Plain.SHARE_OF_RIGHT), two));
		assertEquals(1.0 / 3, credit(several(SetRule.Plain.RIGHT_MINUS_WRONG), two));
		assertEquals(4.0 / 6, credit(several(SetRule.Plain.EACH_DECISION), two));
		SetRule weighted = new SetRule.Weighted(Map.of("a", 0.5, "b", 0.5, "d", -0.25), -0.125, 0, 1);
		assertEquals(0.75, credit(several(weighted), two));
		assertEquals(0, credit(several(weighted), chosen("d", "e")));
	}

	@Test
	void ordersAreScoredByPlacesOrNeighbours() {
		List<String> right = List.of("a", "b", "c", "d");
		Response moved = new Response.Ordered(List.of("b", "c", "d", "a"));
		assertEquals(0, credit(new Key.Order(right, Key.OrderRule.ALL_OR_NOTHING), moved));
		assertEquals(0, credit(new Key.Order(right, Key.OrderRule.PLACES), moved));
		assertEquals(2.0 / 3, credit(new Key.Order(right, Key.OrderRule.NEIGHBOURS), moved));
		assertEquals(0.5, credit(new Key.Order(right, Key.OrderRule.PLACES), new Response.Ordered(List.of("a", "b", "d", "c"))));
	}

	@Test
	void numbersAreDecimalAndTheirBoundsBelongToThem() {
		Key key = new Key.Number(List.of(NumberAnswer.between(new BigDecimal("3.141"), new BigDecimal("3.142"), 1, Optional.empty()),
				new NumberAnswer(new BigDecimal("3"), new BigDecimal("0.5"), 0.5, Optional.empty())));
		for (String right : List.of("3.141", "3.142", " 3,1415 ", "+3.1410", "31415e-4")) {
			assertEquals(1, credit(key, new Response.Typed(right)), right);
		}
		assertEquals(0.5, credit(key, new Response.Typed("3.1409999999999999999999")));
		for (String wrong : List.of("pi", "3.6", "3,1,4", "1e999999999", "NaN", "3.14 mm")) {
			assertEquals(0, credit(key, new Response.Typed(wrong)), wrong);
		}
		assertFalse(Grading.grade(key, new Response.Typed("  "), NOWHERE).answered());
	}

	@Test
	void textIsComparedAsPeopleRead() {
		Key key = new Key.Text(List.of(new TextAnswer("supraspinatus*", 1, Optional.empty()),
				new TextAnswer("*spinatus", 0.5, Optional.empty())), false);
		assertEquals(1, credit(key, new Response.Typed("  Supraspinatus   muscle")));
		assertEquals(0.5, credit(key, new Response.Typed("INFRASPINATUS")));
		assertEquals(0, credit(key, new Response.Typed("teres minor")));
		Key strict = new Key.Text(List.of(new TextAnswer(TextAnswer.literal("a*b\\c"), 1, Optional.empty())), true);
		assertEquals(1, credit(strict, new Response.Typed("a*b\\c")));
		assertEquals(0, credit(strict, new Response.Typed("axb\\c")));
		assertEquals(0, credit(strict, new Response.Typed("A*b\\c")));
		Key accented = new Key.Text(List.of(new TextAnswer("\u00e9", 1, Optional.empty())), true);
		assertEquals(1, credit(accented, new Response.Typed("e\u0301")));
	}

	@Test
	void aPointBesideEveryAreaIsAWrongOne() {
		List<Area> areas = List.of(new Area.Circle("lung", 10, 10, 5), new Area.Rectangle("rib", 20, 0, 30, 10),
				new Area.Polygon("scapula", List.of(40.0, 0.0, 50.0, 0.0, 40.0, 10.0)), new Area.Ellipse("node", 60, 5, 4, 2));
		Key key = new Key.Areas(areas, Set.of("lung", "scapula"), SetRule.Plain.RIGHT_MINUS_WRONG);
		assertEquals(1, credit(key, pointed(10, 15, 45, 5)));
		assertEquals(0.5, credit(key, pointed(10, 15)));
		assertEquals(0, credit(key, pointed(10, 15, 100, 100)));
		assertEquals(0, credit(key, pointed(10, 15, 63, 6)));
		assertEquals(0.5, credit(key, pointed(10, 15, 10, 10)));
	}

	private static Response pointed(double... xy) {
		List<Response.Point> points = new ArrayList<>();
		for (int i = 0; i < xy.length; i += 2) {
			points.add(new Response.Point(xy[i], xy[i + 1]));
		}
		return new Response.Pointed(points);
	}

	@Test
	void aPlaceOnTheBodyCountsByStructureAndDistance() {
		Key key = new Key.Location(Set.of("skin"), Optional.of(new Key.Zone("acromion:left", 10, 20)));
		Key.Places places = place -> new Vec3(1, 2, 3);
		assertEquals(1, Grading.grade(key, new Response.Located("skin", new Vec3(11, 2, 3)), places).credit());
		assertEquals(0.5, Grading.grade(key, new Response.Located("skin", new Vec3(16, 2, 3)), places).credit());
		assertEquals(0, Grading.grade(key, new Response.Located("skin", new Vec3(21, 2, 3)), places).credit());
		assertEquals(0, Grading.grade(key, new Response.Located("scapula:left", new Vec3(1, 2, 3)), places).credit());
	}

	@Test
	void aCriticalFailureFailsTheStationWhateverItsPoints() {
		Key key = new Key.Station("rhomboid", Optional.of(70.0));
		assertEquals(1, credit(key, new Response.Performed(70, 0)));
		assertEquals(0, credit(key, new Response.Performed(69.9, 0)));
		Grade grade = Grading.grade(key, new Response.Performed(100, 1), NOWHERE);
		assertTrue(grade.critical());
		assertEquals(0, grade.credit());
		assertEquals(0.55, credit(new Key.Station("rhomboid", Optional.empty()), new Response.Performed(55, 0)));
	}

	@Test
	void anAnswerOfAnotherKindIsAFaultOfTheProgram() {
		assertThrows(IllegalArgumentException.class, () -> credit(new Key.One(Map.of()), new Response.Typed("a")));
	}

	@Example
	void nothingIsWorthNothing() {
		assertEquals(Grade.BLANK, Grading.grade(several(SetRule.Plain.EACH_DECISION), new Response.Blank(), NOWHERE));
	}

	@Property
	void fullCreditOnlyForExactlyTheRightOnes(@ForAll SetRule.Plain rule, @ForAll @Size(max = 6) Set<@IntRange(max = 5) Integer> picks) {
		Assume.that(!picks.isEmpty() && rule != SetRule.Plain.SHARE_OF_RIGHT);
		Set<String> options = new HashSet<>();
		picks.forEach(i -> options.add("abcdef".substring(i, i + 1)));
		double credit = credit(several(rule), new Response.Chosen(options));
		assertTrue(credit >= 0 && credit <= 1);
		assertEquals(options.equals(Set.of("a", "b", "c")), credit == 1);
	}

	@Property
	void oneWrongChoiceMoreNeverPays(@ForAll SetRule.Plain rule, @ForAll @Size(max = 4) Set<@IntRange(max = 4) Integer> picks) {
		Set<String> options = new HashSet<>();
		picks.forEach(i -> options.add("abcde".substring(i, i + 1)));
		Assume.that(!options.isEmpty());
		double before = credit(several(rule), new Response.Chosen(options));
		options.add("f");
		assertTrue(credit(several(rule), new Response.Chosen(options)) <= before);
	}

	@Property
	void onlyTheRightOrderIsWorthAll(@ForAll Key.OrderRule rule, @ForAll long seed) {
		List<String> right = List.of("a", "b", "c", "d", "e");
		List<String> given = new ArrayList<>(right);
		Collections.shuffle(given, new Random(seed));
		double credit = credit(new Key.Order(right, rule), new Response.Ordered(given));
		assertTrue(credit >= 0 && credit <= 1);
		assertEquals(given.equals(right), credit == 1);
	}

	@Property
	void everyNumberWithinTheToleranceIsAccepted(@ForAll @BigRange(min = "-1000", max = "1000") BigDecimal value,
			@ForAll @BigRange(min = "0", max = "10") BigDecimal tolerance, @ForAll @IntRange(min = -100, max = 100) int percent) {
		BigDecimal typed = value.add(tolerance.multiply(BigDecimal.valueOf(percent, 2)));
		Key key = new Key.Number(List.of(new NumberAnswer(value, tolerance, 1, Optional.empty())));
		assertEquals(1, credit(key, new Response.Typed(typed.toPlainString())));
		BigDecimal beyond = value.add(tolerance).add(new BigDecimal("0.0000001"));
		assertEquals(0, credit(key, new Response.Typed(beyond.toPlainString())));
	}

	@Property
	void aTextIsAcceptedByItselfAsAPattern(@ForAll @StringLength(min = 1, max = 30) String text, @ForAll boolean caseSensitive) {
		Assume.that(!text.isBlank());
		Key key = new Key.Text(List.of(new TextAnswer(TextAnswer.literal(text), 1, Optional.empty())), caseSensitive);
		assertEquals(1, credit(key, new Response.Typed(text)));
	}

	@Property
	void manyStarsTakeNoTime(@ForAll @IntRange(min = 1, max = 200) int stars) {
		Key key = new Key.Text(List.of(new TextAnswer("*a".repeat(stars) + "b", 1, Optional.empty())), true);
		assertEquals(0, credit(key, new Response.Typed("a".repeat(2000))));
	}

	@Property
	void fartherIsNeverBetter(@ForAll @DoubleRange(min = 0, max = 50) double near, @ForAll @DoubleRange(min = 0, max = 50) double more) {
		Key key = new Key.Location(Set.of(), Optional.of(new Key.Zone("p", 5, 25)));
		double first = Grading.grade(key, new Response.Located("skin", new Vec3(near, 0, 0)), p -> Vec3.ZERO).credit();
		double second = Grading.grade(key, new Response.Located("skin", new Vec3(near + more, 0, 0)), p -> Vec3.ZERO).credit();
		assertTrue(second <= first);
	}
}
