package org.needlelab.files.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.needlelab.anatomy.Patient;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.exercise.ActKind;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.AttemptEvent;
import org.needlelab.exercise.Decision;
import org.needlelab.exercise.Keyed;
import org.needlelab.exercise.Position;
import org.needlelab.exercise.Technique;
import org.needlelab.files.LocatedDocument;
import org.needlelab.needle.Needle;
import org.needlelab.needle.NeedlePose;

import com.fasterxml.jackson.databind.JsonNode;

/** Makes an attempt of a document that fits the schema. */
public final class AttemptReader {

	private final LocatedDocument document;
	private final List<Finding> findings = new ArrayList<>();

	/** @param document fits the attempt schema */
	public AttemptReader(LocatedDocument document) {
		this.document = document;
	}

	/**
	 * The attempt.
	 *
	 * @throws InputException with everything that is wrong with it
	 */
	public Attempt read() throws InputException {
		JsonNode root = document.root();
		Patient patient = Fields.patient(document, "/patient", findings);
		List<AttemptEvent> events = new ArrayList<>();
		double before = 0;
		for (int i = 0; i < root.get("events").size(); i++) {
			String at = "/events/" + i;
			double time = root.at(at + "/time_s").doubleValue();
			if (time < before) {
				findings.add(document.error("attempt.time-falls", at + "/time_s", Map.of("time", time, "before", before)));
			}
			before = time;
			event(time, at).ifPresent(events::add);
		}
		LocatedDocument.requireNoErrors(findings);
		return new Attempt(root.at("/scenario/id").asText(), root.at("/scenario/revision").asInt(),
				root.at("/scenario/sha256").asText(""), patient,
				new Needle(root.at("/needle/length_mm").doubleValue(), root.at("/needle/diameter_mm").doubleValue()),
				root.path("software").asText(""), events);
	}

	private Optional<AttemptEvent> event(double timeS, String at) {
		JsonNode node = document.root().at(at);
		boolean moved = node.has("entry") && node.has("direction") && node.has("depth_mm");
		boolean answered = node.has("answer") && node.has("decision");
		boolean did = node.has("act");
		boolean technique = node.has("technique");
		boolean positioned = node.has("position");
		boolean responded = node.has("complication") && node.has("response");
		if (Stream.of(moved, answered, did, technique, positioned, responded).filter(is -> is).count() != 1) {
			findings.add(document.error("attempt.event.kind", at, Map.of()));
			return Optional.empty();
		}
		if (moved) {
			return Optional.of(new AttemptEvent.Moved(timeS, new NeedlePose(Fields.vector(node.get("entry")),
					Fields.direction(node.get("direction"), document, at + "/direction", findings),
					node.get("depth_mm").doubleValue())));
		}
		if (answered) {
			return Optional.of(new AttemptEvent.Answered(timeS, node.get("answer").asText(),
					Keyed.of(Decision.class, node.get("decision").asText()).orElseThrow()));
		}
		if (technique) {
			return Optional.of(new AttemptEvent.TookUp(timeS,
					Keyed.of(Technique.class, node.get("technique").asText()).orElseThrow()));
		}
		if (positioned) {
			return Optional.of(new AttemptEvent.Positioned(timeS,
					Keyed.of(Position.class, node.get("position").asText()).orElseThrow()));
		}
		if (responded) {
			return Optional.of(new AttemptEvent.Responded(timeS, node.get("complication").asText(),
					node.get("response").asText()));
		}
		return Optional.of(new AttemptEvent.Did(timeS, Keyed.of(ActKind.class, node.get("act").asText()).orElseThrow(),
				node.has("place") ? Optional.of(Fields.vector(node.get("place"))) : Optional.empty()));
	}
}
