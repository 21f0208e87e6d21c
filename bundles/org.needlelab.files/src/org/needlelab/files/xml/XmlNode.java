package org.needlelab.files.xml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An element or a piece of text, with its place. Names are local names; namespaces matter only to tell foreign elements.
 *
 * @param name local name; empty for text
 * @param namespace namespace URI; may be empty
 * @param attributes by local name ({@code xml:lang} is {@code lang})
 * @param children elements and texts in order
 * @param text of a piece of text; empty for an element
 * @param line from 1
 * @param column from 1
 */
public record XmlNode(String name, String namespace, Map<String, String> attributes, List<XmlNode> children, String text,
		int line, int column) {

	/** Keeps order. */
	public XmlNode {
		attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
		children = List.copyOf(children);
	}

	/** A piece of text. */
	public static XmlNode text(String text, int line, int column) {
		return new XmlNode("", "", Map.of(), List.of(), text, line, column);
	}

	/** Whether this is a piece of text. */
	public boolean isText() {
		return name.isEmpty();
	}

	/** Whether this is an element of that name. */
	public boolean is(String other) {
		return name.equals(other);
	}

	/** An attribute; empty text when it is not there. */
	public String attribute(String attribute) {
		return attributes.getOrDefault(attribute, "");
	}

	/** An attribute; another text when it is not there or empty. */
	public String attribute(String attribute, String otherwise) {
		String value = attribute(attribute).strip();
		return value.isEmpty() ? otherwise : value;
	}

	/** The elements among the children. */
	public List<XmlNode> elements() {
		return children.stream().filter(child -> !child.isText()).toList();
	}

	/** The children that are elements of that name. */
	public List<XmlNode> elements(String child) {
		return children.stream().filter(c -> c.is(child)).toList();
	}

	/** The first child of that name. */
	public Optional<XmlNode> first(String child) {
		return children.stream().filter(c -> c.is(child)).findFirst();
	}

	/** All elements of that name below this one, in order of the document. */
	public List<XmlNode> all(String descendant) {
		List<XmlNode> found = new ArrayList<>();
		collect(descendant, found);
		return found;
	}

	private void collect(String descendant, List<XmlNode> found) {
		for (XmlNode child : children) {
			if (child.is(descendant)) {
				found.add(child);
			}
			child.collect(descendant, found);
		}
	}

	/** All text below, as it stands. */
	public String content() {
		if (isText()) {
			return text;
		}
		StringBuilder all = new StringBuilder();
		append(all);
		return all.toString();
	}

	private void append(StringBuilder all) {
		all.append(text);
		children.forEach(child -> child.append(all));
	}

	/** The text of the first child of that name, stripped; empty when there is none. */
	public String child(String child) {
		return first(child).map(XmlNode::content).map(String::strip).orElse("");
	}

	/**
	 * Same elements, attributes and texts, whatever the namespace and the white space between elements.
	 *
	 * @param apart attributes that may differ
	 */
	public boolean saysTheSame(XmlNode other, Set<String> apart) {
		List<XmlNode> left = said();
		List<XmlNode> right = other.said();
		if (!name.equals(other.name) || !text.equals(other.text) || !without(apart).equals(other.without(apart)) || left.size() != right.size()) {
			return false;
		}
		for (int i = 0; i < left.size(); i++) {
			if (!left.get(i).saysTheSame(right.get(i), apart)) {
				return false;
			}
		}
		return true;
	}

	/** Children without blank texts; texts that the parser cut into pieces are one. */
	private List<XmlNode> said() {
		List<XmlNode> said = new ArrayList<>();
		StringBuilder run = new StringBuilder();
		for (XmlNode child : children) {
			if (child.isText()) {
				run.append(child.text);
			} else {
				flush(run, said);
				said.add(child);
			}
		}
		flush(run, said);
		return said;
	}

	private static void flush(StringBuilder run, List<XmlNode> said) {
		if (!run.toString().isBlank()) {
			said.add(text(run.toString(), 0, 0));
		}
		run.setLength(0);
	}

	private List<Map.Entry<String, String>> without(Set<String> apart) {
		return attributes.entrySet().stream().filter(e -> !apart.contains(e.getKey())).toList();
	}
}
