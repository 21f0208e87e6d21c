package org.needlelab.exam.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A JSON value that has exactly one form in bytes: canonical JSON after RFC 8785. What is hashed or signed is written this way, so
 * that everybody gets the same digest of the same value.
 */
public sealed interface Json {

	/** Nothing. */
	record Nil() implements Json {
	}

	/** True or false. */
	record Bool(boolean value) implements Json {
	}

	/** A number; a double as in ECMAScript. */
	record Num(double value) implements Json {
		/** @throws IllegalArgumentException when it is infinite or no number: JSON has none such */
		public Num {
			if (Double.isNaN(value) || Double.isInfinite(value)) {
				throw new IllegalArgumentException(Double.toString(value));
			}
		}
	}

	/** A text. */
	record Text(String value) implements Json {
		/** @throws IllegalArgumentException when it holds half of a surrogate pair: that has no form in UTF-8 */
		public Text {
			if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
				throw new IllegalArgumentException("unpaired surrogate");
			}
		}
	}

	/** A list. */
	record Arr(List<Json> values) implements Json {
		/** Copies the list. */
		public Arr {
			values = List.copyOf(values);
		}
	}

	/** An object; its names are sorted by UTF-16 code units. */
	record Obj(SortedMap<String, Json> fields) implements Json {
		/** Copies the map. */
		public Obj {
			fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
		}

		/** A field; nothing where there is none. */
		public Json get(String name) {
			return fields.getOrDefault(name, NIL);
		}

		/** The same with one field more, or another value in it. */
		public Obj with(String name, Json value) {
			SortedMap<String, Json> more = new TreeMap<>(fields);
			more.put(name, value);
			return new Obj(more);
		}

		/** The same with a text in a field. */
		public Obj with(String name, String value) {
			return with(name, new Text(value));
		}

		/** The same with a number in a field. */
		public Obj with(String name, double value) {
			return with(name, new Num(value));
		}

		/** The same with a truth value in a field. */
		public Obj with(String name, boolean value) {
			return with(name, new Bool(value));
		}

		/** @throws MalformedJson when the field is no text */
		public String text(String name) throws MalformedJson {
			if (get(name) instanceof Text text) {
				return text.value();
			}
			throw new MalformedJson("no text '" + name + "'", 0);
		}

		/** @throws MalformedJson when the field is no number */
		public double number(String name) throws MalformedJson {
			if (get(name) instanceof Num number) {
				return number.value();
			}
			throw new MalformedJson("no number '" + name + "'", 0);
		}

		/** @throws MalformedJson when the field is no whole number that a double holds exactly */
		public long whole(String name) throws MalformedJson {
			double value = number(name);
			if (value != Math.rint(value) || Math.abs(value) > MAX_WHOLE) {
				throw new MalformedJson("no whole number '" + name + "'", 0);
			}
			return (long) value;
		}

		/** @throws MalformedJson when the field is neither true nor false */
		public boolean bool(String name) throws MalformedJson {
			if (get(name) instanceof Bool bool) {
				return bool.value();
			}
			throw new MalformedJson("no truth value '" + name + "'", 0);
		}

		/** @throws MalformedJson when the field is no list */
		public List<Json> list(String name) throws MalformedJson {
			if (get(name) instanceof Arr list) {
				return list.values();
			}
			throw new MalformedJson("no list '" + name + "'", 0);
		}

		/** @throws MalformedJson when the field is no object */
		public Obj object(String name) throws MalformedJson {
			if (get(name) instanceof Obj object) {
				return object;
			}
			throw new MalformedJson("no object '" + name + "'", 0);
		}

		/** @throws MalformedJson when the field is no list of texts */
		public List<String> texts(String name) throws MalformedJson {
			List<String> texts = new ArrayList<>();
			for (Json value : list(name)) {
				if (!(value instanceof Text text)) {
					throw new MalformedJson("no texts '" + name + "'", 0);
				}
				texts.add(text.value());
			}
			return texts;
		}
	}

	/** Largest whole number below which a double holds all. */
	long MAX_WHOLE = 1L << 53;
	/** Nothing. */
	Json NIL = new Nil();
	/** An object without fields. */
	Obj EMPTY = new Obj(new TreeMap<>());

	/** A list of texts. */
	static Arr texts(Collection<String> texts) {
		return new Arr(texts.stream().map(t -> (Json) new Text(t)).toList());
	}

	/** An object of texts. */
	static Obj texts(Map<String, String> texts) {
		SortedMap<String, Json> fields = new TreeMap<>();
		texts.forEach((name, text) -> fields.put(name, new Text(text)));
		return new Obj(fields);
	}

	/**
	 * Reads a value.
	 *
	 * @throws MalformedJson at the first byte that is wrong
	 */
	static Json parse(byte[] bytes) throws MalformedJson {
		return new JsonReader(bytes).read();
	}

	/**
	 * Reads a value that must be in canonical form.
	 *
	 * @throws MalformedJson at the first byte that is wrong, or that the canonical form has not there
	 */
	static Json parseCanonical(byte[] bytes) throws MalformedJson {
		Json value = parse(bytes);
		byte[] canonical = value.canonical();
		int at = java.util.Arrays.mismatch(bytes, canonical);
		if (at >= 0) {
			throw new MalformedJson("not in canonical form", at);
		}
		return value;
	}

	/** The canonical form, UTF-8. */
	default byte[] canonical() {
		StringBuilder text = new StringBuilder();
		CanonicalForm.write(this, text);
		return text.toString().getBytes(StandardCharsets.UTF_8);
	}

	/** SHA-256 of the canonical form, small hexadecimal digits. */
	default String sha256() {
		return Digest.hex(canonical());
	}
}
