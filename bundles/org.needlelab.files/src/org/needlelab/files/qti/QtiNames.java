package org.needlelab.files.qti;

import java.util.LinkedHashMap;
import java.util.Map;

import org.needlelab.files.xml.XmlNode;

/** Brings QTI 3.0's names with hyphens to those of 2.x, so that one reader does for all versions. */
final class QtiNames {

	private static final String PREFIX = "qti-";

	private QtiNames() {
	}

	/** The same tree with names of 2.x. */
	static XmlNode normal(XmlNode node) {
		if (node.isText()) {
			return node;
		}
		String name = node.name().startsWith(PREFIX) ? camel(node.name().substring(PREFIX.length())) : node.name();
		Map<String, String> attributes = new LinkedHashMap<>();
		node.attributes().forEach((key, value) -> attributes.put(key.startsWith("data-") ? key : camel(key), value));
		return new XmlNode(name, node.namespace(), attributes, node.children().stream().map(QtiNames::normal).toList(), "", node.line(),
				node.column());
	}

	private static String camel(String name) {
		StringBuilder camel = new StringBuilder();
		boolean upper = false;
		for (int i = 0; i < name.length(); i++) {
			char c = name.charAt(i);
			if (c == '-') {
				upper = true;
			} else {
				camel.append(upper ? Character.toUpperCase(c) : c);
				upper = false;
			}
		}
		return camel.toString();
	}
}
