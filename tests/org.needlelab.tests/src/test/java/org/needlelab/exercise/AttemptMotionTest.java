package org.needlelab.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.needlelab.base.Cancellation;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.NeedlePose;
import org.needlelab.needle.Recordings;
import org.needlelab.needle.SlabBody;

class AttemptMotionTest {

	private static final Scenario SCENARIO = SlabScenarios.rhomboid(SlabScenarios.everyRule());
	private static final Optional<Plan.Corridor> STRAIGHT = Optional.of(new Plan.Corridor(SlabScenarios.NEEDLE,
			new NeedlePose(Vec3.ZERO, Recordings.IN, 16), 1, Optional.empty()));

	private static Optional<AttemptMotion> motion(AttemptScript script) {
		BoundScenario bound = SlabScenarios.bound(SCENARIO, new SlabBody());
		Attempt attempt = script.attempt();
		Assessment assessment = Scoring.assess(bound, attempt, Cancellation.NEVER);
		return AttemptMotion.of(bound, attempt, assessment.insertion(), STRAIGHT);
	}

	private static AttemptScript script() {
		return new AttemptScript(SCENARIO, "", SlabScenarios.NEEDLE);
	}

	@Test
	void theSafestWayItselfDoesNotDeviate() {
		AttemptMotion motion = motion(script().aim(Vec3.ZERO, Recordings.IN).to(16, 8).to(0, 8)).orElseThrow();
		CurveDeviation deviation = motion.deviation().orElseThrow();
		assertEquals(0, deviation.frechetMm(), 0.26, "half the spacing");
		assertEquals(0, deviation.fromPathMm(), 0.26);
		assertEquals(32, motion.metrics().pathLengthMm(), 1e-9);
		assertEquals(32, motion.metrics().pathInTissueMm(), 0.01);
		assertEquals(32, motion.metrics().depthPerceptionMm(), 1e-9);
		assertEquals(0, motion.metrics().tissueDamageMm2(), 1e-6);
	}

	@Test
	void aWayBesideItDeviatesByItsDistanceAndAShortOneFromTheReference() {
		CurveDeviation beside = motion(script().aim(new Vec3(7, 0, 0), Recordings.IN).to(16, 8).to(0, 8)).orElseThrow().deviation()
				.orElseThrow();
		assertEquals(7, beside.frechetMm(), 0.26);
		assertEquals(7, beside.fromReferenceMm(), 0.26);
		CurveDeviation less = motion(script().aim(Vec3.ZERO, Recordings.IN).to(10, 8).to(0, 8)).orElseThrow().deviation().orElseThrow();
		assertEquals(0, less.fromPathMm(), 0.26);
		assertEquals(6, less.fromReferenceMm(), 0.26);
	}

	@Test
	void withoutAnInsertionThereIsNothingToMeasure() {
		assertTrue(motion(script().act(ActKind.DECLINE)).isEmpty());
	}
}
