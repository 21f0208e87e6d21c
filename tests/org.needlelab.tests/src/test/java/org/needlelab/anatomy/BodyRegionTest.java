package org.needlelab.anatomy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.geometry.Vec3;

/** A region of the body against the whole one. */
class BodyRegionTest {

	private static final double REGION_MM = 110;
	/** Up to half the region's size every vertex has the nearest skin that it has in the whole body. */
	private static final double SURE_MM = REGION_MM / 2;

	private static Set<List<Float>> near(BodyPart part, Vec3 place) {
		float[] v = part.mesh().xyz();
		Set<List<Float>> near = new HashSet<>();
		for (int i = 0; i < v.length; i += 3) {
			if (new Vec3(v[i], v[i + 1], v[i + 2]).distance(place) < SURE_MM) {
				near.add(List.of(v[i], v[i + 1], v[i + 2]));
			}
		}
		return near;
	}

	@ParameterizedTest
	@CsvSource({"FEMALE, 25, 1500, 18.5", "MALE, 70, 1900, 25"})
	void aPersonsRegionIsWhereTheWholePersonHasIt(Sex sex, double age, double stature, double bmi) throws InputException {
		Patient patient = new Patient(sex, age, stature, bmi * stature * stature / 1e6);
		PlaceExpression place = PlaceExpression.parse("vertebral-level:L1@paramedian:20:left");
		Body measured = Bodies.of(ShippedAtlas.BASE, ShippedAtlas.ATLAS.population(), Optional.empty(),
				Progress.NONE, Cancellation.NEVER);
		BodyRegion.Extent extent = new BodyRegion.Extent(List.of(place.on(measured)), REGION_MM);
		BodyRegion region = BodyRegion.around(ShippedAtlas.BASE, ShippedAtlas.ATLAS.population(), extent, Optional.of(extent),
				s -> s.id().equals("vertebra-L1"));
		Body whole = ShippedAtlas.body(patient);
		VariationModel people = VariationModel.around(whole);
		Body person = region.person(patient, 7);
		assertEquals(4, person.parts().size());
		Vec3 entry = place.on(whole);
		for (BodyPart part : person.parts()) {
			BodyPart alone = people.part(whole.part(part.structure().id()).orElseThrow(), people.draw(7));
			Set<List<Float>> expected = near(alone, entry);
			assertTrue(expected.size() > 20, part.structure().id());
			assertEquals(expected, near(part, entry), part.structure().id());
		}
	}

	@Test
	void aPartVariedAloneIsThePartOfTheWholePerson() {
		Body body = BoxBody.body();
		VariationModel people = VariationModel.around(body);
		Body person = people.body(people.draw(3));
		for (BodyPart part : body.parts()) {
			BodyPart alone = VariationModel.around(BoxBody.body()).part(part, people.draw(3));
			assertArrayEquals(person.part(part.structure().id()).orElseThrow().mesh().xyz(), alone.mesh().xyz());
		}
	}

	@ParameterizedTest
	@CsvSource({"FEMALE, 18, 1450, 18", "MALE, 18, 2000, 18", "FEMALE, 80, 1450, 37.9", "MALE, 80, 2000, 37.9", "MALE, 40, 1750, 25"})
	void aFewVerticesTellHowFarThePleuraReaches(Sex sex, double age, double stature, double bmi) {
		Patient patient = new Patient(sex, age, stature, bmi * stature * stature / 1e6);
		BodyRegion region = BodyRegion.around(ShippedAtlas.BASE, ShippedAtlas.ATLAS.population(),
				new BodyRegion.Extent(List.of(new Vec3(0, 100, 1300)), 30), Optional.empty(), s -> false);
		assertEquals(VariationModel.Thorax.of(ShippedAtlas.body(patient).parts().stream()
				.filter(p -> p.structure().tissue() == Tissue.PLEURA).map(p -> p.mesh().xyz()).toList()), region.thorax(patient));
	}
}
