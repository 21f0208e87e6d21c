package org.needlelab.files.exam;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.needlelab.base.InputException;
import org.needlelab.exam.evidence.Json;
import org.needlelab.exam.evidence.MalformedJson;
import org.needlelab.exam.item.Response;
import org.needlelab.exam.session.EventJson;
import org.needlelab.files.LocatedDocument;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Answers for an exam that is taken without a window: {@code answers} by item, in the order in which they are given, and whether
 * {@code blanks} are confirmed.
 *
 * @param answers by item
 * @param blanks whether items may be left blank
 */
public record AnswersFile(Map<String, Response> answers, boolean blanks) {

	/**
	 * Reads answers, YAML or JSON.
	 *
	 * @throws InputException when they cannot be used, at line and column
	 */
	public static AnswersFile read(Path file) throws InputException {
		LocatedDocument document = LocatedDocument.read(file);
		JsonNode root = document.root();
		if (!root.path("answers").isObject()) {
			throw new InputException(document.error("exam.answers.missing", "", Map.of()));
		}
		Map<String, Response> answers = new LinkedHashMap<>();
		for (Map.Entry<String, JsonNode> e : root.get("answers").properties()) {
			try {
				Json json = Json.parse(e.getValue().toString().getBytes(StandardCharsets.UTF_8));
				answers.put(e.getKey(), EventJson.response(Json.EMPTY.with("answer", json).object("answer")));
			} catch (MalformedJson problem) {
				throw new InputException(document.error("exam.answers.unreadable", "/answers/" + e.getKey(), Map.of("item", e.getKey())));
			}
		}
		return new AnswersFile(answers, root.path("blanks").asBoolean(false));
	}
}
