package org.needlelab.exercise;

import java.util.List;

import org.needlelab.geometry.Vec3;
import org.needlelab.needle.NeedlePose;

/** Attempts by the book: every step of the procedure in its order, the needle where the planner puts it. */
public final class ExpertAttempt {

	/** Pushes after the first; more than any shipped rubric asks for. */
	private static final int PUSHES = 12;
	private static final double AMPLITUDE_MM = 2;

	private ExpertAttempt() {
	}

	/** The whole procedure along a corridor. */
	public static Attempt of(BoundScenario bound, Plan.Corridor corridor, String hash) {
		NeedlePose pose = corridor.pose();
		AttemptScript script = before(bound, new AttemptScript(bound.scenario(), hash, corridor.needle()));
		script.technique(bound.scenario().technique()).aim(pose.entry(), pose.direction()).to(pose.depthMm(), 8)
				.piston(pose.depthMm(), AMPLITUDE_MM, PUSHES);
		respond(bound, script, Scenario.Onset.WHILE_INSIDE);
		for (ActKind act : List.of(ActKind.TAP, ActKind.LEAVE)) {
			if (asked(bound.scenario(), act)) {
				script.act(act);
			}
		}
		script.to(0, 12).act(ActKind.WITHDRAWAL);
		respond(bound, script, Scenario.Onset.AFTER_WITHDRAWAL);
		return script.act(ActKind.PRESSURE).act(ActKind.SHARPS).aftercare().attempt();
	}

	/** The procedure for a patient who must not be needled. */
	public static Attempt declining(BoundScenario bound, String hash) {
		Scenario scenario = bound.scenario();
		return new AttemptScript(scenario, hash, SlabScenarios.NEEDLE).act(ActKind.READ_CASE).screened(scenario)
				.act(ActKind.DECLINE).act(ActKind.REFER).act(ActKind.ADVICE).attempt();
	}

	private static boolean asked(Scenario scenario, ActKind act) {
		return scenario.rubric().rules().stream().anyMatch(r -> r instanceof Rule.Act a && a.act() == act);
	}

	private static AttemptScript before(BoundScenario bound, AttemptScript script) {
		script.act(ActKind.READ_CASE).screened(bound.scenario()).act(ActKind.CONSENT).position(bound.scenario().position())
				.act(ActKind.HAND_HYGIENE).act(ActKind.GLOVES).act(ActKind.SKIN_PREPARATION);
		List<Vec3> sites = bound.palpation();
		if (sites.isEmpty()) {
			return script.palpate(bound.zoneCentre());
		}
		sites.forEach(script::palpate);
		return script;
	}

	private static void respond(BoundScenario bound, AttemptScript script, Scenario.Onset onset) {
		for (Scenario.Complication complication : bound.scenario().procedure().complications()) {
			if (complication.onset() == onset) {
				complication.responses().stream().filter(r -> r.verdict() == Scenario.Verdict.RIGHT)
						.forEach(r -> script.respond(complication.id(), r.id()));
			}
		}
	}
}
