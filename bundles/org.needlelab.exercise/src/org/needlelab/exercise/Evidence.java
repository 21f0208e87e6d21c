package org.needlelab.exercise;

import org.needlelab.needle.Insertion;

/**
 * What rules judge.
 *
 * @param bound the scenario on the body
 * @param attempt what was done
 * @param insertion what the needle's motion did in the body
 */
public record Evidence(BoundScenario bound, Attempt attempt, Insertion insertion) {
}
