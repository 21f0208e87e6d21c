package org.needlelab.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.needlelab.exercise.SlabScenarios.head;
import static org.needlelab.exercise.SlabScenarios.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.needlelab.base.Severity;
import org.needlelab.exercise.Scenario.Verdict;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.Recordings;

/** Decisions, order, palpation, technique, complications, manipulation, time, turns, near misses. */
class ProcedureRulesTest {

	private static final List<Scenario.ScreeningQuestion> HARMLESS = List
			.of(new Scenario.ScreeningQuestion("fever", text("?"), text("No"), Decision.GO_AHEAD));
	private static final List<Scenario.ScreeningQuestion> FORBIDDEN = List
			.of(new Scenario.ScreeningQuestion("swollen-arm", text("?"), text("Yes"), Decision.DO_NOT_NEEDLE));

	private static Scenario scenario(Rule... rules) {
		return SlabScenarios.with(Scenario.Procedure.PLAIN, HARMLESS, rules);
	}

	private static AttemptScript script(Scenario scenario) {
		return new AttemptScript(scenario, "", SlabScenarios.NEEDLE);
	}

	private static ScoredFinding only(Scenario scenario, AttemptScript script) {
		Assessment assessment = SlabScenarios.assess(scenario, script.attempt());
		String id = scenario.rubric().rules().get(0).head().id();
		return assessment.findings().stream().filter(f -> f.ruleId().equals(id)).findFirst().orElseThrow();
	}

	private static AttemptScript in(AttemptScript script, double depthMm) {
		return script.aim(Vec3.ZERO, Recordings.IN).to(depthMm, 10);
	}

	@Test
	void needlingWhatMustNotBeNeedledFailsWhateverTheRubric() {
		Scenario scenario = SlabScenarios.with(Scenario.Procedure.PLAIN, FORBIDDEN, new Rule.NeedleChoice(head("needle", 1)));
		Assessment assessment = SlabScenarios.assess(scenario, in(script(scenario), 10).to(0, 10).attempt());
		assertEquals(100, assessment.percent());
		assertFalse(assessment.passed());
		assertEquals("contraindication", assessment.critical().get(0).ruleId());
		assertEquals(Vec3.ZERO, assessment.critical().get(0).place().orElseThrow());
	}

	@Test
	void decliningIsRightWhereNeedlingIsForbiddenAndWrongElsewhere() {
		Rule rule = new Rule.NeedleOrNot(head("decision", 10));
		Scenario forbidden = SlabScenarios.with(Scenario.Procedure.PLAIN, FORBIDDEN, rule);
		assertEquals("decision.right-not-to", only(forbidden, script(forbidden).act(ActKind.DECLINE)).key());
		ScoredFinding answered = only(forbidden, script(forbidden).answer("swollen-arm", Decision.DO_NOT_NEEDLE));
		assertEquals(10, answered.points());
		assertEquals(4, answered.timeS().orElseThrow());
		assertEquals("decision.none", only(forbidden, script(forbidden).answer("swollen-arm", Decision.DO_NOT_NEEDLE)
				.answer("swollen-arm", Decision.TAKE_PRECAUTIONS)).key());
		Scenario harmless = scenario(rule);
		assertEquals("decision.could-have", only(harmless, script(harmless).act(ActKind.DECLINE)).key());
		assertEquals(10, only(harmless, in(script(harmless), 10)).points());
		assertEquals("decision.none", only(harmless, script(harmless)).key());
	}

	@Test
	void theTechniqueChosenLastCounts() {
		Scenario scenario = scenario(new Rule.TechniqueChoice(head("technique", 5)));
		assertEquals(5, only(scenario, in(script(scenario).technique(Technique.PINCER).technique(Technique.PERPENDICULAR), 9))
				.points());
		assertEquals("technique.wrong", only(scenario, in(script(scenario).technique(Technique.PINCER), 9)).key());
		assertEquals("technique.none",
				only(scenario, in(script(scenario), 9).technique(Technique.PERPENDICULAR)).key());
	}

	@Test
	void thePositionTakenLastCountsAndIsTheStepOfPositioning() {
		Scenario scenario = scenario(new Rule.PositionChoice(head("position", 5)));
		ScoredFinding right = only(scenario, in(script(scenario).position(Position.SITTING).position(Position.PRONE), 9));
		assertEquals(5, right.points());
		assertEquals(6, right.timeS().orElseThrow());
		ScoredFinding wrong = only(scenario, in(script(scenario).position(Position.SUPINE), 9));
		assertEquals("position.wrong", wrong.key());
		assertEquals(List.of(new Change.Otherwise("better.position", Map.of("position", Position.PRONE))), wrong.better());
		assertEquals("position.none", only(scenario, in(script(scenario).act(ActKind.POSITIONING), 9)).key(),
				"it has to be said how");
		Scenario asked = scenario(new Rule.Act(head("positioning", 5), ActKind.POSITIONING, Rule.When.BEFORE_INSERTION));
		assertEquals("act.done", only(asked, in(script(asked).position(Position.SUPINE), 9)).key());
		assertEquals(List.of(Step.POSITIONING, Step.INSERTION), Step.of(in(script(scenario).position(Position.PRONE), 9).attempt()));
	}

	@Test
	void aMissedContraindicationThatTheCaseHoldsLeavesNoPointsForScreening() {
		List<Scenario.ScreeningQuestion> questions = List.of(
				new Scenario.ScreeningQuestion("fever", text("Fever?"), text("No"), Decision.GO_AHEAD),
				new Scenario.ScreeningQuestion("tumour", text("Tumour?"), text("No"), Decision.GO_AHEAD),
				new Scenario.ScreeningQuestion("bleeding", text("Bleeding?"), text("A blood thinner"), Decision.TAKE_PRECAUTIONS));
		Scenario scenario = SlabScenarios.with(Scenario.Procedure.PLAIN, questions,
				new Rule.Screening(new Rule.Head("screening", 9, List.of(), true)));
		AttemptScript harmless = script(scenario).answer("fever", Decision.GO_AHEAD).answer("tumour", Decision.GO_AHEAD);
		ScoredFinding forgotten = only(scenario, in(harmless, 9));
		assertEquals("screening.missed", forgotten.key());
		assertEquals(0, forgotten.points());
		assertEquals(Severity.CRITICAL, forgotten.severity());
		assertEquals(Severity.CRITICAL, only(scenario, in(script(scenario).answer("fever", Decision.GO_AHEAD)
				.answer("tumour", Decision.GO_AHEAD).answer("bleeding", Decision.GO_AHEAD), 9)).severity());
		ScoredFinding cautious = only(scenario, in(script(scenario).answer("fever", Decision.GO_AHEAD)
				.answer("tumour", Decision.GO_AHEAD).answer("bleeding", Decision.DO_NOT_NEEDLE), 9));
		assertEquals(6, cautious.points(), 1e-9, "too careful misses nothing");
		ScoredFinding harmlessForgotten = only(scenario, in(script(scenario).answer("bleeding", Decision.TAKE_PRECAUTIONS), 9));
		assertEquals(3, harmlessForgotten.points(), 1e-9);
		assertEquals("screening.unasked", harmlessForgotten.key());
		assertEquals(List.of(text("Fever?"), text("Tumour?")), harmlessForgotten.arguments().get("questions"));
	}

	@Test
	void whoFindsAContraindicationAndStaysOutMayStopAsking() {
		List<Scenario.ScreeningQuestion> questions = List.of(
				new Scenario.ScreeningQuestion("tumour", text("Tumour?"), text("Yes"), Decision.DO_NOT_NEEDLE),
				new Scenario.ScreeningQuestion("fever", text("Fever?"), text("No"), Decision.GO_AHEAD));
		Scenario scenario = SlabScenarios.with(Scenario.Procedure.PLAIN, questions,
				new Rule.Screening(new Rule.Head("screening", 9, List.of(), true)));
		ScoredFinding stopped = only(scenario, script(scenario).answer("tumour", Decision.DO_NOT_NEEDLE));
		assertEquals("screening.stopped", stopped.key());
		assertEquals(9, stopped.points());
		assertEquals(1, stopped.arguments().get("unasked"));
		assertEquals("screening.unasked", only(scenario, in(script(scenario).answer("tumour", Decision.DO_NOT_NEEDLE), 9)).key(), "needled all the same");
		assertEquals("screening.missed", only(scenario, script(scenario).answer("fever", Decision.GO_AHEAD)).key(), "nothing found");
		assertEquals("screening.wrong", only(scenario, script(scenario).answer("tumour", Decision.DO_NOT_NEEDLE)
				.answer("fever", Decision.DO_NOT_NEEDLE)).key(), "decided, and wrongly");
	}

	@Test
	void palpationCountsSiteBySiteByItsDistance() {
		Scenario.Procedure felt = new Scenario.Procedure(Scenario.Difficulty.FOUNDATION, Optional.empty(),
				List.of(new Scenario.PalpationSite("band", text("band"), "middle", 5),
						new Scenario.PalpationSite("rib", text("rib"), "rib-angle:left", 5)), List.of());
		Scenario scenario = SlabScenarios.with(felt, HARMLESS, new Rule.Palpation(head("palpation", 10), 10));
		ScoredFinding half = only(scenario, in(script(scenario).palpate(new Vec3(5, 0, 0)), 9));
		assertEquals("palpation.missed", half.key());
		assertEquals(List.of(text("rib")), half.arguments().get("sites"));
		assertEquals(5 + 10 * 0.5 * Math.max(0, 1 - (Math.hypot(5, 20) - 5) / 10), half.points(), 1e-9);
		ScoredFinding near = only(scenario, in(script(scenario).palpate(new Vec3(9, 0, 0)).palpate(new Vec3(0, 0, 18)), 9));
		assertEquals(5 * 0.6 + 5, near.points(), 1e-9);
		assertEquals(4, near.mm().orElseThrow(), 1e-9);
		assertEquals(0, only(scenario, in(script(scenario), 9).palpate(Vec3.ZERO)).points(), "too late");
	}

	@Test
	void orderGivesItsShareAndNamesTheFirstStepOutOfPlace() {
		Scenario scenario = scenario(new Rule.Order(head("order", 8),
				List.of(Step.SCREENING, Step.CONSENT, Step.HAND_HYGIENE, Step.INSERTION, Step.WITHDRAWAL, Step.SHARPS,
						Step.ADVICE, Step.REFER)));
		AttemptScript swapped = in(script(scenario).answer("fever", Decision.GO_AHEAD).act(ActKind.HAND_HYGIENE)
				.act(ActKind.CONSENT), 9).to(0, 9).act(ActKind.SHARPS).act(ActKind.ADVICE).act(ActKind.REFER);
		ScoredFinding finding = only(scenario, swapped);
		assertEquals(7, finding.points(), 1e-9);
		assertEquals("order.wrong", finding.key());
		Change.Otherwise better = (Change.Otherwise) finding.better().get(0);
		assertEquals("better.after", better.key());
		AttemptScript right = in(script(scenario).answer("fever", Decision.GO_AHEAD).act(ActKind.CONSENT)
				.act(ActKind.HAND_HYGIENE), 9).to(0, 9).act(ActKind.SHARPS).act(ActKind.ADVICE).act(ActKind.REFER);
		assertEquals("order.right", only(scenario, right).key());
		ScoredFinding without = only(scenario, in(script(scenario).answer("fever", Decision.GO_AHEAD).act(ActKind.CONSENT), 9)
				.to(0, 9).act(ActKind.SHARPS).act(ActKind.ADVICE).act(ActKind.REFER));
		assertEquals("order.missing", without.key());
		assertEquals(Step.HAND_HYGIENE, without.arguments().get("step"));
	}

	@Test
	void complicationsAskForWhatIsRightAndPunishHarm() {
		Scenario.Complication faint = new Scenario.Complication("faint", Scenario.ComplicationKind.VASOVAGAL,
				Scenario.Onset.WHILE_INSIDE, text("pale"),
				List.of(new Scenario.Response("withdraw", text("a"), Verdict.RIGHT),
						new Scenario.Response("lie-down", text("b"), Verdict.RIGHT),
						new Scenario.Response("wait", text("c"), Verdict.USELESS),
						new Scenario.Response("go-on", text("d"), Verdict.HARMFUL)));
		Scenario scenario = SlabScenarios.with(
				new Scenario.Procedure(Scenario.Difficulty.ADVANCED, Optional.empty(), List.of(), List.of(faint)), HARMLESS,
				new Rule.Complications(new Rule.Head("complication", 10, List.of(), true)));
		assertEquals(10, only(scenario, in(script(scenario), 9).respond("faint", "withdraw").respond("faint", "lie-down"))
				.points());
		ScoredFinding one = only(scenario, in(script(scenario), 9).respond("faint", "lie-down"));
		assertEquals(5, one.points());
		assertEquals(List.of(text("a")), one.arguments().get("missing"));
		assertEquals("complication.useless", only(scenario, in(script(scenario), 9).respond("faint", "withdraw")
				.respond("faint", "lie-down").respond("faint", "wait")).key());
		ScoredFinding harm = only(scenario, in(script(scenario), 9).respond("faint", "withdraw").respond("faint", "go-on"));
		assertEquals("complication.harmful", harm.key());
		assertEquals(Severity.CRITICAL, harm.severity(), "the rule is critical");
		assertEquals(Severity.CRITICAL, only(scenario, script(scenario).respond("faint", "withdraw")).severity(),
				"before it shows nothing can be done about it");
	}

	@Test
	void pistoningCountsInTheTriggerPointOnly() {
		Scenario scenario = scenario(new Rule.Manipulation(head("manipulation", 10), 5, 1.5));
		ScoredFinding right = only(scenario, in(script(scenario), 17).piston(17, 2, 5).to(0, 20));
		assertEquals("manipulation.done", right.key());
		assertEquals(5, right.arguments().get("count"));
		assertEquals(new Vec3(0, -17, 0), right.place().orElseThrow());
		assertEquals(4.0, only(scenario, in(script(scenario), 17).piston(17, 2, 2).to(0, 20)).points(), 1e-9);
		assertEquals(0, only(scenario, in(script(scenario), 17).piston(17, 1, 5).to(0, 20)).points(), "too small");
		assertEquals(0, only(scenario, in(script(scenario), 11).piston(11, 2, 5).to(0, 20)).points(), "elsewhere");
		assertEquals(6.0, only(scenario, in(script(scenario), 17).act(ActKind.TAP).act(ActKind.TAP).act(ActKind.TAP).to(0, 20))
				.points(), 1e-9);
		assertEquals(0, only(scenario, in(script(scenario), 5).act(ActKind.TAP)).points(), "not in the trigger point");
	}

	/** Leaving the needle, or tapping it, counts only with the needle in the body. */
	@Test
	void whatIsToBeDoneWithTheNeedleInsideCountsOnlyThere() {
		Scenario scenario = scenario(new Rule.Act(head("leave", 10), ActKind.LEAVE, Rule.When.WHILE_INSIDE));
		assertEquals(10, only(scenario, in(script(scenario), 9).act(ActKind.LEAVE).to(0, 10)).points());
		for (AttemptScript other : List.of(in(script(scenario).act(ActKind.LEAVE), 9).to(0, 10),
				in(script(scenario), 9).to(0, 10).act(ActKind.LEAVE),
				in(in(script(scenario), 9).to(0, 10).act(ActKind.LEAVE), 9).to(0, 10))) {
			ScoredFinding finding = only(scenario, other);
			assertEquals("act.wrong-time", finding.key());
			assertEquals(0, finding.points());
		}
		assertEquals("act.missing", only(scenario, in(script(scenario), 9).to(0, 10)).key());
		assertTrue(scenario.rubric().rules().get(0).needsNeedle());
	}

	@Test
	void timeIsThatOfTheAttemptOrOfTheNeedle() {
		Scenario inside = scenario(new Rule.TimeLimit(head("time", 10), Rule.Timed.NEEDLE_INSIDE, 2, 4));
		assertEquals(10, only(inside, in(script(inside), 10).to(0, 10).act(ActKind.SHARPS)).points(), 1e-6);
		assertEquals(5, only(inside, in(script(inside), 15).to(0, 10).act(ActKind.SHARPS)).points(), 1e-6);
		Scenario whole = scenario(new Rule.TimeLimit(head("time", 10), Rule.Timed.ATTEMPT, 5, 15));
		ScoredFinding slow = only(whole, in(script(whole).act(ActKind.CONSENT), 10).to(0, 10).act(ActKind.SHARPS));
		assertEquals(10 * (15 - 7.0) / 10, slow.points(), 1e-6);
		assertEquals("time.beyond", slow.key());
	}

	@Test
	void everyTurnInTheBodyAndEveryFurtherInsertionCounts() {
		Scenario scenario = scenario(new Rule.MotionEconomy(head("motion", 10), 1, 3));
		Vec3 aside = new Vec3(0.2, -1, 0);
		Vec3 other = new Vec3(-0.2, -1, 0);
		assertEquals(10, only(scenario, in(script(scenario), 15).to(0, 10)).points());
		assertEquals(1, only(scenario, in(script(scenario), 15).turn(aside, 0.2).turn(other, 0.2).to(0, 10)).arguments()
				.get("count"), "turning on is one turn");
		ScoredFinding two = only(scenario, in(script(scenario), 15).turn(aside, 0.2).to(10, 10).turn(other, 0.2).to(0, 10));
		assertEquals(2, two.arguments().get("count"));
		assertEquals(5, two.points(), 1e-9);
		assertEquals(0, only(scenario, in(in(in(in(script(scenario), 9).to(0, 9), 9).to(0, 9), 9).to(0, 9), 9).to(0, 9))
				.points());
	}

	@Test
	void nearMissesCountStructuresWhateverTheirKind() {
		Scenario scenario = scenario(new Rule.NearMiss(head("near-miss", 10), 3, 2));
		assertEquals("near-miss.none", only(scenario, in(script(scenario), 17).to(0, 10)).key());
		ScoredFinding artery = only(scenario,
				script(scenario).aim(new Vec3(9, 0, 0), Recordings.IN).to(17, 10).to(0, 10));
		assertEquals(1, artery.arguments().get("count"));
		assertEquals(5, artery.points());
		assertEquals(0.85, artery.mm().orElseThrow(), 1e-9);
		assertFalse(artery.better().isEmpty());
		assertEquals(0, only(scenario, script(scenario).aim(new Vec3(14.7, 0, 0), Recordings.IN).to(17, 10).to(0, 10)).points(),
				"between artery and vein");
	}

	@Test
	void criticalRulesFailWhenTheyGiveNothing() {
		Rule.Head consent = new Rule.Head("consent", 1, List.of(), true);
		Scenario scenario = scenario(new Rule.Act(consent, ActKind.CONSENT, Rule.When.BEFORE_INSERTION),
				new Rule.NeedleChoice(head("needle", 99)));
		Assessment without = SlabScenarios.assess(scenario, in(script(scenario), 9).attempt());
		assertTrue(without.percent() > 98);
		assertFalse(without.passed());
		assertTrue(SlabScenarios.assess(scenario, in(script(scenario).act(ActKind.CONSENT), 9).attempt()).passed());
	}

	@Test
	void everyActIsAStep() {
		for (ActKind act : ActKind.values()) {
			assertEquals(act.name().startsWith("ADVICE") ? "advice" : act.key(), act.step().key());
		}
	}
}
