package org.needlelab.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.needlelab.exercise.SlabScenarios.head;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.needlelab.base.Cancellation;
import org.needlelab.exercise.TissueResponse.ResponseKind;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.Needle;
import org.needlelab.needle.Recordings;
import org.needlelab.needle.SlabBody;

/** What the body answers, and whether it was reacted to. The trigger point lies 16 mm deep, with a radius of 3 mm. */
class TissueResponseTest {

	private static final Scenario SCENARIO = SlabScenarios.rhomboid(new Rubric(70, List.of(new Rule.Reaction(head("reaction", 10)))));
	private static final Vec3 NERVE = new Vec3(-12, 0, 0);
	private static final Vec3 ARTERY = new Vec3(12, 0, 0);

	private static AttemptScript at(Vec3 entry) {
		return new AttemptScript(SCENARIO, "", new Needle(60, 0.30)).aim(entry, Recordings.IN);
	}

	private static List<ResponseKind> kinds(AttemptScript script) {
		return SlabScenarios.assess(SCENARIO, script.attempt()).responses().stream().map(TissueResponse::kind).toList();
	}

	private static ScoredFinding reaction(AttemptScript script) {
		return SlabScenarios.assess(SCENARIO, script.attempt()).findings().stream().filter(f -> f.ruleId().equals("reaction"))
				.findFirst().orElseThrow();
	}

	@Test
	void aMoveUpAndDownInTheTriggerPointTwitchesAndTheFirstWayInDoesNot() {
		assertEquals(List.of(), kinds(at(Vec3.ZERO).to(16, 10).to(0, 10)));
		assertEquals(List.of(ResponseKind.TWITCH, ResponseKind.TWITCH), kinds(at(Vec3.ZERO).to(16, 10).piston(16, 3, 2).to(0, 10)));
		assertEquals(List.of(), kinds(at(Vec3.ZERO).to(16, 10).piston(16, 1.5, 4).to(0, 10)), "less than the amplitude");
		assertEquals(List.of(), kinds(at(new Vec3(5, 0, 0)).to(16, 10).piston(16, 3, 2).to(0, 10)), "beside it");
		assertEquals(List.of(ResponseKind.TWITCH), kinds(at(Vec3.ZERO).to(16, 10).act(ActKind.TAP).to(0, 10)));
		assertEquals(List.of(), kinds(at(Vec3.ZERO).to(8, 10).act(ActKind.TAP).to(0, 10)), "tapped above it");
	}

	@Test
	void whatIsPiercedAnswersAfterItsKindInOrderOfTime() {
		assertEquals(List.of(ResponseKind.NERVE_SENSATION, ResponseKind.PLEURAL_BREACH), kinds(at(NERVE).to(30, 10).to(0, 10)));
		assertEquals(List.of(ResponseKind.BLEEDING), kinds(at(ARTERY).to(16, 10).to(0, 10)));
		assertEquals(List.of(ResponseKind.BONE_CONTACT), kinds(at(new Vec3(0, 0, 20)).to(25, 10).to(0, 10)));
		TissueResponse nerve = SlabScenarios.assess(SCENARIO, at(NERVE).to(14, 10).attempt()).responses().get(0);
		assertEquals("nerve:left", nerve.structure().id());
		assertEquals(13.4, nerve.depthMm(), 1e-9);
		assertEquals(13.4, -nerve.place().y(), 1e-9);
	}

	@Test
	void aTwitchIsFeltAtOnceInAnAttemptThatGoesOn() {
		BoundScenario bound = SlabScenarios.bound(SCENARIO, new SlabBody());
		Attempt soFar = at(Vec3.ZERO).to(16, 10).piston(16, 3, 1).attempt();
		assertEquals(1, TissueResponse.of(bound, soFar, Cancellation.NEVER).size());
	}

	@Test
	void anElectricPainAsksToDrawBack() {
		assertEquals("reaction.none-needed", reaction(at(Vec3.ZERO).to(16, 10).to(0, 10)).key());
		ScoredFinding drawn = reaction(at(NERVE).to(14, 10).to(10, 10).to(18, 10).to(0, 10));
		assertEquals("reaction.missed", drawn.key(), "hit a second time and gone on");
		assertEquals("reaction.right", reaction(at(NERVE).to(14, 10).to(0, 10)).key());
		ScoredFinding gone = reaction(at(NERVE).to(20, 10).to(0, 10));
		assertEquals(0, gone.points());
		assertEquals(new Change.Otherwise("better.react.nerve-sensation", java.util.Map.of()), gone.better().get(0));
		assertTrue(gone.timeS().isPresent() && gone.place().isPresent());
		assertEquals(0, reaction(at(NERVE).to(14, 10)).points(), "left in the nerve");
	}

	@Test
	void bleedingAsksForPressureAfterTheNeedleIsOut() {
		assertEquals(0, reaction(at(ARTERY).to(16, 10).to(0, 10)).points());
		assertEquals(0, reaction(at(ARTERY).to(16, 10).act(ActKind.PRESSURE).to(0, 10)).points());
		assertEquals(10, reaction(at(ARTERY).to(16, 10).to(0, 10).act(ActKind.PRESSURE)).points());
	}

	@Test
	void aBreachOfThePleuraAsksToStopAndRefer() {
		assertEquals(0, reaction(at(Vec3.ZERO).to(29, 10).to(0, 10)).points());
		assertEquals(0, reaction(at(Vec3.ZERO).to(40, 10).to(0, 10).act(ActKind.REFER)).points(), "pushed on");
		assertEquals(0, reaction(at(Vec3.ZERO).act(ActKind.REFER).to(29, 10).to(0, 10)).points(), "referred before");
		assertEquals(10, reaction(at(Vec3.ZERO).to(29, 10).to(0, 10).act(ActKind.REFER)).points());
	}
}
