package org.needlelab.exam.item;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import org.needlelab.exercise.Keyed;

/**
 * How a set of chosen things becomes credit, where several are right. With R right ones, of which the candidate chose h, and w
 * wrong ones chosen:
 */
public sealed interface SetRule {

	/** The rules that need no figures. */
	enum Plain implements SetRule, Keyed {
		/** 1 for exactly the right ones, else 0. */
		ALL_OR_NOTHING,
		/** h / R; where ticking everything is possible it would pay, so only for matching and limited choices. */
		SHARE_OF_RIGHT,
		/** (h - w) / R, not below 0. */
		RIGHT_MINUS_WRONG,
		/** Share of all that is offered that was rightly chosen or rightly left; not below 0. */
		EACH_DECISION
	}

	/**
	 * The sum of what the chosen ones weigh, within bounds.
	 *
	 * @param credit credit by identifier
	 * @param others credit of what has no entry
	 * @param min least credit
	 * @param max most credit
	 */
	record Weighted(Map<String, Double> credit, double others, double min, double max) implements SetRule {

		/** Sorts and copies the map. */
		public Weighted {
			credit = Collections.unmodifiableMap(new TreeMap<>(credit));
			if (!(min <= max)) {
				throw new IllegalArgumentException(min + " > " + max);
			}
		}
	}
}
