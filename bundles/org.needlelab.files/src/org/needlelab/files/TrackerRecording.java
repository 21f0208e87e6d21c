package org.needlelab.files;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.needlelab.base.Finding;
import org.needlelab.exercise.TimedFrame;

/**
 * What a training lab's tracker recorded. Times count from the earliest entry of the file, s; frames are in the tracker's
 * frame, mm.
 *
 * @param devices frames by device in order of time, devices in order of the file
 * @param marks messages in order of time
 * @param clockS what the recording's clock showed at time 0, s
 * @param warnings what is odd and was mended or left out
 */
public record TrackerRecording(Map<String, List<TimedFrame>> devices, List<Mark> marks, double clockS,
		List<Finding> warnings) {

	/**
	 * A message that was written into the recording.
	 *
	 * @param timeS when, s
	 * @param text its text
	 */
	public record Mark(double timeS, String text) {
	}

	/** Copies the collections. */
	public TrackerRecording {
		Map<String, List<TimedFrame>> copy = new LinkedHashMap<>();
		devices.forEach((name, frames) -> copy.put(name, List.copyOf(frames)));
		devices = Collections.unmodifiableMap(copy);
		marks = List.copyOf(marks);
		warnings = List.copyOf(warnings);
	}
}
