package org.needlelab.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Severity;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.Needle;
import org.needlelab.needle.NeedleLine;
import org.needlelab.needle.Recordings;
import org.needlelab.needle.SlabBody;

class ScoringTest {

	private static ScoredFinding find(Assessment assessment, String ruleId) {
		return assessment.findings().stream().filter(f -> f.ruleId().equals(ruleId)).findFirst().orElseThrow();
	}

	private static Vec3 tilted(double degrees) {
		double angle = StrictMath.toRadians(degrees);
		return new Vec3(StrictMath.sin(angle), -StrictMath.cos(angle), 0);
	}

	@Test
	void aGoodPlacementGetsAllPointsButForTheLungAhead() {
		Assessment good = SlabScenarios.assess(SlabScenarios.straight(Vec3.ZERO, Recordings.IN, 17));
		assertTrue(good.passed(), good.findings()::toString);
		assertEquals(List.of("projected"),
				good.findings().stream().filter(f -> f.lost() > 1e-9).map(ScoredFinding::ruleId).toList());
		ScoredFinding ahead = find(good, "projected");
		assertEquals("projected.danger", ahead.key());
		assertEquals(Severity.WARNING, ahead.severity());
		assertEquals(11, ahead.mm().orElseThrow(), 1e-9);
		assertEquals(10 * 11.0 / 20, ahead.points(), 1e-9);
	}

	@Test
	void punctureOfTheLungFailsWhateverThePoints() {
		Assessment deep = SlabScenarios.assess(SlabScenarios.straight(Vec3.ZERO, Recordings.IN, 29));
		assertFalse(deep.passed());
		ScoredFinding first = deep.findings().get(0);
		assertEquals("puncture.lung", first.key());
		assertEquals(Severity.CRITICAL, first.severity());
		assertEquals(28, (double) first.arguments().get("depth"), 1e-9);
		assertEquals(new Vec3(0, -28, 0), first.place().orElseThrow());
		Change.Shallower better = (Change.Shallower) first.better().get(0);
		assertEquals(11.5, better.mm(), 1e-9, "10 mm of margin and the needle's radius, in steps of half a millimetre");
		Rubric lax = new Rubric(0, List.of(new Rule.NeedleChoice(SlabScenarios.head("needle", 1))));
		Assessment still = Scoring.assess(SlabScenarios.bound(SlabScenarios.rhomboid(lax), new SlabBody()),
				SlabScenarios.straight(Vec3.ZERO, Recordings.IN, 29), Cancellation.NEVER);
		assertEquals(100, still.percent());
		assertFalse(still.passed());
	}

	@Test
	void aVeinIsAnErrorAndNotCritical() {
		Assessment vein = SlabScenarios.assess(SlabScenarios.straight(new Vec3(17, 0, 0), Recordings.IN, 17));
		assertEquals("puncture.vein", find(vein, "puncture").key());
		assertEquals(Severity.ERROR, find(vein, "puncture").severity());
		assertTrue(vein.critical().isEmpty());
		assertEquals(0, find(vein, "vein").points());
	}

	@Test
	void whatWouldHaveBeenBetterIsBetter() {
		Vec3 direction = tilted(25);
		Assessment artery = SlabScenarios.assess(SlabScenarios.straight(new Vec3(3, 0, 0), direction, 18));
		ScoredFinding finding = find(artery, "artery");
		assertTrue(finding.key().startsWith("clearance."), finding::toString);
		assertTrue(finding.lost() > 0);
		List<Change> changes = finding.better();
		assertFalse(changes.isEmpty());
		for (Change change : changes) {
			if (change instanceof Change.Shallower s) {
				Assessment mended = SlabScenarios.assess(SlabScenarios.straight(new Vec3(3, 0, 0), direction, 18 - s.mm()));
				assertEquals(0, find(mended, "artery").lost(), 1e-9);
			} else if (change instanceof Change.Turned t) {
				assertEquals(List.of(Towards.MEDIAL), t.towards());
				Assessment mended = SlabScenarios
						.assess(SlabScenarios.straight(new Vec3(3, 0, 0), tilted(25 - t.degrees()), 18));
				assertEquals(0, find(mended, "artery").lost(), 1e-9);
				Assessment less = SlabScenarios
						.assess(SlabScenarios.straight(new Vec3(3, 0, 0), tilted(25 - t.degrees() + 1), 18));
				assertTrue(find(less, "artery").lost() > 0, "a degree less is not enough");
			}
		}
	}

	@Test
	void tellsHowFarShortOrBeyond() {
		ScoredFinding shallow = find(SlabScenarios.assess(SlabScenarios.straight(Vec3.ZERO, Recordings.IN, 9)), "target");
		assertEquals("target.short", shallow.key());
		assertEquals(3, shallow.mm().orElseThrow(), 1e-9);
		assertEquals(15 * 0.7, shallow.points(), 1e-9);
		assertEquals(List.of(new Change.Deeper(3.5)), shallow.better(), "in the muscle, not on its surface");
		ScoredFinding deep = find(SlabScenarios.assess(SlabScenarios.straight(Vec3.ZERO, Recordings.IN, 23)), "overshoot");
		assertEquals("overshoot.beyond", deep.key());
		assertEquals(3, deep.mm().orElseThrow(), 1e-9);
		assertEquals(2, ((Change.Shallower) deep.better().get(0)).mm(), 1e-9);
		assertEquals(10 * 3.0 / 5, deep.points(), 1e-9);
		ScoredFinding limit = find(SlabScenarios.assess(SlabScenarios.straight(Vec3.ZERO, Recordings.IN, 23)), "depth");
		assertEquals(4, limit.mm().orElseThrow(), 1e-9);
	}

	@Test
	void tellsWhichWayTheNeedleWasOff() {
		Assessment off = SlabScenarios.assess(SlabScenarios.straight(new Vec3(-8, 0, 0), tilted(-25), 18));
		ScoredFinding angle = find(off, "angle");
		assertEquals(25, (double) angle.arguments().get("degrees"), 1e-9);
		assertEquals(List.of(new Change.Turned(15, List.of(Towards.LATERAL))), angle.better());
		ScoredFinding entry = find(off, "entry");
		assertEquals(3, entry.mm().orElseThrow(), 1e-9);
		assertEquals(List.of(new Change.Shifted(3.5, List.of(Towards.LATERAL))), entry.better(), "3 mm would pierce the nerve");
		ScoredFinding trigger = find(off, "trigger");
		assertEquals("trigger-point.missed", trigger.key());
		assertEquals(new Change.Otherwise("better.entry-in-zone", Map.of("max", 30)), trigger.better().get(0));
		Vec3 entryPoint = new Vec3(-3, 0, 0);
		Change.Turned turn = (Change.Turned) find(SlabScenarios.assess(SlabScenarios.straight(entryPoint, tilted(-12), 18)), "trigger")
				.better().get(0);
		assertEquals(List.of(Towards.LATERAL), turn.towards());
		assertEquals(0, find(SlabScenarios.assess(SlabScenarios.straight(entryPoint, tilted(-12 + turn.degrees()), 18)),
				"trigger").lost(), 1e-9);
		assertTrue(find(SlabScenarios.assess(SlabScenarios.straight(entryPoint, tilted(-12 + turn.degrees() - 1), 18)),
				"trigger").lost() > 0, "a degree less is not enough");
	}

	@Test
	void aTooShortInsertionOnTheRightLineNeedsDepthOnly() {
		ScoredFinding trigger = find(SlabScenarios.assess(SlabScenarios.straight(new Vec3(1, 0, 0), Recordings.IN, 12.5)),
				"trigger");
		double reaches = 16 - Math.sqrt(9 - 1);
		assertEquals(Math.ceil((reaches - 12.5) * 2) / 2, ((Change.Deeper) trigger.better().get(0)).mm(), 1e-9);
	}

	@Test
	void aShortNeedleBesideTheLineNeedsBothATurnAndDepth() {
		ScoredFinding trigger = find(SlabScenarios.assess(SlabScenarios.straight(new Vec3(-5, 0, 0), Recordings.IN, 12.5)),
				"trigger");
		Change.Both both = (Change.Both) trigger.better().get(0);
		double degrees = ((Change.Turned) both.first()).degrees();
		double mm = ((Change.Deeper) both.second()).mm();
		Assessment mended = SlabScenarios.assess(SlabScenarios.straight(new Vec3(-5, 0, 0), tilted(degrees), 12.5 + mm));
		assertEquals(0, find(mended, "trigger").lost(), 1e-9);
	}

	@Test
	void boneAheadIsNoDanger() {
		Assessment rib = SlabScenarios.assess(SlabScenarios.straight(new Vec3(0, 0, 20), Recordings.IN, 18));
		assertEquals("projected.clear", find(rib, "projected").key());
	}

	@Test
	void actsCountAtTheirTime() {
		Scenario scenario = SlabScenarios.rhomboid(SlabScenarios.everyRule());
		Attempt late = new AttemptScript(scenario, "", new Needle(60, 0.2)).answer("pregnancy", Decision.GO_AHEAD)
				.answer("bleeding", Decision.GO_AHEAD).aim(Vec3.ZERO, Recordings.IN).to(16, 8).act(ActKind.CONSENT).to(0, 8)
				.answer("bleeding", Decision.TAKE_PRECAUTIONS).attempt();
		Assessment assessment = SlabScenarios.assess(late);
		assertEquals("act.wrong-time", find(assessment, "consent").key());
		assertEquals("act.missing", find(assessment, "sharps").key());
		assertEquals("screening.missed", find(assessment, "screening").key());
		assertEquals(0, find(assessment, "screening").points());
		assertEquals(8, find(assessment, "screening").timeS().orElseThrow());
		assertEquals("needle.wrong", find(assessment, "needle").key());
	}

	@Test
	void nothingDoneIsNothingWon() {
		Scenario scenario = SlabScenarios.rhomboid(SlabScenarios.everyRule());
		Assessment none = SlabScenarios.assess(new AttemptScript(scenario, "", SlabScenarios.NEEDLE).attempt());
		assertEquals(5, none.points(), "for the needle in the hand");
		assertFalse(none.passed());
		assertEquals("rule.not-inserted", find(none, "nerve").key());
		assertEquals("rule.requires", find(none, "lung").key());
	}

	@Test
	void findingsStandInOrderOfImportance() {
		List<ScoredFinding> findings = SlabScenarios
				.assess(SlabScenarios.straight(new Vec3(12, 0, 0), tilted(5), 30)).findings();
		for (int i = 1; i < findings.size(); i++) {
			int order = findings.get(i - 1).severity().compareTo(findings.get(i).severity());
			assertTrue(order > 0 || order == 0 && findings.get(i - 1).lost() >= findings.get(i).lost());
		}
		assertEquals(2, findings.stream().filter(f -> f.severity() == Severity.CRITICAL).count(), findings::toString);
	}

	@Test
	void rubricsThatCannotWorkAreRefused() {
		Rule a = new Rule.NeedleChoice(SlabScenarios.head("a", 1, "b"));
		Rule b = new Rule.Screening(SlabScenarios.head("b", 1, "c"));
		Rule c = new Rule.Target(SlabScenarios.head("c", 1, "a"), 5);
		assertEquals("rubric.cycle", Rubric.problems(List.of(a, b, c)).get(0).key());
		assertThrows(IllegalArgumentException.class, () -> new Rubric(50, List.of(a, b, c)));
		assertEquals("rubric.unknown-rule", Rubric.problems(List.of(a)).get(0).key());
		Rule plain = new Rule.NeedleChoice(SlabScenarios.head("a", 1));
		assertEquals("rubric.repeated-id", Rubric.problems(List.of(plain, plain)).get(0).key());
		Rule nothing = new Rule.NeedleChoice(SlabScenarios.head("a", 0));
		assertEquals("rubric.no-points", Rubric.problems(List.of(nothing)).get(0).key());
		assertEquals(List.of(), Rubric.problems(List.of(new Rule.Screening(SlabScenarios.head("b", 1, "a")), plain)));
	}

	@Test
	void bindingPutsTheTriggerPointIntoTheTarget() {
		BoundScenario bound = SlabScenarios.bound(SlabScenarios.rhomboid(SlabScenarios.everyRule()), new SlabBody());
		assertEquals(new Vec3(0, -16, 0), bound.triggerCentre());
		assertEquals(new Vec3(0, 0, 0), bound.zoneCentre());
		assertEquals(40, NeedleLine.of(new org.needlelab.needle.NeedlePose(Vec3.ZERO, Recordings.IN, 0))
				.reachMm(bound.body(), SlabScenarios.NEEDLE));
	}

	@Test
	void bindingTellsEveryUnknownPlace() {
		Scenario scenario = SlabScenarios.rhomboid(SlabScenarios.everyRule());
		InputException e = assertThrows(InputException.class,
				() -> BoundScenario.bind(scenario, new SlabBody(), place -> Optional.empty()));
		assertEquals(List.of("/target/trigger_point/at", "/entry/at"),
				e.findings().stream().map(f -> f.arguments().get("pointer")).toList());
	}
}
