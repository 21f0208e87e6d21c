package org.needlelab.exercise;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.needlelab.anatomy.DangerClass;
import org.needlelab.exercise.internal.ActRules;
import org.needlelab.exercise.internal.ClearanceRules;
import org.needlelab.exercise.internal.MotionRules;
import org.needlelab.exercise.internal.PlacementRules;
import org.needlelab.exercise.internal.ProcedureRules;
import org.needlelab.exercise.internal.ReactionRule;

/**
 * One line of a rubric: typed configuration that turns evidence into a finding. Stateless. Shares fall in a straight line
 * from all points at the limit to none at {@code zeroAt}.
 */
public sealed interface Rule {

	/** What every rule has. */
	Head head();

	/**
	 * A rule named in a finding.
	 *
	 * @param id its identifier
	 */
	record Named(String id) {
	}

	/** Judges. The same evidence gives the same finding. */
	ScoredFinding score(Evidence evidence);

	/** Whether it can give points only to who needles. */
	default boolean needsNeedle() {
		return true;
	}

	/**
	 * What every rule has.
	 *
	 * @param id identifier within the rubric
	 * @param points points to be had
	 * @param requires rules that must have given points, or this one gives none
	 * @param critical whether the attempt fails when this rule was judged and gave nothing
	 */
	record Head(String id, double points, List<String> requires, boolean critical) {
		/** @throws IllegalArgumentException when the points are negative or not finite */
		public Head {
			Objects.requireNonNull(id);
			requires = List.copyOf(requires);
			if (!(points >= 0) || Double.isInfinite(points)) {
				throw new IllegalArgumentException("points " + points);
			}
		}
	}

	/**
	 * The tip was in the target structure.
	 *
	 * @param head head
	 * @param zeroAtMm no points when the tip stayed so far short of it, mm
	 */
	record Target(Head head, double zeroAtMm) implements Rule {
		@Override
		public ScoredFinding score(Evidence evidence) {
			return PlacementRules.target(this, evidence);
		}
	}

	/**
	 * The tip did not go through the target.
	 *
	 * @param head head
	 * @param toleranceMm so far beyond is still right, mm
	 * @param zeroAtMm no points so far beyond, mm
	 */
	record Overshoot(Head head, double toleranceMm, double zeroAtMm) implements Rule {
		@Override
		public ScoredFinding score(Evidence evidence) {
			return PlacementRules.overshoot(this, evidence);
		}
	}

	/**
	 * The needle stayed within a depth.
	 *
	 * @param head head
	 * @param maxMm deepest that is right, mm
	 * @param zeroAtMm no points so deep, mm
	 */
	record DepthLimit(Head head, double maxMm, double zeroAtMm) implements Rule {
		@Override
		public ScoredFinding score(Evidence evidence) {
			return PlacementRules.depthLimit(this, evidence);
		}
	}

	/**
	 * The needle went through the trigger point: the part of its ball that lies in the target.
	 *
	 * @param head head
	 * @param zeroAtMm no points so far from its surface, mm
	 */
	record TriggerPoint(Head head, double zeroAtMm) implements Rule {
		@Override
		public ScoredFinding score(Evidence evidence) {
			return PlacementRules.triggerPoint(this, evidence);
		}
	}

	/**
	 * The needle went in the reference direction.
	 *
	 * @param head head
	 * @param toleranceDegrees so far off is still right, degrees
	 * @param zeroAtDegrees no points so far off, degrees
	 */
	record Angle(Head head, double toleranceDegrees, double zeroAtDegrees) implements Rule {
		@Override
		public ScoredFinding score(Evidence evidence) {
			return PlacementRules.angle(this, evidence);
		}
	}

	/**
	 * The needle went in within the entry zone.
	 *
	 * @param head head
	 * @param zeroAtMm no points so far outside, mm
	 */
	record Entry(Head head, double zeroAtMm) implements Rule {
		@Override
		public ScoredFinding score(Evidence evidence) {
			return PlacementRules.entry(this, evidence);
		}
	}

	/**
	 * The inserted needle, tip and shaft, kept its distance from every danger structure of a kind. All points at the margin,
	 * none at a touch.
	 *
	 * @param head head
	 * @param danger kind
	 * @param marginMm distance to keep, mm; empty: each structure's own margin
	 */
	record ClearanceKept(Head head, DangerClass danger, Optional<Double> marginMm) implements Rule {
		@Override
		public ScoredFinding score(Evidence evidence) {
			return ClearanceRules.kept(this, evidence);
		}
	}

	/**
	 * The line ahead of the tip meets no danger structure before bone.
	 *
	 * @param head head
	 * @param aheadMm how far ahead, mm
	 */
	record ProjectedPath(Head head, double aheadMm) implements Rule {
		@Override
		public ScoredFinding score(Evidence evidence) {
			return ClearanceRules.projectedPath(this, evidence);
		}
	}

	/**
	 * Every screening question was decided rightly before the needle went in. Each counts the same, but a question whose answer
	 * forbids needling or calls for precautions, left out or decided more lightly, leaves no points at all.
	 *
	 * @param head head
	 */
	record Screening(Head head) implements Rule {
		@Override
		public ScoredFinding score(Evidence evidence) {
			return ActRules.screening(this, evidence);
		}

		@Override
		public boolean needsNeedle() {
			return false;
		}
	}

	/** When an act is to be done. */
	enum When implements Keyed {
		/** Before the needle first goes in. */
		BEFORE_INSERTION,
		/** With the needle in the body. */
		WHILE_INSIDE,
		/** After it is out for good. */
		AFTER_WITHDRAWAL,
		/** Any time. */
		ANY_TIME
	}

	/**
	 * Something was done at the right time.
	 *
	 * @param head head
	 * @param act what
	 * @param when when
	 */
	record Act(Head head, ActKind act, When when) implements Rule {
		@Override
		public ScoredFinding score(Evidence evidence) {
			return ActRules.act(this, evidence);
		}

		@Override
		public boolean needsNeedle() {
			return when == When.AFTER_WITHDRAWAL || when == When.WHILE_INSIDE;
		}
	}

	/**
	 * The needle chosen is one that is right for the case.
	 *
	 * @param head head
	 */
	record NeedleChoice(Head head) implements Rule {
		@Override
		public ScoredFinding score(Evidence evidence) {
			return ActRules.needleChoice(this, evidence);
		}
	}

	/**
	 * It was decided rightly whether to needle at all: all or nothing.
	 *
	 * @param head head
	 */
	record NeedleOrNot(Head head) implements Rule {
		@Override
		public ScoredFinding score(Evidence evidence) {
			return ProcedureRules.needleOrNot(this, evidence);
		}

		@Override
		public boolean needsNeedle() {
			return false;
		}
	}

	/**
	 * The technique chosen last before the needle went in is the scenario's.
	 *
	 * @param head head
	 */
	record TechniqueChoice(Head head) implements Rule {
		@Override
		public ScoredFinding score(Evidence evidence) {
			return ProcedureRules.technique(this, evidence);
		}
	}

	/**
	 * The patient lay, or sat, as the scenario says when the needle went in: the position taken last before counts.
	 *
	 * @param head head
	 */
	record PositionChoice(Head head) implements Rule {
		@Override
		public ScoredFinding score(Evidence evidence) {
			return ProcedureRules.position(this, evidence);
		}
	}

	/**
	 * The scenario's palpation sites were felt before the needle went in; each counts the same.
	 *
	 * @param head head
	 * @param zeroAtMm no points for a site when the nearest palpation was so far outside it, mm
	 */
	record Palpation(Head head, double zeroAtMm) implements Rule {
		@Override
		public ScoredFinding score(Evidence evidence) {
			return ProcedureRules.palpation(this, evidence);
		}

		@Override
		public boolean needsNeedle() {
			return false;
		}
	}

	/**
	 * Steps were taken in their order. The share is that of the longest run of steps, gaps allowed, that was done in order.
	 *
	 * @param head head
	 * @param steps the order, no step twice
	 */
	record Order(Head head, List<Step> steps) implements Rule {
		/** Copies the list. */
		public Order {
			steps = List.copyOf(steps);
		}

		@Override
		public ScoredFinding score(Evidence evidence) {
			return ProcedureRules.order(this, evidence);
		}

		@Override
		public boolean needsNeedle() {
			return steps.contains(Step.INSERTION) || steps.contains(Step.WITHDRAWAL);
		}
	}

	/**
	 * Complications were acted upon: what is right was done, nothing useless, nothing harmful.
	 *
	 * @param head head
	 */
	record Complications(Head head) implements Rule {
		@Override
		public ScoredFinding score(Evidence evidence) {
			return ProcedureRules.complications(this, evidence);
		}
	}

	/**
	 * What the needle did to the patient was reacted to: after a nerve, the pleura, the dural sac or an organ was hit the needle was
	 * not pushed on but drawn back; after pleura, dural sac or organ the patient was referred; after bleeding the place was
	 * pressed once the needle was out. All or nothing, so that doing more harm and mending some of it gives no more.
	 *
	 * @param head head
	 */
	record Reaction(Head head) implements Rule {
		@Override
		public ScoredFinding score(Evidence evidence) {
			return ReactionRule.score(this, evidence);
		}
	}

	/**
	 * The needle did not come near danger structures of any kind, at any time. Each structure nearer than the limit is one
	 * near miss, also when it was touched.
	 *
	 * @param head head
	 * @param withinMm nearer than this is a near miss, mm
	 * @param zeroAtCount no points for so many near misses
	 */
	record NearMiss(Head head, double withinMm, int zeroAtCount) implements Rule {
		@Override
		public ScoredFinding score(Evidence evidence) {
			return ClearanceRules.nearMiss(this, evidence);
		}
	}

	/**
	 * The needle was moved up and down, or tapped, with the tip in the trigger point.
	 *
	 * @param head head
	 * @param strokes so many for all points
	 * @param amplitudeMm a move up and down counts from this on, mm
	 */
	record Manipulation(Head head, int strokes, double amplitudeMm) implements Rule {
		@Override
		public ScoredFinding score(Evidence evidence) {
			return MotionRules.manipulation(this, evidence);
		}
	}

	/** What is timed. */
	enum Timed implements Keyed {
		/** From the first event of the attempt to the last. */
		ATTEMPT,
		/** While the needle is in the body. */
		NEEDLE_INSIDE
	}

	/**
	 * It did not take too long.
	 *
	 * @param head head
	 * @param timed what is timed
	 * @param maxS so long is right, s
	 * @param zeroAtS no points when it took so long, s
	 */
	record TimeLimit(Head head, Timed timed, double maxS, double zeroAtS) implements Rule {
		@Override
		public ScoredFinding score(Evidence evidence) {
			return MotionRules.time(this, evidence);
		}

		@Override
		public boolean needsNeedle() {
			return timed == Timed.NEEDLE_INSIDE;
		}
	}

	/**
	 * The needle was neither turned in the body nor put in anew too often. Turning on and on without moving along the needle
	 * between is one turn.
	 *
	 * @param head head
	 * @param maxTurns so many turns and further insertions are right
	 * @param zeroAtTurns no points for so many
	 */
	record MotionEconomy(Head head, int maxTurns, int zeroAtTurns) implements Rule {
		@Override
		public ScoredFinding score(Evidence evidence) {
			return MotionRules.economy(this, evidence);
		}
	}
}
