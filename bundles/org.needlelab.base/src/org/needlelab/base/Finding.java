package org.needlelab.base;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Something found in a user's file or input: a key that the edge translates ({@code key} says what is wrong,
 * {@code key.remedy} how to mend it), with arguments by name. Core code carries no user-visible text.
 *
 * @param severity how much it matters
 * @param key message key, for instance {@code scenario.target.unknown}
 * @param arguments what the text is filled with, in order of writing
 * @param where the place in the file, when there is one
 */
public record Finding(Severity severity, String key, Map<String, Object> arguments, Optional<SourceLocation> where) {

	/** Copies the arguments. */
	public Finding {
		Objects.requireNonNull(severity);
		Objects.requireNonNull(key);
		Objects.requireNonNull(where);
		arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
	}

	/** A finding without a place. */
	public static Finding of(Severity severity, String key, Map<String, Object> arguments) {
		return new Finding(severity, key, arguments, Optional.empty());
	}

	/** An error at a place in a file. */
	public static Finding error(String key, SourceLocation where, Map<String, Object> arguments) {
		return new Finding(Severity.ERROR, key, arguments, Optional.of(where));
	}

	/** A warning at a place in a file. */
	public static Finding warning(String key, SourceLocation where, Map<String, Object> arguments) {
		return new Finding(Severity.WARNING, key, arguments, Optional.of(where));
	}
}
