package org.needlelab.files.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.files.Limits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Builds a tree and the places of its values from what a reader meets, and keeps the bounds. */
final class TreeBuilder {

	private final String file;
	private final Limits limits;
	private final Deque<Level> levels = new ArrayDeque<>();
	private JsonNode root;
	private Place rootPlace;
	private int values;

	/** An open object or list. */
	private static final class Level {
		private final JsonNode node;
		private final Place place;
		private String key;
		private int keyLine;
		private int keyColumn;

		Level(JsonNode node, Place place) {
			this.node = node;
			this.place = place;
		}
	}

	TreeBuilder(String file, Limits limits) {
		this.file = file;
		this.limits = limits;
	}

	JsonNode root() {
		return root;
	}

	Place rootPlace() {
		return rootPlace;
	}

	boolean inObject() {
		return !levels.isEmpty() && levels.peek().node.isObject();
	}

	/** Whether the next scalar is a property name. */
	boolean expectsKey() {
		return inObject() && levels.peek().key == null;
	}

	InputException error(String key, int line, int column, Map<String, Object> arguments) {
		return new InputException(Finding.error(key, new SourceLocation(file, line, column), arguments));
	}

	void key(String name, int line, int column) throws InputException {
		Level level = levels.peek();
		Place earlier = level.place.field(name);
		if (earlier != null) {
			throw error("file.duplicate-key", line, column, Map.of("name", name, "firstLine", earlier.keyLine()));
		}
		level.key = name;
		level.keyLine = line;
		level.keyColumn = column;
	}

	void openObject(int line, int column) throws InputException {
		open(JsonNodeFactory.instance.objectNode(), line, column);
	}

	void openList(int line, int column) throws InputException {
		open(JsonNodeFactory.instance.arrayNode(), line, column);
	}

	private void open(JsonNode node, int line, int column) throws InputException {
		if (levels.size() >= limits.maxDepth()) {
			throw error("file.too-deep", line, column, Map.of("limit", limits.maxDepth()));
		}
		levels.push(new Level(node, add(node, line, column)));
	}

	void close() {
		levels.pop();
	}

	void scalar(JsonNode node, int line, int column) throws InputException {
		if (node.isNumber() && !Double.isFinite(node.doubleValue())) {
			throw error("file.number-not-finite", line, column, Map.of("text", node.asText()));
		}
		add(node, line, column);
	}

	private Place add(JsonNode node, int line, int column) throws InputException {
		if (++values > limits.maxValues()) {
			throw error("file.too-many-values", line, column, Map.of("limit", limits.maxValues()));
		}
		Level level = levels.peek();
		if (level == null) {
			root = node;
			rootPlace = new Place(line, column, line, column);
			return rootPlace;
		}
		if (level.node.isArray()) {
			Place place = new Place(line, column, line, column);
			((ArrayNode) level.node).add(node);
			level.place.addItem(place);
			return place;
		}
		Place place = new Place(line, column, level.keyLine, level.keyColumn);
		((ObjectNode) level.node).set(level.key, node);
		level.place.addField(level.key, place);
		level.key = null;
		return place;
	}
}
