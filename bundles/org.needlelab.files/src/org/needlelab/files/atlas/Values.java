package org.needlelab.files.atlas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

import org.needlelab.base.InputException;
import org.needlelab.files.LocatedDocument;
import org.needlelab.geometry.Vec3;

import com.fasterxml.jackson.databind.JsonNode;

/** A value of a document with its place: every wrong or missing value is told with line and column. */
record Values(LocatedDocument document, String pointer, JsonNode node) {

	static Values root(LocatedDocument document) {
		return new Values(document, "", document.root());
	}

	InputException wrong(String key, Map<String, Object> arguments) {
		return new InputException(document.error(key, pointer, arguments));
	}

	boolean has(String name) {
		return node.hasNonNull(name);
	}

	boolean isNull() {
		return node.isNull();
	}

	/** A property that must be there. */
	Values get(String name) throws InputException {
		JsonNode child = node.get(name);
		if (child == null || child.isNull()) {
			throw wrong("atlas.missing", Map.of("name", name));
		}
		return new Values(document, pointer + "/" + name, child);
	}

	Optional<Values> optional(String name) throws InputException {
		return has(name) ? Optional.of(get(name)) : Optional.empty();
	}

	String text() throws InputException {
		if (!node.isTextual() && !node.isNumber()) {
			throw wrong("atlas.not-text", Map.of("found", node.toString()));
		}
		return node.asText();
	}

	String text(String name, String otherwise) throws InputException {
		return has(name) ? get(name).text() : otherwise;
	}

	double number() throws InputException {
		if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
			throw wrong("atlas.not-number", Map.of("found", node.toString()));
		}
		return node.doubleValue();
	}

	double number(String name) throws InputException {
		return get(name).number();
	}

	double number(String name, double absent) throws InputException {
		return has(name) ? number(name) : absent;
	}

	int whole(String name) throws InputException {
		return (int) number(name);
	}

	boolean flag(String name) {
		return node.path(name).asBoolean(false);
	}

	/** The items of a list. */
	List<Values> items() throws InputException {
		if (!node.isArray()) {
			throw wrong("atlas.not-list", Map.of("found", node.getNodeType().toString()));
		}
		List<Values> items = new ArrayList<>(node.size());
		for (int i = 0; i < node.size(); i++) {
			items.add(new Values(document, pointer + "/" + i, node.get(i)));
		}
		return items;
	}

	/** The properties in the file's order. */
	Map<String, Values> properties() {
		Map<String, Values> map = new LinkedHashMap<>();
		node.fieldNames().forEachRemaining(n -> map.put(n, new Values(document, pointer + "/" + n, node.get(n))));
		return map;
	}

	double[] numbers(int atLeast, int atMost) throws InputException {
		List<Values> items = items();
		if (items.size() < atLeast || items.size() > atMost) {
			throw wrong("atlas.count", Map.of("found", items.size(), "atLeast", atLeast, "atMost", atMost));
		}
		double[] out = new double[items.size()];
		for (int i = 0; i < out.length; i++) {
			out[i] = items.get(i).number();
		}
		return out;
	}

	List<String> texts() throws InputException {
		List<String> out = new ArrayList<>();
		for (Values item : items()) {
			out.add(item.text());
		}
		return out;
	}

	Vec3 vector() throws InputException {
		double[] v = numbers(3, 3);
		return new Vec3(v[0], v[1], v[2]);
	}

	/** One of an enumeration's values by its key. */
	<E extends Enum<E>> E oneOf(Class<E> type, BiFunction<E, String, Boolean> matches) throws InputException {
		String wanted = text();
		for (E value : type.getEnumConstants()) {
			if (matches.apply(value, wanted)) {
				return value;
			}
		}
		throw wrong("atlas.unknown-value", Map.of("found", wanted, "allowed", List.of(type.getEnumConstants()).toString()));
	}
}
