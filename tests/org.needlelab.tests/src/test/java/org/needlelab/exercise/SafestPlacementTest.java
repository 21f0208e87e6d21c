package org.needlelab.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.needlelab.exercise.SlabScenarios.head;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.needlelab.anatomy.Clearance;
import org.needlelab.anatomy.DangerClass;
import org.needlelab.base.Cancellation;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.NeedleLine;
import org.needlelab.needle.NeedlePose;
import org.needlelab.needle.SlabBody;

class SafestPlacementTest {

	private static Scenario scenario(Scenario.EntryZone zone, Scenario.TriggerPoint trigger, Scenario.NeedleChoice needles,
			Rule... more) {
		Rule[] rules = new Rule[more.length + 1];
		rules[0] = new Rule.Target(head("target", 10), 5);
		System.arraycopy(more, 0, rules, 1, more.length);
		Scenario s = SlabScenarios.with(Scenario.Procedure.PLAIN, List.of(), rules);
		return new Scenario(s.id(), s.revision(), s.title(), s.caseText(), s.task(), s.patient(), s.position(), s.side(),
				s.screening(), s.targetId(), trigger, s.technique(), zone, s.line(), needles, s.statements(), s.rubric(),
				s.sources(), s.procedure());
	}

	private static final Scenario.EntryZone ZONE = new Scenario.EntryZone("middle", 8);
	private static final Scenario.TriggerPoint TRIGGER = new Scenario.TriggerPoint("middle", true, 3);
	private static final Scenario.NeedleChoice NEEDLES = new Scenario.NeedleChoice(25, 40, 0.25, 0.30);

	private static Plan plan(Scenario scenario, double growthMm) {
		return SafestPlacement.of(SlabScenarios.bound(scenario, new SlabBody(growthMm)), Cancellation.NEVER);
	}

	private static double safety(NeedlePose pose) {
		double worst = Double.POSITIVE_INFINITY;
		for (Clearance c : NeedleLine.of(pose).clearances(new SlabBody(), SlabScenarios.NEEDLE, pose.depthMm(), 40)) {
			worst = Math.min(worst, c.distanceMm() / c.structure().danger().orElseThrow().marginMm());
		}
		return worst;
	}

	@Test
	void findsAWayThatIsFeasibleAndAtLeastAsSafeAsStraightIn() {
		Plan.Corridor corridor = assertInstanceOf(Plan.Corridor.class, plan(scenario(ZONE, TRIGGER, NEEDLES), 0));
		NeedlePose pose = corridor.pose();
		assertTrue(pose.tip().distance(new Vec3(0, -16, 0)) <= 3 + 1e-9, pose::toString);
		assertTrue(pose.entry().distance(Vec3.ZERO) <= 8 + 1e-9);
		assertTrue(pose.direction().dot(new Vec3(0, -1, 0)) >= Math.cos(Math.toRadians(15)) - 1e-9);
		assertEquals(safety(pose), corridor.safety(), 1e-9);
		double straight = safety(new NeedlePose(Vec3.ZERO, new Vec3(0, -1, 0), 16));
		assertTrue(corridor.safety() >= straight - 0.05, () -> corridor.safety() + " < " + straight);
		assertTrue(corridor.keepsMargins());
		assertEquals(25, corridor.needle().lengthMm(), "the shortest that leaves some of it outside");
	}

	@Test
	void keepsAwayFromWhatIsNearOneSideOfTheZone() {
		Scenario.EntryZone beside = new Scenario.EntryZone("middle", 8);
		Plan.Corridor wide = assertInstanceOf(Plan.Corridor.class,
				plan(scenario(beside, TRIGGER, NEEDLES, new Rule.ClearanceKept(head("artery", 1), DangerClass.ARTERY,
						Optional.of(14.0))), 0));
		assertTrue(wide.pose().tip().x() < -0.9, () -> "away from the artery, which counts more now: " + wide);
		assertEquals("artery:left", wide.tightest().orElseThrow().structure().id());
		assertEquals(14, wide.marginMm().orElseThrow(), 1e-9, "that of the rubric, not the structure's own");
	}

	@Test
	void theSameQuestionGetsTheSameBits() {
		assertEquals(plan(scenario(ZONE, TRIGGER, NEEDLES), 1), plan(scenario(ZONE, TRIGGER, NEEDLES), 1));
	}

	@Test
	void tellsWhatClosesTheWay() {
		Plan.Closed closed = assertInstanceOf(Plan.Closed.class, plan(scenario(ZONE, TRIGGER, NEEDLES), 20));
		assertEquals(List.of("artery:left", "nerve:left", "parietal-pleura:left", "vein:left"),
				closed.closedBy().stream().map(s -> s.id()).sorted().toList());
	}

	@Test
	void tellsWhyATargetIsOutOfReach() {
		Scenario.NeedleChoice tooShort = new Scenario.NeedleChoice(13, 15, 0.2, 0.3);
		Plan.OutOfReach out = assertInstanceOf(Plan.OutOfReach.class, plan(scenario(ZONE, TRIGGER, tooShort), 0));
		assertEquals(Plan.Why.TOO_DEEP, out.why());
		assertTrue(out.shortestMm() > out.reachMm() && out.reachMm() < 15, () -> out.toString());
		assertEquals(Plan.Why.TOO_DEEP, ((Plan.OutOfReach) plan(
				scenario(ZONE, TRIGGER, NEEDLES, new Rule.DepthLimit(head("depth", 1), 12, 20)), 0)).why());
		Scenario.EntryZone aside = new Scenario.EntryZone("rib-angle:left", 4);
		assertEquals(Plan.Why.ANGLE, ((Plan.OutOfReach) plan(scenario(aside, TRIGGER, NEEDLES), 0)).why());
	}

	@Test
	void cancellationIsHeard() {
		BoundScenario bound = SlabScenarios.bound(scenario(ZONE, TRIGGER, NEEDLES), new SlabBody());
		Assertions.assertThrows(CancellationException.class, () -> SafestPlacement.of(bound, () -> true));
		assertFalse(SafestPlacement.of(bound, Cancellation.NEVER) instanceof Plan.Closed);
	}

	@Test
	void anExpertWhoFollowsThePlanPassesTheWholeCatalogue() {
		BoundScenario bound = SlabScenarios.bound(SlabScenarios.wholeCatalogue(), new SlabBody());
		Plan.Corridor corridor = (Plan.Corridor) SafestPlacement.of(bound, Cancellation.NEVER);
		Assessment assessment = Scoring.assess(bound, ExpertAttempt.of(bound, corridor, ""), Cancellation.NEVER);
		assertTrue(assessment.passed() && assessment.percent() > 95, assessment.findings()::toString);
	}
}
