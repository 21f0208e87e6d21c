package org.needlelab.anatomy.validation;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What the model gives for a published figure.
 *
 * @param row the figure
 * @param obstacle why it could not be measured; {@link Obstacle#NONE} when it was
 * @param detail the structure or place that is missing; empty when nothing is
 * @param mean the model's mean, mm, or share, per cent
 * @param sd the model's standard deviation between people, mm; 0 for shares
 * @param people how many were measured
 * @param unmet in how many of them the path met nothing
 */
public record RowResult(PublishedRow row, Obstacle obstacle, String detail, double mean, double sd, int people, int unmet) {

	/** Why a figure could not be measured. */
	public enum Obstacle {
		/** It was. */
		NONE,
		/** The body has no such structure. */
		STRUCTURE_MISSING,
		/** The body has no such place. */
		PLACE_MISSING,
		/** The path meets the structure in less than half of the people. */
		SELDOM_MET
	}

	/** How a figure compares. */
	public enum Verdict {
		/** Within one SD. */
		WITHIN_1_SD,
		/** Within two SD. */
		WITHIN_2_SD,
		/** Farther off. */
		MISS,
		/** No SD to tell it by. */
		NO_SD,
		/** Not measured. */
		NOT_EXPRESSIBLE
	}

	/** Nothing is null. */
	public RowResult {
		Objects.requireNonNull(row);
		Objects.requireNonNull(obstacle);
		Objects.requireNonNull(detail);
	}

	/** A figure that could not be measured. */
	static RowResult not(PublishedRow row, Obstacle why, String detail) {
		return new RowResult(row, why, detail, 0, 0, 0, 0);
	}

	/** How many published standard deviations the model's mean lies above the published one. */
	public OptionalDouble z() {
		OptionalDouble published = row.published().sd();
		return obstacle != Obstacle.NONE || published.isEmpty() || published.getAsDouble() <= 0 ? OptionalDouble.empty()
				: OptionalDouble.of((mean - row.published().value()) / published.getAsDouble());
	}

	/** How it compares. */
	public Verdict verdict() {
		if (obstacle != Obstacle.NONE) {
			return Verdict.NOT_EXPRESSIBLE;
		}
		if (z().isEmpty()) {
			return Verdict.NO_SD;
		}
		double far = Math.abs(z().getAsDouble());
		return far <= 1 ? Verdict.WITHIN_1_SD : far <= 2 ? Verdict.WITHIN_2_SD : Verdict.MISS;
	}
}
