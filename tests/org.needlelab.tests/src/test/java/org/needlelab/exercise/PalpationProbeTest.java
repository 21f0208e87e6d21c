package org.needlelab.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.SlabBody;

/** What a finger feels on the slab: a rib 20 mm deep at z = 20, an artery 14 mm deep at x = 12, the band in the middle. */
class PalpationProbeTest {

	private static final PalpationProbe PROBE = new PalpationProbe(
			SlabScenarios.bound(SlabScenarios.wholeCatalogue(), new SlabBody()));

	@Test
	void boneIsFeltUnderThePadWithItsDepth() {
		PalpationProbe.Felt onTheRib = PROBE.at(new Vec3(-40, 3, 20));
		assertEquals(List.of("rib-4:left"), onTheRib.bones().stream().map(b -> b.structure().id()).toList());
		assertEquals(20, onTheRib.bones().get(0).depthMm(), 1e-9);
		assertEquals(new Vec3(-40, 0, 20), onTheRib.skin());
		assertFalse(PROBE.at(new Vec3(-40, 0, 9)).bones().isEmpty(), "the pad's rim still lies on it");
		assertTrue(PROBE.at(new Vec3(-40, 0, 0)).bones().isEmpty());
	}

	@Test
	void aPulseIsFeltOverTheArteryAndNotBesideIt() {
		PalpationProbe.Felt over = PROBE.at(new Vec3(12, 0, -30));
		assertEquals(List.of("artery:left"), over.pulses().stream().map(p -> p.artery().orElseThrow().id()).toList());
		assertEquals(14, over.pulses().get(0).depthMm(), 1.01);
		assertTrue(PROBE.at(new Vec3(12 + 2 + PalpationProbe.PAD_RADIUS_MM + 1, 0, -30)).pulses().isEmpty());
	}

	@Test
	void theBandIsFeltOverTheTriggerPoint() {
		PalpationProbe.Felt over = PROBE.at(new Vec3(2, 0, 1));
		assertEquals(SlabBody.RHOMBOID, over.band().orElseThrow().structure().id());
		assertEquals(16, over.band().orElseThrow().depthMm(), 1e-9);
		assertEquals(List.of("band"), over.sites().stream().map(Scenario.PalpationSite::id).toList());
		PalpationProbe.Felt beside = PROBE.at(new Vec3(-30, 0, -30));
		assertTrue(beside.nothing() && beside.sites().isEmpty(), beside::toString);
	}
}
