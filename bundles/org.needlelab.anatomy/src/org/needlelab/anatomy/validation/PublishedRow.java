package org.needlelab.anatomy.validation;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A published figure and how to measure it on the model as its study did.
 *
 * @param id the figure's number in the collection
 * @param what what was measured, in words
 * @param citation authors, year, where it was published
 * @param population whom the study measured
 * @param measurement how
 * @param factor what a measured value is multiplied with, 1 for most
 * @param share set when the figure is not a mean but the share of people, per cent, whose value is so
 * @param published the figure
 * @param remark what to bear in mind, or why it misses; may be empty
 */
public record PublishedRow(String id, String what, String citation, Population population, Measurement measurement,
		double factor, Optional<Share> share, Figure published, String remark) {

	/** Nothing is null. */
	public PublishedRow {
		Objects.requireNonNull(id);
		Objects.requireNonNull(measurement);
		Objects.requireNonNull(population);
		Objects.requireNonNull(published);
		Objects.requireNonNull(share);
	}

	/** Where the standard deviation of a figure is from. */
	public enum Spread {
		/** Printed by the study. */
		PRINTED,
		/** Of the same study's whole series, of which this is a part. */
		SERIES,
		/** From a confidence interval and n. */
		INTERVAL,
		/** From quartiles: their distance / 1.349. */
		QUARTILES,
		/** From a range of which the figure is the middle: a quarter of it. */
		RANGE,
		/** From a printed regression and its r². */
		REGRESSION,
		/** Of a share in n people: binomial. */
		BINOMIAL,
		/** None is printed; taken from a comparable study or as a usual coefficient of variation, as the remark says. */
		ASSUMED;

		/** Name in files. */
		public String key() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/**
	 * What was published.
	 *
	 * @param value mean (or median, or middle of a range), mm; or share, per cent
	 * @param sd standard deviation between people; empty when nothing tells it
	 * @param spread where the SD is from
	 * @param n how many people, as printed
	 */
	public record Figure(double value, OptionalDouble sd, Spread spread, String n) {
	}

	/** Whose share a figure tells. */
	public enum Rule {
		/** People whose value is above the limit. */
		ABOVE,
		/** People whose value is below the limit. */
		BELOW,
		/** People in whom the path meets nothing. */
		NEVER
	}

	/**
	 * A share of people.
	 *
	 * @param rule whose
	 * @param limitMm the limit, mm
	 */
	public record Share(Rule rule, double limitMm) {

		/** Whether a value counts; empty where the path met nothing. */
		boolean counts(OptionalDouble value) {
			return switch (rule) {
				case ABOVE -> value.isPresent() && value.getAsDouble() > limitMm;
				case BELOW -> value.isPresent() && value.getAsDouble() < limitMm;
				case NEVER -> value.isEmpty();
			};
		}
	}
}
