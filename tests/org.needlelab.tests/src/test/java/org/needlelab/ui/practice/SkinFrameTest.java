package org.needlelab.ui.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.needlelab.anatomy.Side;
import org.needlelab.geometry.Vec3;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class SkinFrameTest {

	private static final double TOLERANCE = 1e-9;
	private static final Vec3 FROM_BEHIND = new Vec3(0, -1, 0);

	@Test
	void onTheBackTheTipLeansToHeadAndOutwards() {
		SkinFrame left = SkinFrame.of(new Vec3(50, 100, 1300), FROM_BEHIND, Side.LEFT);
		SkinFrame right = SkinFrame.of(new Vec3(-50, 100, 1300), FROM_BEHIND, Side.RIGHT);
		assertTrue(left.direction(new Tilt(20, 0)).z() > 0.3);
		assertTrue(left.direction(new Tilt(0, 20)).x() > 0.3);
		assertTrue(right.direction(new Tilt(0, 20)).x() < -0.3);
		assertEquals(0, left.direction(Tilt.NONE).distance(FROM_BEHIND), TOLERANCE);
	}

	@Test
	void inFrontLateralIsStillAwayFromTheMidline() {
		SkinFrame left = SkinFrame.of(new Vec3(50, -100, 1300), new Vec3(0, 1, 0), Side.LEFT);
		assertTrue(left.direction(new Tilt(0, 20)).x() > 0.3);
	}

	@Test
	void onTopOfTheShoulderThereIsAFrameToo() {
		SkinFrame top = SkinFrame.of(new Vec3(90, 20, 1450), new Vec3(0, 0, -1), Side.LEFT);
		assertEquals(0, top.cranial().dot(top.inward()), TOLERANCE);
		assertEquals(1, top.lateral().x(), TOLERANCE);
	}

	@Property
	void tiltComesBackFromTheDirection(@ForAll @DoubleRange(min = -79, max = 79) double cranial,
			@ForAll @DoubleRange(min = -79, max = 79) double lateral, @ForAll @DoubleRange(min = -0.9, max = 0.9) double x,
			@ForAll @DoubleRange(min = -0.9, max = 0.9) double z) {
		SkinFrame frame = SkinFrame.of(new Vec3(40, 90, 1300), new Vec3(x, -1, z).normalized(), Side.LEFT);
		Vec3 direction = frame.direction(new Tilt(cranial, lateral));
		Tilt back = frame.tilt(direction);
		assertEquals(1, direction.length(), TOLERANCE);
		assertEquals(cranial, back.cranialDegrees(), 1e-6);
		assertEquals(lateral, back.lateralDegrees(), 1e-6);
	}

	@Property
	void oneTiltAloneIsTheAngleFromStraightIn(@ForAll @DoubleRange(min = -80, max = 80) double degrees) {
		SkinFrame frame = SkinFrame.of(new Vec3(40, 90, 1300), FROM_BEHIND, Side.LEFT);
		assertEquals(Math.abs(degrees), frame.fromNormalDegrees(frame.direction(new Tilt(degrees, 0))), 1e-5);
		assertEquals(Math.abs(degrees), frame.fromNormalDegrees(frame.direction(new Tilt(0, degrees))), 1e-5);
	}
}
