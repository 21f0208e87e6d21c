package org.needlelab.anatomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Progress;
import org.needlelab.geometry.Vec3;

class BodyPrepareTest {

	private static final Vec3 NERVE = new Vec3(30, -80, 1000);

	private final Body body = BoxBody.body();

	private boolean prepared(String id) {
		return body.part(id).orElseThrow().isPrepared();
	}

	@Test
	void theRegionIsReadyAndTheRestWaits() {
		List<Integer> steps = new ArrayList<>();
		body.prepare(NERVE, 5, (key, done, total) -> steps.add(100 * done / total), Cancellation.NEVER);
		assertTrue(prepared("long-nerve:left") && prepared("skin") && prepared("deep-fascia"));
		assertFalse(prepared("rib-5:left"), "10 mm away");
		assertEquals(List.of(25, 50, 75, 100), steps);
		body.prepare(NERVE, Double.POSITIVE_INFINITY, Progress.NONE, Cancellation.NEVER);
		assertTrue(body.parts().stream().allMatch(BodyPart::isPrepared));
	}

	@Test
	void preparingCanBeCancelledAfterEveryPart() {
		List<Integer> steps = new ArrayList<>();
		assertThrows(CancellationException.class,
				() -> body.prepare(NERVE, 100, (key, done, total) -> steps.add(done), () -> steps.size() == 2));
		assertEquals(2, body.parts().stream().filter(BodyPart::isPrepared).count());
	}
}
