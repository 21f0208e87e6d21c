package org.needlelab.exercise;

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
		return new Rule.Head(id, points, List.of(requires));
	}

	/** Every rule of the catalogue. */
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
				List.of(new Scenario.Source("s", "A <source>")));
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

	/** The whole procedure with a straight insertion. */
	public static Attempt straight(Vec3 entry, Vec3 direction, double depthMm) {
		Scenario scenario = rhomboid(everyRule());
		return new AttemptScript(scenario, "", NEEDLE).screened(scenario).act(ActKind.CONSENT).aim(entry, direction)
				.to(depthMm, 10).to(0, 20).act(ActKind.SHARPS).attempt();
	}
}
