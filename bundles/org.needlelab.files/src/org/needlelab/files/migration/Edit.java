package org.needlelab.files.migration;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.needlelab.base.SourceLocation;
import org.needlelab.files.LocatedDocument;

/**
 * A replacement in a text.
 *
 * @param start index of the first character that is replaced
 * @param end index after the last
 * @param with what comes there
 */
record Edit(int start, int end, String with) {

	/** A scalar in YAML or JSON as it is written: in quotes, or a plain word. */
	private static final Pattern SCALAR = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^']|'')*'|[^\\s,\\[\\]{}#]+");

	/** The scalar of a JSON pointer as it stands in the text; empty when it is none on one line. */
	static Optional<Edit> scalar(LocatedDocument document, String text, String pointer) {
		if (!document.root().at(pointer).isValueNode()) {
			return Optional.empty();
		}
		SourceLocation where = document.where(pointer);
		int start = offset(text, where.line(), where.column());
		Matcher matcher = SCALAR.matcher(text);
		return matcher.region(start, text.length()).lookingAt() ? Optional.of(new Edit(start, matcher.end(), matcher.group()))
				: Optional.empty();
	}

	/** The same place with something else. */
	Edit with(String other) {
		return new Edit(start, end, other);
	}

	/** The text after the edits, which do not overlap. */
	static String apply(String text, List<Edit> edits) {
		StringBuilder out = new StringBuilder(text);
		edits.stream().sorted(Comparator.comparingInt(Edit::start).reversed())
				.forEach(edit -> out.replace(edit.start(), edit.end(), edit.with()));
		return out.toString();
	}

	/** The index of a line and column, both from 1; columns count characters as the parser does, code points. */
	private static int offset(String text, int line, int column) {
		int at = 0;
		for (int i = 1; i < line; i++) {
			at = text.indexOf('\n', at) + 1;
		}
		return text.offsetByCodePoints(at, column - 1);
	}
}
