package org.needlelab.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.needlelab.anatomy.DangerClass;
import org.needlelab.base.Cancellation;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.ForceModel;
import org.needlelab.needle.Recordings;
import org.needlelab.needle.SlabBody;

class ReplayTest {

	private static final Scenario SCENARIO = SlabScenarios.rhomboid(SlabScenarios.everyRule());

	private static Replay replay(Attempt attempt) {
		return Replay.of(SlabScenarios.bound(SCENARIO, new SlabBody()), attempt, ForceModel.teachingDefaults(), Cancellation.NEVER);
	}

	/** Put on the skin at 4 s, 10 mm deep at 5 s, 20 mm at 6 s, out at 8 s. */
	private static Attempt attempt() {
		return new AttemptScript(SCENARIO, "", SlabScenarios.NEEDLE).act(ActKind.CONSENT).aim(new Vec3(4, 0, 0), Recordings.IN).to(20, 10)
				.to(0, 10).act(ActKind.SHARPS).attempt();
	}

	@Test
	void aFrameTellsWhereTheNeedleWasWhatItFeltAndWhatWasNear() {
		Attempt attempt = attempt();
		double onSkin = attempt.trace().poses().get(0).timeS();
		Replay replay = replay(attempt);
		Replay.Frame half = replay.at(onSkin + 1.05);
		assertEquals(10.5, half.pose().orElseThrow().depthMm(), 1e-9, "between two samples");
		assertEquals("trapezius:left", half.tipIn().orElseThrow().id());
		assertTrue(half.force().advancingN() > half.force().withdrawingN() && half.force().withdrawingN() > 0);
		assertEquals(28 - 10.5 - SlabScenarios.NEEDLE.radiusMm(), half.clearances().stream()
				.filter(c -> c.structure().id().equals("parietal-pleura:left")).findFirst().orElseThrow().distanceMm(), 1e-9);
		assertEquals(ActKind.CONSENT, ((AttemptEvent.Did) half.last().orElseThrow()).act());
		assertTrue(replay.at(onSkin).clearances().isEmpty() && replay.at(onSkin).tipIn().isEmpty());
		assertTrue(replay.at(0).pose().isEmpty());
		assertEquals(replay.endS(), replay.at(1e9).timeS());
		assertEquals(half, replay.at(onSkin + 1.05));
	}

	@Test
	void clearanceOverTimeFallsToTheDeepestPointAndRisesAgain() {
		Attempt attempt = attempt();
		List<Replay.Near> lung = replay(attempt).clearanceOverTime(Optional.of(DangerClass.LUNG), 0.1, Cancellation.NEVER);
		double least = lung.stream().mapToDouble(n -> n.clearance().distanceMm()).min().orElseThrow();
		assertEquals(8 - SlabScenarios.NEEDLE.radiusMm(), least, 0.51);
		assertTrue(lung.get(0).clearance().distanceMm() > least && lung.get(lung.size() - 1).clearance().distanceMm() > least);
		List<Replay.Near> any = replay(attempt).clearanceOverTime(Optional.empty(), 0.1, Cancellation.NEVER);
		for (int i = 0; i < lung.size(); i++) {
			double time = lung.get(i).timeS();
			double lungMm = lung.get(i).clearance().distanceMm();
			assertTrue(any.stream().anyMatch(n -> n.timeS() == time && n.clearance().distanceMm() <= lungMm));
		}
	}

	@Test
	void boneStopsTheNeedleInTheReplayToo() {
		Attempt attempt = new AttemptScript(SCENARIO, "", SlabScenarios.NEEDLE).aim(new Vec3(0, 0, 20), Recordings.IN).to(30, 10).attempt();
		assertEquals(20, replay(attempt).at(1e9).pose().orElseThrow().depthMm(), 1e-9);
	}

	@Test
	void anEmptyAttemptHasAnEmptyFrame() {
		Replay replay = replay(new AttemptScript(SCENARIO, "", SlabScenarios.NEEDLE).attempt());
		assertTrue(replay.at(3).pose().isEmpty() && replay.force(1).isEmpty() && replay.responses().isEmpty());
		assertTrue(replay.clearanceOverTime(Optional.empty(), 1, Cancellation.NEVER).isEmpty());
	}

	@Test
	void aHandMovesTheNeedleLessAgainstMoreForce() {
		assertEquals(1, ForceModel.travelMm(1, 0));
		assertEquals(0.5, ForceModel.travelMm(1, ForceModel.HALF_TRAVEL_N));
		assertTrue(ForceModel.travelMm(1, 3) < 0.2);
		assertEquals(-0.5, ForceModel.travelMm(-1, ForceModel.HALF_TRAVEL_N));
	}
}
