package org.needlelab.anatomy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.needlelab.geometry.Vec3;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/** People drawn around a body of boxes, whose skin is at y = -100. */
class VariationTest {

	private static final int DRAWS = 1000;
	private final Body body = BoxBody.body();
	private final VariationModel model = VariationModel.around(body);
	private final Structure pleura = body.part("parietal-pleura:left").orElseThrow().structure();
	private final Structure nerve = body.part("long-nerve:left").orElseThrow().structure();

	private static double sd(LongToDoubleFunction value) {
		double[] values = LongStream.range(0, DRAWS).mapToDouble(value).toArray();
		double mean = Arrays.stream(values).average().orElseThrow();
		assertEquals(0, mean, 0.12 * Math.sqrt(Arrays.stream(values).map(v -> v * v).average().orElseThrow()));
		return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (DRAWS - 1));
	}

	@Test
	void theSameSeedGivesTheSameBody() {
		Body first = model.body(model.draw(5));
		Body again = VariationModel.around(BoxBody.body()).body(model.draw(5));
		Body other = model.body(model.draw(6));
		for (int i = 1; i < body.parts().size(); i++) {
			assertArrayEquals(first.parts().get(i).mesh().xyz(), again.parts().get(i).mesh().xyz());
			assertFalse(Arrays.equals(first.parts().get(i).mesh().xyz(), other.parts().get(i).mesh().xyz()));
			assertSame(body.parts().get(i).mesh().ijk(), first.parts().get(i).mesh().ijk());
		}
		assertArrayEquals(body.skin().mesh().xyz(), first.skin().mesh().xyz());
	}

	@Test
	void aThousandDrawsScatterAsPublished() {
		Vec3 place = new Vec3(3, -100 + VariationModel.PLEURA_DEPTH_MM, 990);
		assertEquals(VariationModel.PLEURA_SD_MM,
				sd(seed -> model.draw(seed).displacement(place, VariationModel.PLEURA_DEPTH_MM).y()), 0.3);
		assertEquals(VariationModel.DOME_SD_MM, sd(seed -> model.draw(seed).domeMm()), 0.3);
		assertEquals(VariationModel.RIB_LEVEL_SD_MM, sd(seed -> model.draw(seed).ribLevelMm()), 0.4);
	}

	@Test
	void theDomeRisesAndFallsWithTheLungAlone() {
		Vec3 top = new Vec3(0, 50, 1050);
		Variation person = model.draw(3);
		assertEquals(person.domeMm() * VariationModel.share(60), person.displacement(pleura, top, 60).z()
				- person.displacement(top, 60).z(), 1e-9);
		Vec3 bottom = new Vec3(0, 50, 960);
		assertEquals(person.displacement(bottom, 60), person.displacement(pleura, bottom, 60));
	}

	@Test
	void nervesHaveACourseOfTheirOwn() {
		Vec3 place = new Vec3(30, -60, 1000);
		double own = sd(seed -> model.draw(seed).displacement(nerve, place, 40).x()
				- model.draw(seed).displacement(place, 40).x());
		assertEquals(VariationModel.NERVE_SD_MM * VariationModel.share(40), own, 0.25);
	}

	@Test
	void theFieldScattersAlikeOnAndBetweenItsNodes() {
		for (double x : new double[] {0, 17.5, 35, 52}) {
			assertEquals(2, sd(seed -> new SmoothField(SmoothField.mixed(seed), 70, 2).at(new Vec3(x, x / 2, 3 * x)).z()), 0.15);
		}
	}

	@Property(tries = 300)
	void spaceIsNeverTurnedInsideOut(@ForAll long seed, @ForAll @DoubleRange(min = -60, max = 60) double x,
			@ForAll @DoubleRange(min = 0.5, max = 90) double depth, @ForAll @DoubleRange(min = 940, max = 1060) double z) {
		Variation person = model.draw(seed);
		double h = 0.01;
		Vec3 here = moved(person, x, depth, z);
		Vec3 dx = moved(person, x + h, depth, z).minus(here);
		Vec3 dy = moved(person, x, depth + h, z).minus(here);
		Vec3 dz = moved(person, x, depth, z + h).minus(here);
		assertTrue(dx.cross(dy).dot(dz) > 0.05 * h * h * h, () -> seed + " at depth " + depth);
	}

	/** Under the flat front of the skin. */
	private Vec3 moved(Variation person, double x, double depth, double z) {
		Vec3 place = new Vec3(x, depth - 100, z);
		return place.plus(person.displacement(pleura, place, depth));
	}

	@Test
	void structuresKeepTheirOutsideOut() {
		for (long seed = 0; seed < 20; seed++) {
			Body person = model.body(model.draw(seed));
			for (int i = 0; i < body.parts().size(); i++) {
				double before = volume(body.parts().get(i));
				assertEquals(1, volume(person.parts().get(i)) / before, 0.6, body.parts().get(i).toString());
			}
		}
	}

	private static double volume(BodyPart part) {
		int[] t = part.mesh().ijk();
		double six = 0;
		for (int i = 0; i < t.length; i += 3) {
			six += part.mesh().vertex(t[i]).dot(part.mesh().vertex(t[i + 1]).cross(part.mesh().vertex(t[i + 2])));
		}
		return six / 6;
	}
}
