package org.needlelab.ui.author;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.needlelab.anatomy.Body;
import org.needlelab.base.InputException;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.AttemptEvent;
import org.needlelab.files.AttemptFile;
import org.needlelab.files.Schemas;
import org.needlelab.needle.NeedlePose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;

/** Attempts that were recorded at a scenario in the Practice perspective: to be scored while the rubric changes, or taken as the reference. */
public final class RecordedAttempts {

	private static final double UNIT_STEP = 1000;
	private static final String STORY = "/case";

	private RecordedAttempts() {
	}

	/** The attempts at a scenario; as {@link #all}. */
	public static Map<Path, Attempt> of(String scenarioId, Path folder, Schemas schemas) {
		Map<Path, Attempt> found = all(folder, schemas);
		found.values().removeIf(attempt -> !attempt.scenarioId().equals(scenarioId));
		return found;
	}

	/**
	 * The attempts that were recorded, newest first. Files that cannot be read are left out: they are told where attempts are opened.
	 *
	 * @param folder where finished attempts are kept; need not exist
	 */
	public static Map<Path, Attempt> all(Path folder, Schemas schemas) {
		Map<Path, Attempt> found = new LinkedHashMap<>();
		List<Path> files = new ArrayList<>();
		if (Files.isDirectory(folder)) {
			try (Stream<Path> all = Files.list(folder)) {
				all.filter(p -> p.toString().endsWith(AttemptFile.ENDING)).sorted(Comparator.reverseOrder()).forEach(files::add);
			} catch (IOException e) {
				return found;
			}
		}
		AttemptFile reader = new AttemptFile(schemas);
		for (Path file : files) {
			try {
				found.put(file, reader.read(file).value());
			} catch (InputException e) {
				continue;
			}
		}
		return found;
	}

	/** Where the needle was deepest; empty when it never went in. */
	public static Optional<NeedlePose> deepest(Attempt attempt) {
		return attempt.events().stream().filter(AttemptEvent.Moved.class::isInstance).map(e -> ((AttemptEvent.Moved) e).pose())
				.filter(p -> p.depthMm() > 0).max(Comparator.comparingDouble(NeedlePose::depthMm));
	}

	/**
	 * Begins with an attempt: its patient, and its needle as the reference, in one step of undo. The story is the other scenario's: it stays in
	 * brackets, as one that is still to be written.
	 */
	public static void begin(ScenarioDocument document, Attempt attempt, Body body) {
		document.together(() -> {
			document.at(STORY).properties().stream().filter(text -> !text.getValue().asText().startsWith("[")).toList()
					.forEach(text -> document.set(STORY + "/" + text.getKey(), TextNode.valueOf("[" + text.getValue().asText() + "]")));
			document.set("/patient/sex", TextNode.valueOf(attempt.patient().sex().key()));
			document.set("/patient/age_years", DoubleNode.valueOf(attempt.patient().ageYears()));
			document.set("/patient/stature_mm", DoubleNode.valueOf(attempt.patient().statureMm()));
			document.set("/patient/mass_kg", DoubleNode.valueOf(attempt.patient().massKg()));
			reference(document, attempt, body);
		});
	}

	/** Makes the needle of an attempt the reference: its entry the middle of the zone, its direction the right one, and the needle allowed. */
	public static void reference(ScenarioDocument document, Attempt attempt, Body body) {
		deepest(attempt).ifPresent(pose -> {
			ArrayNode direction = JsonNodeFactory.instance.arrayNode();
			for (double part : new double[] { pose.direction().x(), pose.direction().y(), pose.direction().z() }) {
				direction.add(Math.round(part * UNIT_STEP) / UNIT_STEP);
			}
			Map<String, JsonNode> values = new LinkedHashMap<>();
			values.put("/entry/at", TextNode.valueOf(PlaceNames.expression(body, body.nearestSkinPoint(pose.entry()))));
			values.put("/entry/direction", direction);
			widen(document, values, "/needles/length_mm", attempt.needle().lengthMm());
			widen(document, values, "/needles/diameter_mm", attempt.needle().diameterMm());
			document.settle();
			document.setAll("reference", values);
			document.removeWith("reference", "/entry/towards");
			document.settle();
		});
	}

	private static void widen(ScenarioDocument document, Map<String, JsonNode> values, String range, double figure) {
		if (document.at(range + "/0").asDouble() > figure) {
			values.put(range + "/0", DoubleNode.valueOf(figure));
		}
		if (document.at(range + "/1").asDouble() < figure) {
			values.put(range + "/1", DoubleNode.valueOf(figure));
		}
	}
}
