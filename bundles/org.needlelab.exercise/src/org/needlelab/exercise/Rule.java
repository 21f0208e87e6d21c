package org.needlelab.exercise;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.needlelab.anatomy.DangerClass;
import org.needlelab.exercise.internal.ActRules;
import org.needlelab.exercise.internal.ClearanceRules;
import org.needlelab.exercise.internal.PlacementRules;

/**
 * One line of a rubric: typed configuration that turns evidence into a finding. Stateless. Shares fall in a straight line
 * from all points at the limit to none at {@code zeroAt}.
 */
public sealed interface Rule {

	/** What every rule has. */
	Head head();

	/** Judges. The same evidence gives the same finding. */
	ScoredFinding score(Evidence evidence);

	/**
	 * What every rule has.
	 *
	 * @param id identifier within the rubric
	 * @param points points to be had
	 * @param requires rules that must have given points, or this one gives none
	 */
	record Head(String id, double points, List<String> requires) {
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
	 * The needle went through the trigger point.
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
	 * Every screening question was decided rightly before the needle went in.
	 *
	 * @param head head
	 */
	record Screening(Head head) implements Rule {
		@Override
		public ScoredFinding score(Evidence evidence) {
			return ActRules.screening(this, evidence);
		}
	}

	/** When an act is to be done. */
	enum When implements Keyed {
		/** Before the needle first goes in. */
		BEFORE_INSERTION,
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
}
