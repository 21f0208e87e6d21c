package org.needlelab.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

import org.needlelab.anatomy.Patient;
import org.needlelab.needle.Needle;
import org.needlelab.needle.TimedPose;
import org.needlelab.needle.Trace;

/**
 * A recorded attempt at a scenario.
 *
 * @param scenarioId the scenario
 * @param scenarioRevision its revision when the attempt was made
 * @param scenarioHash SHA-256 of the scenario's file, hexadecimal; empty when unknown
 * @param patient the patient whose body was used
 * @param needle the needle that was chosen
 * @param software name and version of the program that recorded it
 * @param events what was done, in order of time
 */
public record Attempt(String scenarioId, int scenarioRevision, String scenarioHash, Patient patient, Needle needle,
		String software, List<AttemptEvent> events) {

	/** @throws IllegalArgumentException when a time falls, is negative or not finite */
	public Attempt {
		Objects.requireNonNull(scenarioId);
		Objects.requireNonNull(scenarioHash);
		Objects.requireNonNull(patient);
		Objects.requireNonNull(needle);
		Objects.requireNonNull(software);
		events = List.copyOf(events);
		double before = 0;
		for (AttemptEvent event : events) {
			if (!(event.timeS() >= before) || Double.isInfinite(event.timeS())) {
				throw new IllegalArgumentException("time " + event.timeS() + " after " + before);
			}
			before = event.timeS();
		}
	}

	/** The needle's motion. */
	public Trace trace() {
		List<TimedPose> poses = new ArrayList<>();
		for (AttemptEvent event : events) {
			if (event instanceof AttemptEvent.Moved moved) {
				poses.add(new TimedPose(moved.timeS(), moved.pose()));
			}
		}
		return new Trace(poses);
	}

	/** Index of the first event in which the needle is in the body; the number of events when it never is. */
	public int firstInside() {
		for (int i = 0; i < events.size(); i++) {
			if (isInside(events.get(i))) {
				return i;
			}
		}
		return events.size();
	}

	/** Index of the last event in which the needle is in the body; -1 when it never is. */
	public int lastInside() {
		for (int i = events.size() - 1; i >= 0; i--) {
			if (isInside(events.get(i))) {
				return i;
			}
		}
		return -1;
	}

	private static boolean isInside(AttemptEvent event) {
		return event instanceof AttemptEvent.Moved moved && moved.pose().depthMm() > 0;
	}

	/** When the last event was, s; empty without events. */
	public OptionalDouble durationS() {
		return events.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(events.get(events.size() - 1).timeS());
	}
}
