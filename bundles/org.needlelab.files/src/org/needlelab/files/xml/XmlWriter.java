package org.needlelab.files.xml;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes XML text. Characters that XML 1.0 cannot hold become the replacement character. */
public final class XmlWriter {

	private final StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	private final Deque<String> open = new ArrayDeque<>();
	private boolean inTag;

	/**
	 * Begins an element.
	 *
	 * @param attributes names and values in turn; a null value leaves the attribute out
	 */
	public XmlWriter start(String name, String... attributes) {
		finishTag();
		out.append('<').append(name);
		for (int i = 0; i < attributes.length; i += 2) {
			if (attributes[i + 1] != null) {
				out.append(' ').append(attributes[i]).append("=\"").append(escape(attributes[i + 1], true)).append('"');
			}
		}
		open.push(name);
		inTag = true;
		return this;
	}

	private void finishTag() {
		if (inTag) {
			out.append('>');
			inTag = false;
		}
	}

	/** Text within the open element. */
	public XmlWriter text(String text) {
		finishTag();
		out.append(escape(text, false));
		return this;
	}

	/** Ends the open element. */
	public XmlWriter end() {
		String name = open.pop();
		if (inTag) {
			out.append("/>");
			inTag = false;
		} else {
			out.append("</").append(name).append('>');
		}
		return this;
	}

	/** A line break between elements, where it says nothing. */
	public XmlWriter line() {
		finishTag();
		out.append('\n').append(" ".repeat(open.size()));
		return this;
	}

	/** An element with nothing but text. */
	public XmlWriter element(String name, String text, String... attributes) {
		return start(name, attributes).text(text).end();
	}

	/** The document. */
	public String result() {
		return out + "\n";
	}

	/** Text that XML can hold. */
	private static String escape(String text, boolean attribute) {
		StringBuilder escaped = new StringBuilder();
		text.codePoints().forEach(c -> {
			switch (c) {
			case '&' -> escaped.append("&amp;");
			case '<' -> escaped.append("&lt;");
			case '>' -> escaped.append("&gt;");
			case '"' -> escaped.append(attribute ? "&quot;" : "\"");
			case '\t', '\n' -> escaped.append(attribute ? "&#" + c + ";" : Character.toString(c));
			case '\r' -> escaped.append("&#13;");
			default -> {
				boolean legal = c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
				escaped.appendCodePoint(legal ? c : 0xFFFD);
			}
			}
		});
		return escaped.toString();
	}
}
