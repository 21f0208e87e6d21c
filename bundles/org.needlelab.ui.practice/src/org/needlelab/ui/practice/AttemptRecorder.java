package org.needlelab.ui.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

import org.needlelab.exercise.ActKind;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.AttemptEvent;
import org.needlelab.exercise.Decision;
import org.needlelab.exercise.Scenario;
import org.needlelab.exercise.Position;
import org.needlelab.exercise.Technique;
import org.needlelab.files.Loaded;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.Needle;
import org.needlelab.needle.NeedlePose;

/** Writes down what a trainee does, with the time since the recorder was made. */
public final class AttemptRecorder {

	private static final double NANOS_PER_MILLI = 1e6;
	private static final double MILLIS_PER_SECOND = 1e3;

	private final LongSupplier nanoTime;
	private final long start;
	private final List<AttemptEvent> events = new ArrayList<>();
	private NeedlePose lastPose;
	private double lastTimeS;

	/** @param nanoTime a clock in nanoseconds, with any origin */
	public AttemptRecorder(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
		this.start = nanoTime.getAsLong();
	}

	/**
	 * A recorder that goes on with what was written down before; the time between does not count.
	 *
	 * @param nanoTime a clock in nanoseconds, with any origin
	 */
	AttemptRecorder(LongSupplier nanoTime, List<AttemptEvent> before) {
		this.nanoTime = nanoTime;
		lastTimeS = before.isEmpty() ? 0 : before.get(before.size() - 1).timeS();
		start = nanoTime.getAsLong() - Math.round(lastTimeS * MILLIS_PER_SECOND * NANOS_PER_MILLI);
		events.addAll(before);
		strike(events.size());
	}

	/** The needle is there now. The same pose once more is not written down. */
	public void moved(NeedlePose pose) {
		if (!pose.equals(lastPose)) {
			lastPose = pose;
			events.add(new AttemptEvent.Moved(now(), pose));
		}
	}

	/** A screening question was decided. */
	public void answered(String questionId, Decision decision) {
		events.add(new AttemptEvent.Answered(now(), questionId, decision));
	}

	/** Something else was done. */
	public void did(ActKind act, Optional<Vec3> place) {
		events.add(new AttemptEvent.Did(now(), act, place));
	}

	/** The patient was brought into a position. */
	public void positioned(Position position) {
		events.add(new AttemptEvent.Positioned(now(), position));
	}

	/** A technique was chosen. */
	public void tookUp(Technique technique) {
		events.add(new AttemptEvent.TookUp(now(), technique));
	}

	/** Something was done about a complication. */
	public void responded(String complicationId, String responseId) {
		events.add(new AttemptEvent.Responded(now(), complicationId, responseId));
	}

	/** How many events were written down. */
	int size() {
		return events.size();
	}

	/** Strikes out everything after the first so many events. */
	void strike(int size) {
		events.subList(size, events.size()).clear();
		lastPose = null;
		for (AttemptEvent event : events) {
			if (event instanceof AttemptEvent.Moved moved) {
				lastPose = moved.pose();
			}
		}
	}

	/** Time since the recorder was made, s. */
	double elapsedS() {
		return (nanoTime.getAsLong() - start) / NANOS_PER_MILLI / MILLIS_PER_SECOND;
	}

	/** What was written down, in order of time. */
	public List<AttemptEvent> events() {
		return List.copyOf(events);
	}

	/**
	 * The attempt so far.
	 *
	 * @param scenario the scenario with its file's hash
	 * @param needle the needle that was chosen
	 * @param software name and version of the program
	 */
	public Attempt attempt(Loaded<Scenario> scenario, Needle needle, String software) {
		Scenario s = scenario.value();
		return new Attempt(s.id(), s.revision(), scenario.sha256(), s.patient(), needle, software, events);
	}

	/** Whole milliseconds, in seconds; never less than before, whatever the clock says. */
	private double now() {
		double millis = Math.rint((nanoTime.getAsLong() - start) / NANOS_PER_MILLI);
		lastTimeS = Math.max(lastTimeS, millis / MILLIS_PER_SECOND);
		return lastTimeS;
	}
}
