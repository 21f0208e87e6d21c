package org.needlelab.ui.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.needlelab.anatomy.Side;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.Needle;
import org.needlelab.scene.ViewRay;

/** On a back of flat layers, looked at from behind and from the side. */
class GripTest {

	private final NeedleHold hold = NeedleHold.of(new Needle(40, 0.25)).at(Slab.BODY, Vec3.ZERO, Side.LEFT).deep(Slab.BODY, 10);
	private final SkinFrame frame = hold.frame().orElseThrow();

	@Test
	void aLineOfSightThroughEntryOrHandleHasHold() {
		Vec3 outside = frame.inward().times(-300);
		assertTrue(Grip.holds(new ViewRay(outside.plus(5, frame.cranial()), frame.inward()), hold));
		assertFalse(Grip.holds(new ViewRay(outside.plus(80, frame.cranial()), frame.inward()), hold));
		assertFalse(Grip.holds(new ViewRay(outside, frame.inward()), NeedleHold.of(new Needle(40, 0.25))), "no entry yet");
	}

	@Test
	void theHandleFollowsThePointer() {
		Vec3 aside = frame.inward().times(-60).plus(300, frame.lateral());
		Vec3 pulled = aside.plus(20, frame.cranial());
		Tilt tilt = Grip.tilt(new ViewRay(pulled, frame.lateral().times(-1)), hold).orElseThrow();
		assertEquals(-Math.toDegrees(Math.atan2(20, 60)), tilt.cranialDegrees(), 1e-6);
		assertEquals(0, tilt.lateralDegrees(), 1e-6);
	}
}
