package org.needlelab.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.anatomy.DangerClass;
import org.needlelab.anatomy.Patient;
import org.needlelab.anatomy.Sex;
import org.needlelab.anatomy.Side;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.Needle;
import org.needlelab.needle.SlabBody;

/** Scenarios on the slab. */
public final class SlabScenarios {

	/** The usual needle. */
	public static final Needle NEEDLE = new Needle(40, 0.30);

	private SlabScenarios() {
	}

	/** A text in English. */
	public static LocalText text(String text) {
		return new LocalText(Map.of("en", text));
	}

	static Rule.Head head(String id, double points, String... requires) {
		return new Rule.Head(id, points, List.of(requires), false);
	}

	/** The rules on the placement and the plain acts. */
	public static Rubric everyRule() {
		return new Rubric(70, List.of(new Rule.Screening(head("screening", 10)),
				new Rule.Act(head("consent", 5), ActKind.CONSENT, Rule.When.BEFORE_INSERTION),
				new Rule.Act(head("sharps", 5), ActKind.SHARPS, Rule.When.AFTER_WITHDRAWAL),
				new Rule.NeedleChoice(head("needle", 5)), new Rule.Entry(head("entry", 10), 15),
				new Rule.Angle(head("angle", 10), 10, 40), new Rule.Target(head("target", 15), 10),
				new Rule.TriggerPoint(head("trigger", 15, "target"), 15),
				new Rule.Overshoot(head("overshoot", 10, "target"), 1, 6),
				new Rule.DepthLimit(head("depth", 5), 19, 30),
				new Rule.ClearanceKept(head("lung", 20, "target"), DangerClass.LUNG, Optional.empty()),
				new Rule.ClearanceKept(head("nerve", 5), DangerClass.NERVE, Optional.empty()),
				new Rule.ClearanceKept(head("artery", 5), DangerClass.ARTERY, Optional.of(4.0)),
				new Rule.ClearanceKept(head("vein", 5), DangerClass.VEIN, Optional.empty()),
				new Rule.ProjectedPath(head("projected", 10), 20)));
	}

	/** Every rule of the catalogue that does not ask how long it took, on a case with sites to feel and a complication. */
	public static Scenario wholeCatalogue() {
		List<Rule> rules = new ArrayList<>(everyRule().rules());
		rules.addAll(List.of(new Rule.NearMiss(head("near-miss", 5), 3, 2),
				new Rule.Manipulation(head("manipulation", 5), 5, 1.5), new Rule.MotionEconomy(head("motion", 5), 1, 4),
				new Rule.NeedleOrNot(head("decision", 5)), new Rule.Palpation(head("palpation", 5), 10),
				new Rule.TechniqueChoice(head("technique", 5)), new Rule.PositionChoice(head("position", 5)), new Rule.Complications(head("complication", 5)),
				new Rule.Reaction(head("reaction", 5)),
				new Rule.Order(head("order", 5), List.of(Step.SCREENING, Step.CONSENT, Step.INSERTION, Step.SHARPS))));
		Scenario.Complication faint = new Scenario.Complication("faint", Scenario.ComplicationKind.VASOVAGAL,
				Scenario.Onset.AFTER_WITHDRAWAL, text("pale"),
				List.of(new Scenario.Response("lie-down", text("lay down"), Scenario.Verdict.RIGHT),
						new Scenario.Response("wait", text("wait"), Scenario.Verdict.USELESS)));
		Scenario.Procedure procedure = new Scenario.Procedure(Scenario.Difficulty.INTERMEDIATE, Optional.empty(),
				List.of(new Scenario.PalpationSite("band", text("band"), "middle", 5)), List.of(faint));
		return with(procedure, rhomboid(everyRule()).screening(), rules.toArray(Rule[]::new));
	}

	/** The rhomboid of the slab. */
	public static Scenario rhomboid(Rubric rubric) {
		return new Scenario("slab-rhomboid", 1, text("Rhomboid"), text("Case <b>"), text("Task"),
				new Patient(Sex.MALE, 30, 1750, 70), Position.PRONE, Side.LEFT,
				List.of(new Scenario.ScreeningQuestion("pregnancy", text("?"), text("No"), Decision.GO_AHEAD),
						new Scenario.ScreeningQuestion("bleeding", text("?"), text("A little"), Decision.TAKE_PRECAUTIONS)),
				SlabBody.RHOMBOID, new Scenario.TriggerPoint("middle", true, 3), Technique.PERPENDICULAR,
				new Scenario.EntryZone("middle", 5), new Scenario.Inward(),
				new Scenario.NeedleChoice(25, 40, 0.25, 0.30),
				List.of(new Scenario.Statement(text("Lung & \"pleura\""), List.of("s"))), rubric,
				List.of(new Scenario.Source("s", "A <source>")), Scenario.Procedure.PLAIN);
	}

	/** The same case, with another procedure, other questions and another rubric. */
	public static Scenario with(Scenario.Procedure procedure, List<Scenario.ScreeningQuestion> screening, Rule... rules) {
		Scenario s = rhomboid(new Rubric(70, List.of(rules)));
		return new Scenario(s.id(), s.revision(), s.title(), s.caseText(), s.task(), s.patient(), s.position(), s.side(),
				screening, s.targetId(), s.triggerPoint(), s.technique(), s.entryZone(), s.line(), s.needles(),
				s.statements(), s.rubric(), s.sources(), procedure);
	}

	/** Scores an attempt at a scenario on the ordinary slab. */
	public static Assessment assess(Scenario scenario, Attempt attempt) {
		return Scoring.assess(bound(scenario, new SlabBody()), attempt, Cancellation.NEVER);
	}

	/** Places on a slab: its landmarks. */
	public static Optional<Vec3> place(SlabBody body, String expression) {
		return body.landmark(expression).map(l -> l.position());
	}

	/** A scenario bound to a slab. */
	public static BoundScenario bound(Scenario scenario, SlabBody body) {
		try {
			return BoundScenario.bind(scenario, body, e -> place(body, e));
		} catch (InputException e) {
			throw new AssertionError(e);
		}
	}

	/** Scores on the ordinary slab. */
	public static Assessment assess(Attempt attempt) {
		return assess(attempt, new SlabBody());
	}

	/** Scores on a slab. */
	public static Assessment assess(Attempt attempt, SlabBody body) {
		return Scoring.assess(bound(rhomboid(everyRule()), body), attempt, Cancellation.NEVER);
	}

	/** Scores by the whole catalogue. */
	public static Assessment assessAll(Attempt attempt, SlabBody body) {
		return Scoring.assess(bound(wholeCatalogue(), body), attempt, Cancellation.NEVER);
	}

	/** The whole procedure with a straight insertion. */
	public static Attempt straight(Vec3 entry, Vec3 direction, double depthMm) {
		Scenario scenario = rhomboid(everyRule());
		return new AttemptScript(scenario, "", NEEDLE).screened(scenario).act(ActKind.CONSENT).aim(entry, direction)
				.to(depthMm, 10).to(0, 20).act(ActKind.SHARPS).attempt();
	}
}
