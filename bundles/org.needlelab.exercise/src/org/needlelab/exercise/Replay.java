package org.needlelab.exercise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.needlelab.anatomy.Clearance;
import org.needlelab.anatomy.DangerClass;
import org.needlelab.anatomy.Structure;
import org.needlelab.base.Cancellation;
import org.needlelab.needle.ForceModel;
import org.needlelab.needle.Insertion;
import org.needlelab.needle.NeedleLine;
import org.needlelab.needle.NeedlePose;

/**
 * A recorded attempt, frame by frame: for any time where the needle was, what was felt and what was near. Frames are worked out
 * when they are asked for; the same time gives the same frame. Of an attempt that is still going on, the frame at its end is the
 * present.
 */
public final class Replay {

	private final BoundScenario bound;
	private final Attempt attempt;
	private final ForceModel model;
	private final Insertion insertion;
	private final List<TissueResponse> responses;

	private Replay(BoundScenario bound, Attempt attempt, Insertion insertion, ForceModel model) {
		this.bound = bound;
		this.attempt = attempt;
		this.model = model;
		this.insertion = insertion;
		this.responses = TissueResponse.of(bound, attempt, insertion);
	}

	/** A replay of an attempt that was assessed: nothing is worked out twice. */
	public static Replay of(BoundScenario bound, Attempt attempt, Assessment assessment, ForceModel model) {
		return new Replay(bound, attempt, assessment.insertion(), model);
	}

	/** A replay of an attempt. */
	public static Replay of(BoundScenario bound, Attempt attempt, ForceModel model, Cancellation cancellation) {
		return new Replay(bound, attempt,
				Insertion.of(bound.body(), attempt.needle(), attempt.trace(), cancellation), model);
	}

	/**
	 * The attempt at a time.
	 *
	 * @param timeS s
	 * @param pose where the needle is, stopped by the first bone; empty before it was first put on the skin
	 * @param tipIn what the tip is in; empty outside
	 * @param force the force along the needle, N; zero outside
	 * @param clearances how near every danger structure within {@link Insertion#SEARCH_RADIUS_MM} is to the inserted part,
	 *        nearest first; empty outside
	 * @param last the last thing done up to now besides moving the needle
	 */
	public record Frame(double timeS, Optional<NeedlePose> pose, Optional<Structure> tipIn, ForceModel.Point force,
			List<Clearance> clearances, Optional<AttemptEvent> last) {
		/** Copies the list. */
		public Frame {
			clearances = List.copyOf(clearances);
		}
	}

	/**
	 * How near the nearest danger structure was at a time.
	 *
	 * @param timeS s
	 * @param clearance the nearest; from the needle's surface
	 */
	public record Near(double timeS, Clearance clearance) {
	}

	/** When the attempt begins: its first event, s; 0 without events. */
	public double beginS() {
		return attempt.events().isEmpty() ? 0 : attempt.events().get(0).timeS();
	}

	/** When it ends: its last event, s; 0 without events. */
	public double endS() {
		return attempt.durationS().orElse(0);
	}

	/** What was done, with times: the steps of a replay. */
	public List<AttemptEvent> events() {
		return attempt.events();
	}

	/** What the body answered, in order of time. */
	public List<TissueResponse> responses() {
		return responses;
	}

	/** What the needle's motion did in the body. */
	public Insertion insertion() {
		return insertion;
	}

	/** The frame at a time; before the attempt as at its begin, after it as at its end. */
	public Frame at(double timeS) {
		double time = Math.max(beginS(), Math.min(endS(), timeS));
		Optional<AttemptEvent> last = Optional.empty();
		for (AttemptEvent event : attempt.events()) {
			if (event.timeS() <= time && !(event instanceof AttemptEvent.Moved)) {
				last = Optional.of(event);
			}
		}
		Optional<NeedlePose> pose = attempt.trace().at(time).map(this::stopped);
		if (pose.isEmpty() || pose.get().depthMm() <= 0) {
			return new Frame(time, pose, Optional.empty(), new ForceModel.Point(0, 0, 0), List.of(), last);
		}
		NeedlePose inside = pose.get();
		NeedleLine line = NeedleLine.of(inside);
		return new Frame(time, pose, bound.body().tissueAt(inside.tip()),
				model.at(line.path(bound.body(), inside.depthMm()), attempt.needle(), inside.depthMm()),
				clearances(inside), last);
	}

	/**
	 * The nearest approach to the danger structures of a kind over time, at even steps while the needle is inside. What came
	 * between two steps is in {@link Insertion#closest}.
	 *
	 * @param danger the kind; empty for any
	 * @param stepS time between two points, s
	 * @throws IllegalArgumentException when the step is not positive
	 */
	public List<Near> clearanceOverTime(Optional<DangerClass> danger, double stepS, Cancellation cancellation) {
		if (!(stepS > 0)) {
			throw new IllegalArgumentException("step " + stepS);
		}
		List<Near> points = new ArrayList<>();
		int steps = (int) Math.ceil((endS() - beginS()) / stepS);
		for (int i = 0; i <= steps; i++) {
			cancellation.check();
			double time = Math.min(endS(), beginS() + i * stepS);
			attempt.trace().at(time).map(this::stopped).filter(p -> p.depthMm() > 0)
					.flatMap(p -> clearances(p).stream().filter(c -> isOf(danger, c))
							.min(Comparator.comparingDouble(Clearance::distanceMm)))
					.ifPresent(c -> points.add(new Near(time, c)));
		}
		return points;
	}

	/** The force over the depth along the deepest stroke; empty when the needle never went in. */
	public List<ForceModel.Point> force(double stepMm) {
		return insertion.principal()
				.map(s -> model.trace(s.path(), attempt.needle(), s.depthMm(), stepMm)).orElse(List.of());
	}

	private static boolean isOf(Optional<DangerClass> danger, Clearance c) {
		return danger.isEmpty() || c.structure().danger().map(d -> d.dangerClass()).equals(danger);
	}

	private List<Clearance> clearances(NeedlePose pose) {
		return NeedleLine.of(pose).clearances(bound.body(), attempt.needle(), pose.depthMm(), Insertion.SEARCH_RADIUS_MM);
	}

	private NeedlePose stopped(NeedlePose pose) {
		return pose.depthMm() <= 0 ? pose
				: pose.withDepth(Math.min(pose.depthMm(), NeedleLine.of(pose).reachMm(bound.body(), attempt.needle())));
	}
}
