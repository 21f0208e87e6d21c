package org.needlelab.files.gift;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.needlelab.files.bank.Intake;
import org.needlelab.files.xml.HtmlReader;
import org.needlelab.files.xml.RichText;

/** Text of GIFT: escapes, and the format that may be named before it. */
final class GiftText {

	private static final Pattern FORMAT = Pattern.compile("^\\s*\\[(html|markdown|plain|moodle)\\]", Pattern.CASE_INSENSITIVE);
	private static final String ESCAPED = "~=#{}:\\";

	private GiftText() {
	}

	/** Index of the first of some characters that is not escaped, from an index on; -1 when there is none. */
	static int find(String text, String characters, int from) {
		for (int i = from; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '\\' && i + 1 < text.length() && ESCAPED.indexOf(text.charAt(i + 1)) >= 0) {
				i++;
			} else if (characters.indexOf(c) >= 0) {
				return i;
			}
		}
		return -1;
	}

	/** Text with its escapes replaced. */
	static String unescape(String text) {
		StringBuilder out = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
			if (c == '\\' && ESCAPED.indexOf(next) >= 0) {
				out.append(next);
				i++;
			} else if (c == '\\' && next == 'n') {
				out.append('\n');
				i++;
			} else {
				out.append(c);
			}
		}
		return out.toString();
	}

	/** The format that a text names, or the one around it. */
	static String format(String raw, String around) {
		Matcher matcher = FORMAT.matcher(raw);
		return matcher.find() ? matcher.group(1).toLowerCase(java.util.Locale.ROOT) : around;
	}

	/**
	 * A text as plain text; formatting that is lost is told.
	 *
	 * @param around the question's format
	 */
	static String plain(String raw, String around, Intake.Ticket ticket) {
		String format = format(raw, around);
		String text = unescape(FORMAT.matcher(raw).replaceFirst("")).strip();
		if (!format.equals("plain") && RichText.hasFormula(text)) {
			ticket.loss("exchange.formula", Map.of());
		}
		switch (format) {
		case "html" -> {
			return html(text, ticket);
		}
		case "moodle" -> {
			// Moodle's own format allows tags and folds white space
			boolean tags = text.indexOf('<') >= 0 && text.matches("(?s).*</?[a-zA-Z][^<>]*>.*") || text.matches("(?s).*&#?\\w+;.*");
			return tags ? html(text.replace("\n", "<br>"), ticket) : text.replaceAll("[ \\t]*\\n[ \\t]*", "\n");
		}
		case "markdown" -> {
			if (text.matches("(?s).*(\\*|_|`|^#|\\n#|\\]\\().*")) {
				ticket.loss("exchange.markdown", Map.of());
			}
			return text;
		}
		default -> {
			return text;
		}
		}
	}

	private static String html(String text, Intake.Ticket ticket) {
		RichText rich = new RichText();
		HtmlReader.read(text, rich);
		Set<String> lost = rich.lost();
		if (!lost.isEmpty()) {
			ticket.loss("exchange.formatting", Map.of("elements", String.join(", ", lost)));
		}
		for (RichText.Image image : rich.images()) {
			ticket.loss("exchange.picture", Map.of("name", image.source()));
		}
		return rich.result();
	}
}
