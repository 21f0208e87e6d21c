package org.needlelab.exam.item;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.needlelab.geometry.Vec3;

/** What a candidate answered. */
public sealed interface Response {

	/** Nothing. */
	record Blank() implements Response {
	}

	/** Options, by identifier: one of them in multiple choice and true/false. */
	record Chosen(Set<String> options) implements Response {
		/** Copies the set. */
		public Chosen {
			options = Collections.unmodifiableSet(new TreeSet<>(options));
		}
	}

	/** Options in an order, by identifier. */
	record Ordered(List<String> options) implements Response {
		/** Copies the list. */
		public Ordered {
			options = List.copyOf(options);
		}
	}

	/** Matches. */
	record Paired(Set<Pair> pairs) implements Response {
		/** Copies the set. */
		public Paired {
			pairs = Collections.unmodifiableSet(new TreeSet<>(pairs));
		}
	}

	/** What was typed: a text, or a number as it was typed. */
	record Typed(String text) implements Response {
	}

	/** Points on a picture, pixels. */
	record Pointed(List<Point> points) implements Response {
		/** Copies the list. */
		public Pointed {
			points = List.copyOf(points);
		}
	}

	/** A point on a picture, pixels from its upper left corner. */
	record Point(double xPx, double yPx) {
	}

	/**
	 * A place on the body.
	 *
	 * @param structure identifier of the structure that was clicked
	 * @param atMm where, body frame, mm
	 */
	record Located(String structure, Vec3 atMm) implements Response {
	}

	/**
	 * A practical station that was worked through.
	 *
	 * @param percent points of its rubric, 0 to 100
	 * @param criticalFailures findings that fail it whatever the points
	 * @param attempt what was done there, as an attempt file has it; empty where only the score is known
	 */
	record Performed(double percent, int criticalFailures, Optional<String> attempt) implements Response {
		/** Only the score. */
		public Performed(double percent, int criticalFailures) {
			this(percent, criticalFailures, Optional.empty());
		}
	}
}
