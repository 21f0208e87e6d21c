package org.needlelab.files.xml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
}
