package org.needlelab.exercise;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.needlelab.geometry.Vec3;
import org.needlelab.needle.NeedlePose;

/** The smallest change that would have mended something; worked out on the body. */
public sealed interface Change {

	/**
	 * The pose after the change, done exactly as it is told; empty where it is no matter of a pose.
	 *
	 * @param pose the pose that was
	 * @param bound the scenario on the body: words such as lateral are those of its side
	 */
	default Optional<NeedlePose> applied(NeedlePose pose, BoundScenario bound) {
		return Optional.empty();
	}

	/**
	 * The same line, less deep.
	 *
	 * @param mm by how much, mm
	 */
	record Shallower(double mm) implements Change {
		@Override
		public Optional<NeedlePose> applied(NeedlePose pose, BoundScenario bound) {
			return Optional.of(pose.withDepth(Math.max(0, pose.depthMm() - mm)));
		}
	}

	/**
	 * The same line, deeper.
	 *
	 * @param mm by how much, mm
	 */
	record Deeper(double mm) implements Change {
		@Override
		public Optional<NeedlePose> applied(NeedlePose pose, BoundScenario bound) {
			return Optional.of(pose.withDepth(pose.depthMm() + mm));
		}
	}

	/**
	 * From the same entry, turned.
	 *
	 * @param degrees by how much, degrees
	 * @param towards which way the tip goes; two ways mean half-way between them
	 */
	record Turned(double degrees, List<Towards> towards) implements Change {
		/** Copies the list. */
		public Turned {
			towards = List.copyOf(towards);
		}

		@Override
		public Optional<NeedlePose> applied(NeedlePose pose, BoundScenario bound) {
			Vec3 d = pose.direction();
			double angle = StrictMath.toRadians(degrees);
			return across(towards, d, bound).map(aside -> new NeedlePose(pose.entry(),
					d.times(StrictMath.cos(angle)).plus(StrictMath.sin(angle), aside).normalized(), pose.depthMm()));
		}
	}

	/**
	 * Another entry point, in the same direction.
	 *
	 * @param mm how far from there along the skin, mm
	 * @param towards which way; two ways mean half-way between them
	 */
	record Shifted(double mm, List<Towards> towards) implements Change {
		/** Copies the list. */
		public Shifted {
			towards = List.copyOf(towards);
		}

		@Override
		public Optional<NeedlePose> applied(NeedlePose pose, BoundScenario bound) {
			return across(towards, bound.body().inward(pose.entry()), bound)
					.map(along -> new NeedlePose(bound.body().nearestSkinPoint(pose.entry().plus(mm, along)), pose.direction(),
							pose.depthMm()));
		}
	}

	/**
	 * One change and then the other.
	 *
	 * @param first the one
	 * @param second the other
	 */
	record Both(Change first, Change second) implements Change {
		@Override
		public Optional<NeedlePose> applied(NeedlePose pose, BoundScenario bound) {
			return first.applied(pose, bound).flatMap(p -> second.applied(p, bound));
		}
	}

	/**
	 * Something that is no matter of millimetres.
	 *
	 * @param key message key
	 * @param arguments what the text is filled with
	 */
	record Otherwise(String key, Map<String, Object> arguments) implements Change {
		/** Copies the arguments. */
		public Otherwise {
			Objects.requireNonNull(key);
			arguments = Map.copyOf(arguments);
		}
	}

	/** The unit vector at right angles to an axis that leads one way, or half-way between two; empty where the axis runs along one. */
	private static Optional<Vec3> across(List<Towards> towards, Vec3 axis, BoundScenario bound) {
		final double least = 0.3;
		Vec3 sum = Vec3.ZERO;
		for (Towards way : towards) {
			Vec3 v = way.vector(bound.scenario().side());
			Vec3 aside = v.plus(-v.dot(axis), axis);
			if (aside.length() < least) {
				return Optional.empty();
			}
			sum = sum.plus(aside.normalized());
		}
		return sum.length() < least ? Optional.empty() : Optional.of(sum.normalized());
	}
}
