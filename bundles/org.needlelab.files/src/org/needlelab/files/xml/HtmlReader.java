package org.needlelab.files.xml;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads HTML as people and systems write it into questions: tags that are never closed, bare ampersands, upper case. Never fails;
 * one pass, whatever the text.
 */
public final class HtmlReader {

	private static final java.util.Set<String> VOID = java.util.Set.of("br", "img", "hr", "input", "meta", "link", "wbr", "col", "source");

	private static final int LONGEST_REFERENCE = 12;

	private final String html;
	private final RichText sink;
	private int at;
	/** A quote was opened that never closes: no tag with quotes ends behind it, so none is looked for again. */
	private boolean unclosed;

	private HtmlReader(String html, RichText sink) {
		this.html = html;
		this.sink = sink;
	}

	/** Reads HTML into a text. */
	public static void read(String html, RichText sink) {
		new HtmlReader(html, sink).run();
	}

	private void run() {
		while (at < html.length()) {
			int tag = html.indexOf('<', at);
			int end = tag < 0 ? html.length() : tag;
			if (end > at) {
				sink.text(unescape(html.substring(at, end)));
				at = end;
			}
			if (tag >= 0) {
				tag();
			}
		}
	}

	private void tag() {
		if (html.startsWith("<!--", at)) {
			int end = html.indexOf("-->", at + 4);
			at = end < 0 ? html.length() : end + 3;
			return;
		}
		char next = at + 1 < html.length() ? html.charAt(at + 1) : ' ';
		int end = next == '/' || next == '!' || Character.isLetter(next) ? end() : -1;
		if (end < 0) {
			// a bare "less than"
			sink.text("<");
			at++;
			return;
		}
		String inner = html.substring(at + 1, end);
		at = end + 1;
		if (next == '/') {
			sink.close(inner.substring(1).strip().toLowerCase(Locale.ROOT));
		} else if (next != '!') {
			element(inner);
		}
	}

	/** Index of the bracket that ends the tag; -1 when there is none. */
	private int end() {
		char quote = 0;
		for (int i = at + 1; i < html.length(); i++) {
			char c = html.charAt(i);
			if (quote != 0) {
				quote = c == quote ? 0 : quote;
			} else if (c == '>') {
				return i;
			} else if ((c == '"' || c == '\'') && html.charAt(i - 1) == '=') {
				quote = c;
				if (unclosed) {
					return -1;
				}
			} else if (c == '<') {
				return -1;
			}
		}
		unclosed |= quote != 0;
		return -1;
	}

	private void element(String inner) {
		boolean closed = inner.endsWith("/");
		String body = closed ? inner.substring(0, inner.length() - 1) : inner;
		int i = 0;
		while (i < body.length() && !Character.isWhitespace(body.charAt(i))) {
			i++;
		}
		String name = body.substring(0, i).toLowerCase(Locale.ROOT);
		sink.open(name, attributes(body.substring(i)));
		if (closed || VOID.contains(name)) {
			sink.close(name);
		}
	}

	private static Map<String, String> attributes(String text) {
		Map<String, String> attributes = new LinkedHashMap<>();
		int i = 0;
		while (i < text.length()) {
			int equals = text.indexOf('=', i);
			if (equals < 0) {
				break;
			}
			String before = text.substring(i, equals).strip();
			String name = before.substring(before.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
			int from = equals + 1;
			char quote = from < text.length() ? text.charAt(from) : ' ';
			boolean quoted = quote == '"' || quote == '\'';
			int end = quoted ? text.indexOf(quote, from + 1) : text.indexOf(' ', from);
			end = end < 0 ? text.length() : end;
			attributes.putIfAbsent(name, unescape(text.substring(Math.min(quoted ? from + 1 : from, end), end)));
			i = end + 1;
		}
		return attributes;
	}

	/** Text with its character references replaced; what is none stays. */
	public static String unescape(String text) {
		if (text.indexOf('&') < 0) {
			return text;
		}
		StringBuilder out = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			int end = text.charAt(i) == '&' ? semicolon(text, i) : -1;
			int code = end > i + 1 ? code(text.substring(i + 1, end)) : -1;
			if (code < 0) {
				out.append(text.charAt(i));
			} else {
				out.appendCodePoint(code);
				i = end;
			}
		}
		return out.toString();
	}

	private static int semicolon(String text, int from) {
		for (int i = from; i < Math.min(text.length(), from + LONGEST_REFERENCE); i++) {
			if (text.charAt(i) == ';') {
				return i;
			}
		}
		return -1;
	}

	private static int code(String reference) {
		if (!reference.startsWith("#")) {
			return HtmlEntities.code(reference);
		}
		try {
			boolean hex = reference.startsWith("#x") || reference.startsWith("#X");
			int code = hex ? Integer.parseInt(reference.substring(2), 16) : Integer.parseInt(reference.substring(1));
			return Character.isValidCodePoint(code) && code != 0 ? code : -1;
		} catch (NumberFormatException e) {
			return -1;
		}
	}
}
