package org.needlelab.exercise;

import java.util.List;

import org.needlelab.needle.Insertion;

/**
 * What rules judge.
 *
 * @param bound the scenario on the body
 * @param attempt what was done
 * @param insertion what the needle's motion did in the body
 * @param responses what the body answered, in order of time
 */
public record Evidence(BoundScenario bound, Attempt attempt, Insertion insertion, List<TissueResponse> responses) {

	/** Copies the list. */
	public Evidence {
		responses = List.copyOf(responses);
	}
}
