package org.needlelab.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.needlelab.anatomy.DangerClass;
import org.needlelab.base.Cancellation;
import org.needlelab.needle.SlabBody;

/** What a needle of a case can meet, and whether its rubric is about that. */
class ReachTest {

	private static Map<DangerClass, Reach.Met> reach(double lengthMm, Rule... rules) {
		Scenario s = SlabScenarios.rhomboid(new Rubric(70, List.of(rules)));
		Scenario scenario = new Scenario(s.id(), s.revision(), s.title(), s.caseText(), s.task(), s.patient(), s.position(), s.side(), s.screening(),
				s.targetId(), s.triggerPoint(), s.technique(), s.entryZone(), s.line(), new Scenario.NeedleChoice(13, lengthMm, 0.2, 0.30), s.statements(),
				s.rubric(), s.sources(), s.procedure());
		return Reach.of(SlabScenarios.bound(scenario, new SlabBody()), Cancellation.NEVER);
	}

	@Test
	void thePleuraIsReachedWhereTheNeedleIsLongEnough() {
		Rule target = new Rule.Target(SlabScenarios.head("target", 15), 10);
		assertEquals(SlabBody.PLEURA_MM, reach(40, target).get(DangerClass.LUNG).depthMm(), 1e-9, "straight in, the least depth");
		assertFalse(reach(30, target).containsKey(DangerClass.LUNG), "25 mm of it go in");
	}

	@Test
	void aRuleThatCostsOrDecidesSomethingJudges() {
		Rule.Head decides = new Rule.Head("lung", 0, List.of(), true);
		Rule.Head nothing = new Rule.Head("lung", 0, List.of(), false);
		assertEquals(Set.of(DangerClass.LUNG), Reach.judged(new Rubric(70, List.of(new Rule.Target(SlabScenarios.head("target", 5), 1),
				new Rule.ClearanceKept(decides, DangerClass.LUNG, Optional.empty())))));
		assertEquals(Set.of(), Reach.judged(new Rubric(70, List.of(new Rule.Target(SlabScenarios.head("target", 5), 1),
				new Rule.ClearanceKept(nothing, DangerClass.LUNG, Optional.empty())))));
		assertTrue(Reach.judged(new Rubric(70, List.of(new Rule.NearMiss(SlabScenarios.head("near", 5), 3, 2)))).contains(DangerClass.ORGAN));
	}
}
