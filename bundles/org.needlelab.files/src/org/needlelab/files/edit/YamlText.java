package org.needlelab.files.edit;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.needlelab.base.InputException;
import org.needlelab.files.Limits;
import org.needlelab.files.LocatedDocument;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A YAML document that is changed value by value in its text. What is not changed stays as it is written, comments and all. After
 * every change the text is read again; where a small edit did not give what was asked for, the value around it is written anew, so
 * that the value is right in any case and only the layout of that part is lost. A value, for one thread; places are JSON pointers.
 */
public final class YamlText {

	/** A line is broken before it gets longer. */
	private static final int WIDTH = 118;
	/** Objects in a list that get longer than this have a line for each of their properties. */
	private static final int ONE_LINE = 120;

	private final String name;
	private final String text;
	/** What the text says, once it was asked for: reading a bank of items takes longer than anything else that is done with it. */
	private LocatedDocument document;

	/** @param text the text */
	public YamlText(String text) {
		this("text.yaml", text);
	}

	/**
	 * @param name what to call it in findings
	 * @param text the text
	 */
	public YamlText(String name, String text) {
		this.name = name;
		this.text = text;
	}

	/** The text. */
	public String text() {
		return text;
	}

	/** The value at a place; missing where there is none. */
	public JsonNode at(String pointer) throws InputException {
		return tree().at(pointer);
	}

	/** @throws InputException when the text is no YAML document */
	public JsonNode tree() throws InputException {
		return document().root();
	}

	/**
	 * The document that the text is; its tree is not to be changed.
	 *
	 * @throws InputException when the text is no YAML document
	 */
	public LocatedDocument document() throws InputException {
		if (document == null) {
			document = LocatedDocument.parse(name, text.getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT);
		}
		return document;
	}

	/**
	 * Sets a value, also one that is not there yet in an object that is.
	 *
	 * @param order names of the object's properties in the order in which a new one is put among them; may be empty
	 * @throws InputException when the text is no YAML document
	 * @throws IllegalArgumentException when there is nothing at the place's parent
	 */
	public YamlText set(String pointer, JsonNode value, List<String> order) throws InputException {
		JsonNode before = tree();
		if (before.at(pointer).equals(value)) {
			return this;
		}
		JsonNode wanted = with(before, pointer, value);
		return checked(pointer, wanted, new Edits(text).set(pointer, value, order));
	}

	/** As {@link #set(String, JsonNode, List)}, a new property coming last. */
	public YamlText set(String pointer, JsonNode value) throws InputException {
		return set(pointer, value, List.of());
	}

	/** Removes a property or an entry of a list; nothing happens where there is none. */
	public YamlText remove(String pointer) throws InputException {
		JsonNode before = tree();
		if (before.at(pointer).isMissingNode()) {
			return this;
		}
		JsonNode wanted = before.deepCopy();
		JsonPointer place = JsonPointer.compile(pointer);
		JsonNode parent = wanted.at(place.head());
		if (parent instanceof ObjectNode object) {
			object.remove(place.last().getMatchingProperty());
		} else {
			((ArrayNode) parent).remove(place.last().getMatchingIndex());
		}
		return checked(place.head().toString(), wanted, new Edits(text).remove(place));
	}

	/** Puts an entry into a list, before the one at an index; at the end where that is the list's size. */
	public YamlText insert(String list, int index, JsonNode value) throws InputException {
		JsonNode wanted = tree().deepCopy();
		((ArrayNode) wanted.at(list)).insert(index, value);
		return checked(list, wanted, new Edits(text).insert(list, index, value));
	}

	/** Moves an entry of a list to another index. */
	public YamlText move(String list, int from, int to) throws InputException {
		if (from == to) {
			return this;
		}
		JsonNode wanted = tree().deepCopy();
		ArrayNode entries = (ArrayNode) wanted.at(list);
		entries.insert(to, entries.remove(from));
		return checked(list, wanted, new Edits(text).move(list, from, to));
	}

	private static JsonNode with(JsonNode root, String pointer, JsonNode value) {
		JsonPointer place = JsonPointer.compile(pointer);
		if (place.matches()) {
			return value;
		}
		JsonNode copy = root.deepCopy();
		JsonNode parent = copy.at(place.head());
		if (parent instanceof ObjectNode object) {
			object.set(place.last().getMatchingProperty(), value);
		} else if (parent instanceof ArrayNode list && place.last().getMatchingIndex() < list.size()) {
			list.set(place.last().getMatchingIndex(), value);
		} else {
			throw new IllegalArgumentException("nothing at " + place.head());
		}
		return copy;
	}

	/** The edited text when it says what was wanted; else the value at the place, or around it, is written anew. */
	private YamlText checked(String pointer, JsonNode wanted, String edited) throws InputException {
		YamlText first = new YamlText(name, edited);
		if (says(first, wanted)) {
			return first;
		}
		JsonPointer place = JsonPointer.compile(pointer);
		for (JsonPointer around = place; !around.matches(); around = around.head()) {
			YamlText whole = new YamlText(name, new Edits(text).set(around.toString(), wanted.at(around), List.of()));
			if (says(whole, wanted)) {
				return whole;
			}
		}
		return new YamlText(name, Written.block(wanted, 0, newline(text)) + newline(text));
	}

	private static boolean says(YamlText edited, JsonNode wanted) {
		try {
			return wanted.equals((a, b) -> same(a, b) ? 0 : 1, edited.tree());
		} catch (InputException e) {
			// an edit that breaks the text is no edit
			return false;
		}
	}

	private static boolean same(JsonNode a, JsonNode b) {
		return a.isNumber() && b.isNumber() ? a.doubleValue() == b.doubleValue() : a.equals(b);
	}

	static String newline(String text) {
		return text.contains("\r\n") ? "\r\n" : "\n";
	}

	/** Edits of one text. */
	private static final class Edits {

		private final String text;
		private final String newline;
		private final Node root;

		Edits(String text) {
			this.text = text;
			this.newline = newline(text);
			LoaderOptions options = new LoaderOptions();
			options.setCodePointLimit(Integer.MAX_VALUE);
			this.root = new Yaml(options).compose(new StringReader(text));
		}

		String set(String pointer, JsonNode value, List<String> order) {
			JsonPointer place = JsonPointer.compile(pointer);
			if (place.matches()) {
				return Written.block(value, 0, newline) + newline;
			}
			Node parent = find(place.head());
			String name = place.last().getMatchingProperty();
			if (parent instanceof SequenceNode list) {
				Node old = list.getValue().get(place.last().getMatchingIndex());
				return replaced(start(old), end(old), inList(list, value));
			}
			MappingNode object = (MappingNode) parent;
			NodeTuple old = entry(object, name);
			if (old == null) {
				return added(object, name, value, order);
			}
			boolean flow = inFlow(object);
			String written = Written.value(value, flow ? -1 : column(old.getKeyNode()), newline);
			Node before = old.getValueNode();
			if (!block(before) && end(before) > start(before) && !written.startsWith(">")) {
				return replaced(start(before), end(before), written);
			}
			int colon = text.indexOf(':', end(old.getKeyNode()));
			return replaced(colon + 1, Math.max(colon + 1, end(before)), " " + written);
		}

		private String added(MappingNode object, String name, JsonNode value, List<String> order) {
			List<NodeTuple> entries = object.getValue();
			if (inFlow(object)) {
				String written = name + ": " + Written.value(value, -1, newline);
				return entries.isEmpty() ? replaced(start(object), end(object), "{" + written + "}")
						: inserted(end(entries.get(entries.size() - 1).getValueNode()), ", " + written);
			}
			int column = column(entries.get(0).getKeyNode());
			NodeTuple after = entries.get(entries.size() - 1);
			List<String> earlier = order.contains(name) ? order.subList(0, order.indexOf(name)) : List.of();
			for (NodeTuple entry : entries) {
				if (earlier.contains(key(entry))) {
					after = entry;
				}
			}
			if (!earlier.isEmpty() && !earlier.contains(key(after))) {
				after = entries.get(entries.size() - 1);
			}
			return inserted(lineEnd(end(after.getValueNode())),
					newline + " ".repeat(column) + name + ": " + Written.value(value, column, newline));
		}

		String remove(JsonPointer place) {
			Node parent = find(place.head());
			List<int[]> ranges = new ArrayList<>();
			int index;
			if (parent instanceof SequenceNode list) {
				list.getValue().forEach(n -> ranges.add(new int[] { start(n), end(n) }));
				index = place.last().getMatchingIndex();
			} else {
				List<NodeTuple> entries = ((MappingNode) parent).getValue();
				entries.forEach(e -> ranges.add(new int[] { start(e.getKeyNode()), end(e.getValueNode()) }));
				index = entries.indexOf(entry((MappingNode) parent, place.last().getMatchingProperty()));
			}
			if (ranges.size() == 1) {
				String empty = parent instanceof SequenceNode ? "[]" : "{}";
				return block(parent) ? replaced(colonBefore(start(parent)), end(parent), " " + empty)
						: replaced(start(parent), end(parent), empty);
			}
			int[] range = ranges.get(index);
			if (!block(parent)) {
				return index + 1 < ranges.size() ? replaced(range[0], ranges.get(index + 1)[0], "")
						: replaced(ranges.get(index - 1)[1], range[1], "");
			}
			if (parent instanceof MappingNode && index == 0 && !text.substring(lineStart(range[0]), range[0]).isBlank()) {
				return replaced(range[0], ranges.get(1)[0], "");
			}
			int end = lineEnd(range[1]);
			int from = lineStart(range[0]);
			return end < text.length() ? replaced(from, text.indexOf('\n', end) + 1, "") : replaced(from - newline.length(), end, "");
		}

		/** Where what stands before a block value ends: after the colon of its property. */
		private int colonBefore(int start) {
			int colon = text.lastIndexOf(':', start - 1);
			return colon + 1;
		}

		String insert(String pointer, int index, JsonNode value) {
			SequenceNode list = (SequenceNode) find(JsonPointer.compile(pointer));
			List<Node> entries = list.getValue();
			String written = inList(list, value);
			if (entries.isEmpty()) {
				return replaced(start(list), end(list), "[" + Written.value(value, -1, newline) + "]");
			}
			if (!block(list)) {
				return index < entries.size() ? inserted(start(entries.get(index)), written + ", ")
						: inserted(end(entries.get(entries.size() - 1)), ", " + written);
			}
			String dash = " ".repeat(column(list)) + "- " + written;
			return index < entries.size() ? inserted(lineStart(start(entries.get(index))), dash + newline)
					: inserted(lineEnd(end(entries.get(entries.size() - 1))), newline + dash);
		}

		String move(String pointer, int from, int to) {
			SequenceNode list = (SequenceNode) find(JsonPointer.compile(pointer));
			List<String> chunks = new ArrayList<>();
			if (!block(list)) {
				list.getValue().forEach(n -> chunks.add(text.substring(start(n), end(n))));
				chunks.add(to, chunks.remove(from));
				return replaced(start(list), end(list), "[" + String.join(", ", chunks) + "]");
			}
			// an entry goes with the comments above it and the one behind it
			int begin = lineStart(start(list.getValue().get(0)));
			int at = begin;
			for (Node entry : list.getValue()) {
				int end = lineEnd(end(entry));
				chunks.add(text.substring(at, end));
				at = Math.min(text.length(), end + newline.length());
			}
			int last = lineEnd(end(list.getValue().get(list.getValue().size() - 1)));
			chunks.add(to, chunks.remove(from));
			return replaced(begin, last, String.join(newline, chunks));
		}

		private String inList(SequenceNode list, JsonNode value) {
			if (!block(list) || inFlow(list)) {
				return Written.value(value, -1, newline);
			}
			String one = Written.value(value, -1, newline);
			return value.isObject() && one.length() > ONE_LINE ? Written.block(value, column(list) + 2, newline).strip() : one;
		}

		private Node find(JsonPointer place) {
			Node node = root;
			for (JsonPointer step = place; !step.matches(); step = step.tail()) {
				if (node instanceof MappingNode object) {
					NodeTuple entry = entry(object, step.getMatchingProperty());
					node = entry == null ? null : entry.getValueNode();
				} else if (node instanceof SequenceNode list && step.getMatchingIndex() >= 0
						&& step.getMatchingIndex() < list.getValue().size()) {
					node = list.getValue().get(step.getMatchingIndex());
				} else {
					node = null;
				}
			}
			if (node == null) {
				throw new IllegalArgumentException("nothing at " + place);
			}
			return node;
		}

		private static NodeTuple entry(MappingNode object, String name) {
			return object.getValue().stream().filter(t -> key(t).equals(name)).findFirst().orElse(null);
		}

		private static String key(NodeTuple entry) {
			return ((ScalarNode) entry.getKeyNode()).getValue();
		}

		/** Whether a value stands over lines, told by indentation. */
		private static boolean block(Node node) {
			if (node instanceof CollectionNode<?> collection) {
				return collection.getFlowStyle() != DumperOptions.FlowStyle.FLOW;
			}
			DumperOptions.ScalarStyle style = ((ScalarNode) node).getScalarStyle();
			return style == DumperOptions.ScalarStyle.FOLDED || style == DumperOptions.ScalarStyle.LITERAL;
		}

		/** Whether a collection is in braces or brackets, its own or those of one around it. */
		private boolean inFlow(Node node) {
			return !block(node);
		}

		private int start(Node node) {
			return text.offsetByCodePoints(0, node.getStartMark().getIndex());
		}

		/** Where a value's own text ends; the parser's mark lies behind the comments that follow a block. */
		private int end(Node node) {
			if (block(node)) {
				if (node instanceof MappingNode object && !object.getValue().isEmpty()) {
					return end(object.getValue().get(object.getValue().size() - 1).getValueNode());
				}
				if (node instanceof SequenceNode list && !list.getValue().isEmpty()) {
					return end(list.getValue().get(list.getValue().size() - 1));
				}
				int end = text.offsetByCodePoints(0, node.getEndMark().getIndex());
				while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
					end--;
				}
				return end;
			}
			return text.offsetByCodePoints(0, node.getEndMark().getIndex());
		}

		private static int column(Node node) {
			return node.getStartMark().getColumn();
		}

		private int lineStart(int index) {
			return text.lastIndexOf('\n', index - 1) + 1;
		}

		private int lineEnd(int index) {
			int end = text.indexOf('\n', index);
			return end < 0 ? text.length() : end > 0 && text.charAt(end - 1) == '\r' ? end - 1 : end;
		}

		private String replaced(int from, int to, String with) {
			return text.substring(0, from) + with + text.substring(to);
		}

		private String inserted(int at, String what) {
			return replaced(at, at, what);
		}
	}

	/** Values as they are written. */
	private static final class Written {

		private static final String PLAIN = "[A-Za-z][A-Za-z0-9_-]*( [A-Za-z0-9_-]+)*|[a-z0-9-]+:(left|right)";
		private static final String NOT_TEXT = "(?i)true|false|null|yes|no|on|off|nan|inf|[0-9.e+-]+";

		private Written() {
		}

		/**
		 * A value after its property's name.
		 *
		 * @param column column of the name where a long text may be folded over lines below it; -1 where all has to be on one line
		 */
		static String value(JsonNode value, int column, String newline) {
			if (value.isTextual()) {
				return text(value.asText(), column, newline);
			}
			if (value.isObject()) {
				List<String> entries = new ArrayList<>();
				value.properties().forEach(e -> entries.add(e.getKey() + ": " + value(e.getValue(), -1, newline)));
				String one = "{" + String.join(", ", entries) + "}";
				boolean lines = column >= 0 && !entries.isEmpty() && column + one.length() > WIDTH;
				return lines ? newline + block(value, column + 2, newline) : one;
			}
			if (value.isArray()) {
				List<String> entries = new ArrayList<>();
				value.forEach(e -> entries.add(value(e, -1, newline)));
				return "[" + String.join(", ", entries) + "]";
			}
			return value.isNumber() ? number(value) : value.asText();
		}

		private static String number(JsonNode value) {
			double number = value.doubleValue();
			boolean whole = number == StrictMath.rint(number) && Math.abs(number) < 1e15;
			return whole ? Long.toString((long) number) : value.decimalValue().stripTrailingZeros().toPlainString();
		}

		/** An object with a line for each property, or another value, without a line break at the end. */
		static String block(JsonNode value, int column, String newline) {
			if (!value.isObject() || value.isEmpty()) {
				return value(value, -1, newline);
			}
			List<String> lines = new ArrayList<>();
			value.properties().forEach(e -> lines.add(" ".repeat(column) + e.getKey() + ": " + entry(e.getValue(), column, newline)));
			return String.join(newline, lines);
		}

		private static String entry(JsonNode value, int column, String newline) {
			boolean objects = value.isArray() && !value.isEmpty() && value.get(0).isObject();
			if (!objects) {
				return value(value, column, newline);
			}
			StringBuilder lines = new StringBuilder();
			value.forEach(e -> lines.append(newline).append(" ".repeat(column)).append("- ").append(value(e, -1, newline)));
			return lines.toString();
		}

		private static String text(String text, int column, String newline) {
			if (text.matches(PLAIN) && !text.matches(NOT_TEXT)) {
				return text;
			}
			boolean controls = text.chars().anyMatch(c -> c < ' ' && c != '\n' || c == 0x7F || c == 0x85 || c == 0x2028 || c == 0x2029 || c == 0xFEFF);
			boolean folds = column >= 0 && !controls && (text.length() > WIDTH - column || text.contains("\n")) && foldable(text);
			if (folds) {
				return folded(text, column + 2, newline);
			}
			return controls || text.contains("\n") ? doubleQuoted(text) : "'" + text.replace("'", "''") + "'";
		}

		/** Whether folding keeps a text: no spaces at ends of lines or doubled. */
		private static boolean foldable(String text) {
			return !text.isBlank() && !text.startsWith("\n") && !text.endsWith("\n") && !text.contains("  ")
					&& text.lines().allMatch(l -> l.equals(l.strip()));
		}

		private static String folded(String text, int column, String newline) {
			StringBuilder out = new StringBuilder(">-");
			String indent = newline + " ".repeat(column);
			boolean first = true;
			for (String paragraph : text.split("\n", -1)) {
				if (!first) {
					out.append(newline);
				}
				first = false;
				StringBuilder line = new StringBuilder();
				for (String word : paragraph.split(" ")) {
					if (line.length() > 0 && column + line.length() + 1 + word.length() > WIDTH) {
						out.append(indent).append(line);
						line.setLength(0);
					}
					line.append(line.length() == 0 ? "" : " ").append(word);
				}
				if (line.length() > 0) {
					out.append(indent).append(line);
				}
			}
			return out.toString();
		}

		private static String doubleQuoted(String text) {
			StringBuilder out = new StringBuilder("\"");
			text.codePoints().forEach(c -> {
				switch (c) {
				case '"' -> out.append("\\\"");
				case '\\' -> out.append("\\\\");
				case '\n' -> out.append("\\n");
				case '\t' -> out.append("\\t");
				case '\r' -> out.append("\\r");
				default -> {
					boolean odd = c < ' ' || c == 0x7F || c == 0x85 || c == 0x2028 || c == 0x2029 || c == 0xFEFF;
					out.append(odd ? String.format(java.util.Locale.ROOT, "\\u%04X", c) : Character.toString(c));
				}
				}
			});
			return out.append('"').toString();
		}
	}
}
