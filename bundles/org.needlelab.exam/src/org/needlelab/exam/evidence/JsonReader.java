package org.needlelab.exam.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads JSON strictly (RFC 8259, no name twice), and no deeper than any file of ours is. */
final class JsonReader {

	private static final int MAX_DEPTH = 64;
	private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
	/** Longer than any double is written. */
	private static final int MAX_NUMBER = 400;

	private final byte[] bytes;
	private int at;

	JsonReader(byte[] bytes) {
		this.bytes = bytes;
	}

	Json read() throws MalformedJson {
		Json value = value(0);
		space();
		if (at < bytes.length) {
			throw wrong("something behind the end");
		}
		return value;
	}

	private MalformedJson wrong(String problem) {
		return new MalformedJson(problem, at);
	}

	private int peek() {
		return at < bytes.length ? bytes[at] : -1;
	}

	private void space() {
		while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') {
			at++;
		}
	}

	private void expect(char c) throws MalformedJson {
		if (peek() != c) {
			throw wrong("'" + c + "' expected");
		}
		at++;
	}

	private Json value(int depth) throws MalformedJson {
		if (depth > MAX_DEPTH) {
			throw wrong("too deep");
		}
		space();
		return switch (peek()) {
		case '{' -> object(depth);
		case '[' -> list(depth);
		case '"' -> new Json.Text(text());
		case 't' -> word("true", new Json.Bool(true));
		case 'f' -> word("false", new Json.Bool(false));
		case 'n' -> word("null", Json.NIL);
		default -> number();
		};
	}

	private Json word(String word, Json value) throws MalformedJson {
		for (char c : word.toCharArray()) {
			expect(c);
		}
		return value;
	}

	private Json object(int depth) throws MalformedJson {
		SortedMap<String, Json> fields = new TreeMap<>();
		at++;
		space();
		if (peek() == '}') {
			at++;
			return new Json.Obj(fields);
		}
		while (true) {
			space();
			if (peek() != '"') {
				throw wrong("name expected");
			}
			int start = at;
			String name = text();
			space();
			expect(':');
			if (fields.put(name, value(depth + 1)) != null) {
				throw new MalformedJson("repeated name", start);
			}
			space();
			if (peek() == '}') {
				at++;
				return new Json.Obj(fields);
			}
			expect(',');
		}
	}

	private Json list(int depth) throws MalformedJson {
		List<Json> values = new ArrayList<>();
		at++;
		space();
		if (peek() == ']') {
			at++;
			return new Json.Arr(values);
		}
		while (true) {
			values.add(value(depth + 1));
			space();
			if (peek() == ']') {
				at++;
				return new Json.Arr(values);
			}
			expect(',');
		}
	}

	private String text() throws MalformedJson {
		int start = at;
		at++;
		StringBuilder text = new StringBuilder();
		int from = at;
		while (peek() != '"') {
			if (at >= bytes.length || bytes[at] >= 0 && bytes[at] < ' ') {
				throw wrong("text without end");
			}
			if (bytes[at] == '\\') {
				text.append(decoded(from));
				text.append(escape());
				from = at;
			} else {
				at++;
			}
		}
		text.append(decoded(from));
		at++;
		if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
			throw new MalformedJson("unpaired surrogate", start);
		}
		return text.toString();
	}

	private String decoded(int from) throws MalformedJson {
		ByteBuffer part = ByteBuffer.wrap(bytes, from, at - from);
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(part).toString();
		} catch (CharacterCodingException e) {
			throw new MalformedJson("not UTF-8", part.position());
		}
	}

	private char escape() throws MalformedJson {
		at++;
		int c = peek();
		int plain = "\"\\/bfnrt".indexOf(c);
		if (c >= 0 && plain >= 0) {
			at++;
			return "\"\\/\b\f\n\r\t".charAt(plain);
		}
		if (c != 'u' || at + 4 >= bytes.length) {
			throw wrong("unknown escape");
		}
		int code = 0;
		for (int i = 1; i <= 4; i++) {
			int digit = bytes[at + i] < 0 ? -1 : Character.digit(bytes[at + i], 16);
			if (digit < 0) {
				throw wrong("unknown escape");
			}
			code = code * 16 + digit;
		}
		at += 5;
		return (char) code;
	}

	private Json number() throws MalformedJson {
		int start = at;
		while (at < bytes.length && at - start < MAX_NUMBER && "+-.eE0123456789".indexOf(bytes[at]) >= 0) {
			at++;
		}
		String digits = new String(bytes, start, at - start, StandardCharsets.US_ASCII);
		double value = NUMBER.matcher(digits).matches() ? Double.parseDouble(digits) : Double.NaN;
		if (Double.isNaN(value) || Double.isInfinite(value)) {
			throw new MalformedJson("value expected", start);
		}
		return new Json.Num(value);
	}
}
