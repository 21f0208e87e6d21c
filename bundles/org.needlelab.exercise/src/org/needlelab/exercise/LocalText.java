package org.needlelab.exercise;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A text that an author wrote, by language.
 *
 * @param byLanguage texts by ISO 639-1 code ({@code en}); at least one
 */
public record LocalText(Map<String, String> byLanguage) {

	/** @throws IllegalArgumentException when there is no text */
	public LocalText {
		if (byLanguage.isEmpty()) {
			throw new IllegalArgumentException("no text");
		}
		byLanguage = Collections.unmodifiableMap(new TreeMap<>(byLanguage));
	}

	/** The text in a language; in English, or the first there is, when it is not written in that one. */
	public String in(String language) {
		String text = byLanguage.getOrDefault(language, byLanguage.get("en"));
		return text != null ? text : byLanguage.values().iterator().next();
	}
}
