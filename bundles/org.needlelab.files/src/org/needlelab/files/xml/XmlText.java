package org.needlelab.files.xml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;

/** Text of an XML document's bytes: by its byte order mark, else by the encoding it declares, else UTF-8. */
final class XmlText {

	private static final Pattern DECLARED = Pattern.compile("^<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");
	private static final int HEAD = 300;
	/** Blank lines before the declaration, which XML does not allow and people write. */
	private static final Pattern LATE = Pattern.compile("\\A(\\s+)<\\?xml\\s[^>]{0,200}\\?>");

	private XmlText() {
	}

	/**
	 * The text, without a byte order mark.
	 *
	 * @throws InputException when the encoding is not known, or the bytes are not in it
	 */
	static String decode(String name, byte[] bytes) throws InputException {
		String encoding = encoding(bytes);
		try {
			String text = Charset.forName(encoding).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
			return !text.isEmpty() && text.charAt(0) == '\uFEFF' ? text.substring(1) : text;
		} catch (CharacterCodingException | IllegalArgumentException e) {
			throw new InputException(Finding.error("file.xml.encoding", SourceLocation.of(name), Map.of("encoding", encoding)));
		}
	}

	/** The text without a document type that only names a file, and with HTML's characters as numbers; places stay in their lines. */
	static String plain(String text) {
		String begun = LATE.matcher(text).replaceFirst("$1");
		int type = type(begun);
		int end = type < 0 ? -1 : typeEnd(begun, type);
		String untyped = end < 0 ? begun
				: begun.substring(0, type) + begun.substring(type, end).replaceAll("[^\n]+", "") + begun.substring(end);
		return HtmlEntities.numbered(untyped);
	}

	/** Where the document type begins, behind blanks, comments and instructions; -1 when there is none. */
	private static int type(String text) {
		int at = 0;
		while (at < text.length()) {
			if (Character.isWhitespace(text.charAt(at))) {
				at++;
			} else if (text.startsWith("<!DOCTYPE", at)) {
				return at;
			} else {
				String end = text.startsWith("<?", at) ? "?>" : text.startsWith("<!--", at) ? "-->" : "";
				int closed = end.isEmpty() ? -1 : text.indexOf(end, at);
				if (closed < 0) {
					return -1;
				}
				at = closed + end.length();
			}
		}
		return -1;
	}

	/** Behind the end of a document type; -1 when it declares something itself, or never ends. */
	private static int typeEnd(String text, int from) {
		char quote = 0;
		for (int i = from; i < text.length(); i++) {
			char c = text.charAt(i);
			if (quote != 0) {
				quote = c == quote ? 0 : quote;
			} else if (c == '"' || c == '\'') {
				quote = c;
			} else if (c == '[') {
				return -1;
			} else if (c == '>') {
				return i + 1;
			}
		}
		return -1;
	}

	private static String encoding(byte[] bytes) {
		int first = bytes.length > 1 ? (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF : 0;
		switch (first) {
		case 0xFEFF, 0xFFFE -> {
			return "UTF-16";
		}
		case '<' -> {
			return "UTF-16BE";
		}
		case '<' << 8 -> {
			return "UTF-16LE";
		}
		default -> {
			String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
			Matcher declared = DECLARED.matcher(head);
			// a mark of UTF-8, or letters of one byte each, disprove a declared UTF-16
			boolean plain = head.startsWith("\u00ef\u00bb\u00bf") || !declared.find() || declared.group(1).toUpperCase(Locale.ROOT).startsWith("UTF-16");
			return plain ? "UTF-8" : declared.group(1);
		}
		}
	}
}
