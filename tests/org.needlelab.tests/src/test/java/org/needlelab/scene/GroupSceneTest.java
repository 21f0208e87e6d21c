package org.needlelab.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.needlelab.anatomy.Tissue;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.NeedlePose;
import org.needlelab.needle.SlabBody;
import org.needlelab.needle.Stroke;

/** Where a group went in: spots where entries are, lightest where most are, and a line for every needle. */
class GroupSceneTest {

	private static Stroke at(double x, double z) {
		return new Stroke(1, new NeedlePose(new Vec3(x, 0, z), new Vec3(0, -1, 0), 12), Optional.empty(), List.of(), List.of());
	}

	private static List<MarkerItem> heat(List<Stroke> strokes) {
		SceneBuilder builder = new SceneBuilder(BodySurfaces.of(List.of(TestShapes.part("ball", Tissue.SKIN, TestShapes.ball(Vec3.ZERO, 50, 8, 12))))).view(ViewPreset.ANTERIOR, 1);
		GroupScene.heat(builder, new SlabBody(), Vec3.ZERO, strokes);
		return builder.build().markers();
	}

	@Test
	void spotsLieAroundTheEntriesAndAreLightestWhereMostAre() {
		List<MarkerItem> spots = heat(List.of(at(0, 0), at(1, 0), at(0, 1), at(40, 0)));
		assertTrue(spots.size() > 20);
		assertTrue(spots.stream().allMatch(s -> Math.min(s.centre().length(), s.centre().distance(new Vec3(40, 0, 0))) < 15), "nothing elsewhere");
		MarkerItem many = spots.stream().min((a, b) -> Double.compare(a.centre().length(), b.centre().length())).orElseThrow();
		MarkerItem one = spots.stream().min((a, b) -> Double.compare(a.centre().x() < 30 ? 99 : a.centre().distance(new Vec3(40, 0, 0)),
				b.centre().x() < 30 ? 99 : b.centre().distance(new Vec3(40, 0, 0)))).orElseThrow();
		assertTrue(light(many.colour()) > light(one.colour()));
	}

	@Test
	void nobodyWentInAnywhere() {
		assertEquals(List.of(), heat(List.of()));
	}

	@Test
	void theScaleGetsLighter() {
		for (int i = 0; i < 20; i++) {
			assertTrue(light(GroupScene.scale(i / 20.0)) < light(GroupScene.scale((i + 1) / 20.0)), "step " + i);
		}
		assertEquals(GroupScene.scale(1), GroupScene.scale(7));
	}

	private static double light(Colour colour) {
		int rgb = colour.rgb();
		return 0.2126 * (rgb >> 16 & 255) + 0.7152 * (rgb >> 8 & 255) + 0.0722 * (rgb & 255);
	}
}
