package org.needlelab.anatomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Progress;
import org.needlelab.geometry.Box;
import org.needlelab.geometry.Vec3;

/** On a body of boxes: skin at y = -100, pleura from -50, a nerve of 4 mm from -82; margins 5 mm. */
class SafeDepthMapTest {

	private static final double MARGIN_MM = 5;
	private static final Vec3 BACKWARDS = new Vec3(0, 1, 0);
	private final Body body = BoxBody.body();
	private final ClearanceField field = ClearanceField.of(
			body.parts().stream().filter(p -> p.structure().danger().isPresent()).toList(),
			new Box(new Vec3(-110, -110, 890), new Vec3(110, 110, 1110)), 2.5, Progress.NONE, Cancellation.NEVER);

	@Test
	void depthEndsAMarginBeforeTheStructure() {
		assertEquals(50 - MARGIN_MM, field.depthMm(new Vec3(-20, -100, 1000), BACKWARDS, 100), 0.3);
		assertEquals(18 - MARGIN_MM, field.depthMm(new Vec3(30, -100, 1000), BACKWARDS, 100), 0.3);
	}

	@Test
	void anObliqueNeedleGoesFartherBySlope() {
		Vec3 oblique = new Vec3(-0.3, 1, 0.2).normalized();
		assertEquals((50 - MARGIN_MM) / oblique.y(), field.depthMm(new Vec3(0, -100, 990), oblique, 100), 0.4);
	}

	@Test
	void withinTheMarginNothingIsSafeAndBesideItAllIs() {
		assertEquals(0, field.depthMm(new Vec3(30, -84, 1000), BACKWARDS, 100));
		assertEquals(60, field.depthMm(new Vec3(-90, -100, 1000), BACKWARDS, 60));
	}

	@Test
	void theConeHasSixtyOneDirectionsWithItsAxis() {
		Vec3 axis = new Vec3(1, -2, 0.5).normalized();
		List<Vec3> cone = SafeDepthMap.cone(axis);
		assertEquals(SafeDepthMap.DIRECTIONS, cone.size() + 1);
		double widest = cone.stream().mapToDouble(d -> Math.toDegrees(Math.acos(d.dot(axis)))).max().orElseThrow();
		assertEquals(SafeDepthMap.CONE_DEG, widest, 1e-9);
		cone.forEach(d -> assertEquals(1, d.length(), 1e-12));
	}

	@Test
	void theWorstIsNeverDeeperThanTheNormal() {
		SafeDepthMap map = SafeDepthMap.of(body, p -> p.y() < 0, d -> true, Progress.NONE, Cancellation.NEVER);
		assertEquals(4, map.points().size());
		assertTrue(map.points().stream().allMatch(p -> p.worstMm() <= p.depthMm() && p.inward().y() > 0.2));
		assertEquals(map, SafeDepthMap.of(BoxBody.body(), p -> p.y() < 0, d -> true, Progress.NONE, Cancellation.NEVER));
	}
}
