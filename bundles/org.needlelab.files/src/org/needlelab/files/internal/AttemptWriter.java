package org.needlelab.files.internal;

import org.needlelab.anatomy.Patient;
import org.needlelab.anatomy.Posture;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.AttemptEvent;
import org.needlelab.geometry.Vec3;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Writes an attempt as JSON: properties in a fixed order, one event a line, numbers by the shortest digits that read back. */
public final class AttemptWriter {

	private final StringBuilder out = new StringBuilder();

	private AttemptWriter() {
	}

	/** The text of the file. */
	public static String write(Attempt attempt) {
		AttemptWriter writer = new AttemptWriter();
		writer.attempt(attempt);
		return writer.out.toString();
	}

	private void attempt(Attempt attempt) {
		out.append("{\n\"format\": \"needlelab-attempt\",\n\"version\": 1,\n\"scenario\": {\"id\": ")
				.append(quoted(attempt.scenarioId())).append(", \"revision\": ").append(attempt.scenarioRevision());
		if (!attempt.scenarioHash().isEmpty()) {
			out.append(", \"sha256\": ").append(quoted(attempt.scenarioHash()));
		}
		Patient patient = attempt.patient();
		out.append("},\n\"patient\": {\"sex\": ").append(quoted(patient.sex().key())).append(", \"age_years\": ")
				.append(number(patient.ageYears())).append(", \"stature_mm\": ").append(number(patient.statureMm()))
				.append(", \"mass_kg\": ").append(number(patient.massKg()));
		if (!patient.posture().equals(Posture.STANDING)) {
			out.append(", \"posture\": ").append(quoted(patient.posture().text()));
		}
		out.append("},\n\"needle\": {\"length_mm\": ")
				.append(number(attempt.needle().lengthMm())).append(", \"diameter_mm\": ")
				.append(number(attempt.needle().diameterMm())).append("},\n\"software\": ")
				.append(quoted(attempt.software())).append(",\n\"events\": [");
		String separator = "\n";
		for (AttemptEvent event : attempt.events()) {
			out.append(separator).append("{\"time_s\": ").append(number(event.timeS()));
			event(event);
			out.append('}');
			separator = ",\n";
		}
		out.append("\n]\n}\n");
	}

	private void event(AttemptEvent event) {
		if (event instanceof AttemptEvent.Moved moved) {
			out.append(", \"entry\": ").append(vector(moved.pose().entry())).append(", \"direction\": ")
					.append(vector(moved.pose().direction())).append(", \"depth_mm\": ")
					.append(number(moved.pose().depthMm()));
		} else if (event instanceof AttemptEvent.Answered answered) {
			out.append(", \"answer\": ").append(quoted(answered.questionId())).append(", \"decision\": ")
					.append(quoted(answered.decision().key()));
		} else if (event instanceof AttemptEvent.TookUp took) {
			out.append(", \"technique\": ").append(quoted(took.technique().key()));
		} else if (event instanceof AttemptEvent.Positioned positioned) {
			out.append(", \"position\": ").append(quoted(positioned.position().key()));
		} else if (event instanceof AttemptEvent.Responded responded) {
			out.append(", \"complication\": ").append(quoted(responded.complicationId())).append(", \"response\": ")
					.append(quoted(responded.responseId()));
		} else if (event instanceof AttemptEvent.Did did) {
			out.append(", \"act\": ").append(quoted(did.act().key()));
			did.place().ifPresent(place -> out.append(", \"place\": ").append(vector(place)));
		}
	}

	private static String vector(Vec3 v) {
		return "[" + number(v.x()) + ", " + number(v.y()) + ", " + number(v.z()) + "]";
	}

	private static String number(double value) {
		boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15 && (value != 0 || 1 / value > 0);
		return whole ? Long.toString((long) value) : Double.toString(value);
	}

	private static String quoted(String text) {
		return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
	}
}
