package org.needlelab.exercise;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

import org.needlelab.anatomy.Clearance;
import org.needlelab.anatomy.Structure;
import org.needlelab.exercise.internal.Angles;
import org.needlelab.needle.Needle;
import org.needlelab.needle.NeedlePose;

/** What the planner found for a scenario on a body. */
public sealed interface Plan {

	/**
	 * There is a way to the trigger point that touches nothing.
	 *
	 * @param needle the shortest needle of the case that can go it
	 * @param pose the safest pose found
	 * @param safety the least of distance by margin over all danger structures around: 1 keeps every margin; infinite when
	 *        there is nothing around
	 * @param tightest the structure that this ratio is about
	 */
	record Corridor(Needle needle, NeedlePose pose, double safety, Optional<Clearance> tightest) implements Plan {

		/** Nothing is null. */
		public Corridor {
			Objects.requireNonNull(needle);
			Objects.requireNonNull(pose);
			Objects.requireNonNull(tightest);
		}

		/** Whether every margin is kept. */
		public boolean keepsMargins() {
			return safety >= 1;
		}

		/** The margin that the tightest structure asks for: the rubric's where that names one, else its own, mm; empty when there is nothing around. */
		public OptionalDouble marginMm() {
			return tightest.isPresent() ? OptionalDouble.of(tightest.get().distanceMm() / safety) : OptionalDouble.empty();
		}

		/** How far a pose's direction is off this one's, degrees. */
		public double degreesFrom(NeedlePose other) {
			return Angles.degrees(pose.direction(), other.direction());
		}
	}

	/**
	 * No way within the entry zone and the angle allowed reaches the trigger point without touching something to harm.
	 *
	 * @param closedBy what is in the way, most often first
	 */
	record Closed(List<Structure> closedBy) implements Plan {

		/** Copies the list. */
		public Closed {
			closedBy = List.copyOf(closedBy);
		}
	}

	/**
	 * No way within the entry zone and the angle allowed reaches the target at all.
	 *
	 * @param why which test the ways to the middle of the trigger point got to and failed at
	 * @param stoppedBy the bone that stops them, when it is bone
	 * @param shortestMm the shortest way from the zone to the middle of the trigger point, mm
	 * @param reachMm how deep needles and depth limit reach, mm
	 */
	record OutOfReach(Why why, Optional<Structure> stoppedBy, double shortestMm, double reachMm) implements Plan {

		/** Nothing is null. */
		public OutOfReach {
			Objects.requireNonNull(why);
			Objects.requireNonNull(stoppedBy);
		}
	}

	/** Why a target cannot be reached, in the order in which ways are tested. */
	enum Why implements Keyed {
		/** The direction would be off by more than the angle allowed. */
		ANGLE,
		/** No needle of the case is long enough, or it would go deeper than allowed. */
		TOO_DEEP,
		/** Bone lies before it. */
		BONE,
		/** The way to the trigger point does not lie in the target. */
		NOT_IN_TARGET
	}
}
