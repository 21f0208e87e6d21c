package org.needlelab.ui.author.internal;

import java.util.LinkedHashMap;
import java.util.Map;

import org.needlelab.ui.author.ScenarioDocument;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** The title that a new scenario begins with. */
final class Titles {

	private Titles() {
	}

	/** Sets the title in the author's language, and in English, which every text has to have. */
	static void set(ScenarioDocument document, String title, String language) {
		Map<String, JsonNode> values = new LinkedHashMap<>();
		for (String code : new String[] { "en", language }) {
			values.put("/title/" + code, TextNode.valueOf(title));
		}
		document.setAll("title", values);
	}
}
