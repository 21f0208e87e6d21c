package org.needlelab.anatomy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Progress;
import org.needlelab.geometry.Box;
import org.needlelab.geometry.ClosestPoint;
import org.needlelab.geometry.Vec3;

/** On a body of boxes: skin at y = -100, pleura from -50, a nerve of 4 mm from -82; margins 5 mm. */
class SafeDepthMapTest {

	private static final double MARGIN_MM = 5;
	private static final Vec3 BACKWARDS = new Vec3(0, 1, 0);
	private final Body body = BoxBody.body();
	private final ClearanceField field = field();
	private final ClosestPoint scratch = new ClosestPoint();

	private ClearanceField field() {
		return new ClearanceField(body.parts().stream().filter(p -> p.structure().danger().isPresent()).toList(),
				new Box(new Vec3(-110, -110, 890), new Vec3(110, 110, 1110)), 2.5);
	}

	private double depth(Vec3 from, Vec3 direction, double longestMm) {
		return field.depthMm(from, direction, longestMm, scratch);
	}

	@Test
	void depthEndsAMarginBeforeTheStructure() {
		assertEquals(50 - MARGIN_MM, depth(new Vec3(-20, -100, 1000), BACKWARDS, 100), 0.3);
		assertEquals(18 - MARGIN_MM, depth(new Vec3(30, -100, 1000), BACKWARDS, 100), 0.3);
	}

	@Test
	void anObliqueNeedleGoesFartherBySlope() {
		Vec3 oblique = new Vec3(-0.3, 1, 0.2).normalized();
		assertEquals((50 - MARGIN_MM) / oblique.y(), depth(new Vec3(0, -100, 990), oblique, 100), 0.4);
	}

	@Test
	void withinTheMarginNothingIsSafeAndBesideItAllIs() {
		assertEquals(0, depth(new Vec3(30, -84, 1000), BACKWARDS, 100));
		assertEquals(60, depth(new Vec3(-90, -100, 1000), BACKWARDS, 60));
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

	@Test
	void theOrderOfRaysDoesNotMatter() {
		List<Vec3> from = new ArrayList<>();
		List<Vec3> towards = new ArrayList<>();
		Random random = new Random(1);
		for (int i = 0; i < 3000; i++) {
			from.add(new Vec3(200 * random.nextDouble() - 100, -100, 900 + 200 * random.nextDouble()));
			towards.add(new Vec3(random.nextGaussian(), 3, random.nextGaussian()).normalized());
		}
		double[] forwards = IntStream.range(0, 3000).mapToDouble(i -> depth(from.get(i), towards.get(i), 100)).toArray();
		ClearanceField other = field();
		double[] backwards = new double[3000];
		IntStream.range(0, 3000).parallel().map(i -> 2999 - i)
				.forEach(i -> backwards[i] = other.depthMm(from.get(i), towards.get(i), 100, new ClosestPoint()));
		assertArrayEquals(forwards, backwards);
	}

	@Test
	void progressComesToItsEndAndAnImpatientUserIsHeard() {
		AtomicLong told = new AtomicLong();
		SafeDepthMap map = SafeDepthMap.of(body, p -> p.y() < 0, d -> true, (key, done, of) -> told.accumulateAndGet(done, Math::max),
				Cancellation.NEVER);
		assertEquals(map.points().size(), told.get());
		Cancellation cancelled = () -> true;
		assertThrows(CancellationException.class,
				() -> SafeDepthMap.of(body, p -> true, d -> true, Progress.NONE, cancelled));
	}
}
