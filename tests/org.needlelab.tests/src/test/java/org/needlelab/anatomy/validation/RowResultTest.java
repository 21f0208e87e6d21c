package org.needlelab.anatomy.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import org.needlelab.anatomy.Patient;
import org.needlelab.anatomy.PlaceExpression;
import org.needlelab.anatomy.Sex;
import org.needlelab.base.InputException;
import org.needlelab.geometry.Vec3;

class RowResultTest {

	private static final Population PEOPLE = new Population("people", 0.25, new Normal(40, 10), new Normal(1750, 70),
			new Normal(1630, 65), new Normal(25, 4), "");

	private static RowResult result(double model, double value, OptionalDouble sd) throws InputException {
		PublishedRow row = new PublishedRow("T-1", "a depth", "somebody", PEOPLE,
				new Measurement.Outward(PlaceExpression.parse("0,0,0"), new Vec3(1, 0, 0)), 1, Optional.empty(),
				new PublishedRow.Figure(value, sd, PublishedRow.Spread.PRINTED, "9"), "");
		return new RowResult(row, RowResult.Obstacle.NONE, "", model, 1, 200, 0);
	}

	@Test
	void zIsInPublishedStandardDeviations() throws InputException {
		assertEquals(-1.5, result(34, 40, OptionalDouble.of(4)).z().getAsDouble(), 1e-12);
		assertEquals(RowResult.Verdict.WITHIN_1_SD, result(44, 40, OptionalDouble.of(4)).verdict());
		assertEquals(RowResult.Verdict.WITHIN_2_SD, result(34, 40, OptionalDouble.of(4)).verdict());
		assertEquals(RowResult.Verdict.MISS, result(49, 40, OptionalDouble.of(4)).verdict());
		assertEquals(RowResult.Verdict.NO_SD, result(49, 40, OptionalDouble.empty()).verdict());
	}

	@Test
	void theGoalsAskForEnoughRowsNoMissAndNineInTen() throws InputException {
		RowResult near = result(40, 40, OptionalDouble.of(4));
		RowResult farther = result(46, 40, OptionalDouble.of(4));
		RowResult missed = result(60, 40, OptionalDouble.of(4));
		assertTrue(ValidationSummary.of(Collections.nCopies(60, near)).meetsGoals());
		assertFalse(ValidationSummary.of(Collections.nCopies(59, near)).meetsGoals());
		List<RowResult> mixed = new ArrayList<>(Collections.nCopies(90, near));
		mixed.addAll(Collections.nCopies(10, farther));
		assertTrue(ValidationSummary.of(mixed).meetsGoals());
		mixed.add(farther);
		assertFalse(ValidationSummary.of(mixed).meetsGoals());
		List<RowResult> one = new ArrayList<>(Collections.nCopies(99, near));
		one.add(missed);
		assertFalse(ValidationSummary.of(one).meetsGoals());
		assertEquals(0.99, ValidationSummary.of(one).shareWithin2Sd(), 1e-12);
	}

	@Test
	void peopleAreDrawnAlikeAndWithinTheModelsRange() {
		List<Patient> people = PEOPLE.sample(200, 7);
		assertEquals(people, PEOPLE.sample(200, 7));
		assertEquals(50, people.stream().filter(p -> p.sex() == Sex.FEMALE).count());
		assertEquals(1750, people.stream().filter(p -> p.sex() == Sex.MALE).mapToDouble(Patient::statureMm).average()
				.getAsDouble(), 20);
		assertEquals(25, people.stream().mapToDouble(Patient::bmi).average().getAsDouble(), 0.9);
	}
}
