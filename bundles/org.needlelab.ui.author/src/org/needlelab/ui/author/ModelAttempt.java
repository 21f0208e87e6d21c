package org.needlelab.ui.author;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.needlelab.exercise.ActKind;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.AttemptEvent;
import org.needlelab.exercise.BoundScenario;
import org.needlelab.exercise.Plan;
import org.needlelab.exercise.Rule;
import org.needlelab.exercise.Scenario;
import org.needlelab.exercise.Step;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.Needle;
import org.needlelab.needle.NeedlePose;

/**
 * An attempt that does what a scenario asks for: every question decided rightly, every act at its time and in the order asked for, and
 * the needle as the planner would place it. Where the patient must not be needled there is no needle. What it scores shows whether
 * the rubric can be met, and what its weights do.
 */
public final class ModelAttempt {

	/** Between two acts, s. */
	private static final double PACE_S = 2;
	private static final double PUSH_MM = 1;

	private final BoundScenario bound;
	private final List<AttemptEvent> events = new ArrayList<>();
	private double time;

	private ModelAttempt(BoundScenario bound) {
		this.bound = bound;
	}

	/**
	 * The attempt.
	 *
	 * @param plan where to needle; empty when the patient must not be needled
	 * @param software name and version of the program
	 */
	public static Attempt of(BoundScenario bound, Optional<Plan.Corridor> plan, String software) {
		Scenario scenario = bound.scenario();
		ModelAttempt attempt = new ModelAttempt(bound);
		attempt.play(plan);
		Needle needle = plan.map(Plan.Corridor::needle)
				.orElseGet(() -> Needle.catalogue().stream().filter(scenario.needles()::allows).findFirst().orElseThrow());
		return new Attempt(scenario.id(), scenario.revision(), "", bound.body().patient().orElse(scenario.patient()), needle, software,
				attempt.events);
	}

	private void play(Optional<Plan.Corridor> plan) {
		List<Step> order = bound.scenario().rubric().rules().stream().filter(Rule.Order.class::isInstance).map(Rule.Order.class::cast)
				.findFirst().map(Rule.Order::steps).orElse(List.of());
		List<Step> steps = new ArrayList<>(List.of(Step.READ_CASE, Step.SCREENING, Step.CONSENT, Step.POSITIONING, Step.HAND_HYGIENE,
				Step.GLOVES, Step.PALPATION, Step.SKIN_PREPARATION, Step.TECHNIQUE, Step.INSERTION, Step.WITHDRAWAL, Step.PRESSURE,
				Step.SHARPS, Step.RESPONSE, Step.ADVICE));
		if (bound.scenario().mustNotNeedle()) {
			steps = new ArrayList<>(List.of(Step.READ_CASE, Step.SCREENING, Step.DECLINE, Step.REFER, Step.ADVICE));
		}
		// the places that the steps of the order have are theirs in the order's sequence; one that has none comes after the one before it
		List<Step> listed = new ArrayList<>(order);
		listed.retainAll(steps);
		for (int i = 0, next = 0; i < steps.size(); i++) {
			if (listed.contains(steps.get(i))) {
				steps.set(i, listed.get(next++));
			}
		}
		for (Step step : order) {
			if (!steps.contains(step)) {
				steps.add(1 + (order.indexOf(step) == 0 ? -1 : steps.indexOf(order.get(order.indexOf(step) - 1))), step);
			}
		}
		for (Step step : steps) {
			step(step, plan);
		}
	}

	private void step(Step step, Optional<Plan.Corridor> plan) {
		Scenario scenario = bound.scenario();
		switch (step) {
		case SCREENING -> scenario.screening().forEach(q -> add(new AttemptEvent.Answered(next(), q.id(), q.right())));
		case PALPATION -> {
			List<Vec3> sites = bound.palpation().isEmpty() ? List.of(bound.zoneCentre()) : bound.palpation();
			sites.forEach(site -> add(new AttemptEvent.Did(next(), ActKind.PALPATION, Optional.of(site))));
		}
		case TECHNIQUE -> add(new AttemptEvent.TookUp(next(), scenario.technique()));
		case INSERTION -> plan.ifPresent(this::insert);
		case WITHDRAWAL -> plan.ifPresent(p -> add(new AttemptEvent.Moved(next(), p.pose().withDepth(0))));
		case RESPONSE -> scenario.procedure().complications().forEach(c -> c.responses().stream()
				.filter(r -> r.verdict() == Scenario.Verdict.RIGHT)
				.forEach(r -> add(new AttemptEvent.Responded(next(), c.id(), r.id()))));
		case POSITIONING -> add(new AttemptEvent.Positioned(next(), scenario.position()));
		default -> Stream.of(ActKind.values()).filter(act -> act.step() == step)
				.forEach(act -> add(new AttemptEvent.Did(next(), act, Optional.empty())));
		}
	}

	/** In, and up and down as often as the rubric asks for. */
	private void insert(Plan.Corridor plan) {
		NeedlePose pose = plan.pose();
		add(new AttemptEvent.Moved(next(), pose.withDepth(0)));
		add(new AttemptEvent.Moved(next(), pose));
		for (Rule rule : bound.scenario().rubric().rules()) {
			if (rule instanceof Rule.Manipulation manipulation) {
				double back = Math.max(0.1, pose.depthMm() - Math.max(PUSH_MM, manipulation.amplitudeMm()));
				for (int i = 0; i < manipulation.strokes(); i++) {
					add(new AttemptEvent.Moved(next(), pose.withDepth(back)));
					add(new AttemptEvent.Moved(next(), pose));
				}
			}
		}
	}

	private double next() {
		time += PACE_S;
		return time;
	}

	private void add(AttemptEvent event) {
		events.add(event);
	}
}
