package org.needlelab.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.needlelab.base.Finding;

import com.fasterxml.jackson.databind.JsonNode;

/** Finds texts that somebody began and did not write: what a template says is to be written, and translations that are the English text. */
public final class UnwrittenTexts {

	/** What a template asks for stands in brackets, or holds no word at all. */
	private static final Pattern ASKED_FOR = Pattern.compile("\\s*\\[.*|[^\\p{L}\\p{N}]*", Pattern.DOTALL);
	/** Names and short answers may well be the same in two languages; sentences are not. */
	private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
	private static final int SENTENCE_WORDS = 4;
	private static final String ENGLISH = "en";

	private UnwrittenTexts() {
	}

	/** Warnings about all texts of a document that are by language, each at its place. */
	public static List<Finding> of(LocatedDocument document) {
		List<Finding> findings = new ArrayList<>();
		look(document, "", document.root(), findings);
		return findings;
	}

	/** Whether a text still says what a template asks for, or says nothing. */
	public static boolean unwritten(String text) {
		return ASKED_FOR.matcher(text).matches();
	}

	/** Whether a translation is still the English text. */
	public static boolean copied(String english, String translation) {
		return english.strip().equals(translation.strip()) && WORD.matcher(english).results().count() >= SENTENCE_WORDS;
	}

	private static void look(LocatedDocument document, String at, JsonNode node, List<Finding> findings) {
		if (node.isArray()) {
			for (int i = 0; i < node.size(); i++) {
				look(document, at + "/" + i, node.get(i), findings);
			}
		} else if (node.path(ENGLISH).isTextual()) {
			for (Map.Entry<String, JsonNode> text : node.properties()) {
				String pointer = at + "/" + text.getKey();
				String words = text.getValue().asText();
				if (unwritten(words)) {
					findings.add(document.warning("text.unwritten", pointer, Map.of()));
				} else if (!text.getKey().equals(ENGLISH) && copied(node.path(ENGLISH).asText(), words)) {
					findings.add(document.warning("text.copied", pointer, Map.of("language", text.getKey())));
				}
			}
		} else {
			node.properties().forEach(entry -> look(document, at + "/" + entry.getKey(), entry.getValue(), findings));
		}
	}
}
