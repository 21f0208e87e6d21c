package org.needlelab.files.xml;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.files.Limits;

/**
 * Reads XML into a tree. A document type that only names a file is passed over, one that declares anything is refused, so that there are
 * no entities to expand or to fetch; HTML's names of characters are known. Depth, size and number of nodes are bounded. The encoding is that of
 * the byte order mark or the XML declaration, else UTF-8.
 */
public final class XmlReader {

	/** Bounds: pages of questions, not data bases. */
	public static final Limits LIMITS = new Limits(64L << 20, 200, 2_000_000);

	private final String name;
	private final Limits limits;
	private final Deque<Open> open = new ArrayDeque<>();
	private int nodes;
	private XmlNode root;

	/** An element whose end has not been met. */
	private static final class Open {
		private final String name;
		private final String namespace;
		private final Map<String, String> attributes;
		private final List<XmlNode> children = new ArrayList<>();
		private final int line;
		private final int column;

		Open(String name, String namespace, Map<String, String> attributes, Location at) {
			this.name = name;
			this.namespace = namespace;
			this.attributes = attributes;
			this.line = at.getLineNumber();
			this.column = at.getColumnNumber();
		}
	}

	private XmlReader(String name, Limits limits) {
		this.name = name;
		this.limits = limits;
	}

	/**
	 * Reads a document.
	 *
	 * @param name what to call it in findings
	 * @throws InputException when it is not well-formed, has a document type, or is beyond the bounds; with line and column
	 */
	public static XmlNode read(String name, byte[] bytes) throws InputException {
		return new XmlReader(name, LIMITS).read(bytes);
	}

	private XmlNode read(byte[] bytes) throws InputException {
		if (bytes.length > limits.maxBytes()) {
			throw error("file.too-large", null, Map.of("limitMiB", limits.maxBytes() >> 20));
		}
		try {
			XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(XmlText.plain(XmlText.decode(name, bytes))));
			try {
				while (reader.hasNext()) {
					event(reader.next(), reader);
				}
			} finally {
				reader.close();
			}
		} catch (XMLStreamException e) {
			throw error("file.xml", e.getLocation(), Map.of("problem", problem(e)));
		} catch (RuntimeException e) {
			// the JDK's parser lets some faults through as unchecked exceptions
			throw error("file.xml", null, Map.of("problem", String.valueOf(e.getMessage())));
		}
		if (root == null) {
			throw error("file.empty", null, Map.of());
		}
		return root;
	}

	private static XMLInputFactory factory() {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
		factory.setProperty(XMLInputFactory.IS_COALESCING, false);
		// what is wrong comes as an exception; nothing is to be printed beside it
		factory.setXMLReporter((message, type, related, at) -> {
		});
		factory.setXMLResolver((publicId, systemId, base, namespace) -> {
			throw new XMLStreamException("no entities from elsewhere");
		});
		return factory;
	}

	/** The parser's words in one line, without the place it puts before them. */
	private static String problem(XMLStreamException e) {
		String message = String.valueOf(e.getMessage());
		int at = message.indexOf("Message: ");
		String plain = (at >= 0 ? message.substring(at + 9) : message).replaceAll("\\s+", " ");
		return plain.length() > 200 ? plain.substring(0, 200) : plain;
	}

	private InputException error(String key, Location at, Map<String, Object> arguments) {
		SourceLocation where = at == null ? SourceLocation.of(name)
				: new SourceLocation(name, Math.max(0, at.getLineNumber()), Math.max(0, at.getColumnNumber()));
		return new InputException(Finding.error(key, where, arguments));
	}

	private void event(int event, XMLStreamReader reader) throws InputException {
		switch (event) {
		case XMLStreamConstants.START_ELEMENT -> start(reader);
		case XMLStreamConstants.END_ELEMENT -> end();
		case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
			if (!open.isEmpty()) {
				count(reader);
				Location at = reader.getLocation();
				open.peek().children.add(XmlNode.text(reader.getText(), at.getLineNumber(), at.getColumnNumber()));
			}
		}
		case XMLStreamConstants.DTD -> throw error("file.xml.doctype", reader.getLocation(), Map.of());
		case XMLStreamConstants.ENTITY_REFERENCE ->
			throw error("file.xml.entity", reader.getLocation(), Map.of("name", String.valueOf(reader.getLocalName())));
		default -> {
			// comments and processing instructions say nothing to us
		}
		}
	}

	private void count(XMLStreamReader reader) throws InputException {
		if (++nodes > limits.maxValues()) {
			throw error("file.too-many-values", reader.getLocation(), Map.of("limit", limits.maxValues()));
		}
	}

	private void start(XMLStreamReader reader) throws InputException {
		count(reader);
		if (open.size() >= limits.maxDepth()) {
			throw error("file.too-deep", reader.getLocation(), Map.of("limit", limits.maxDepth()));
		}
		Map<String, String> attributes = new LinkedHashMap<>();
		for (int i = 0; i < reader.getAttributeCount(); i++) {
			attributes.putIfAbsent(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
		}
		String namespace = reader.getNamespaceURI();
		open.push(new Open(reader.getLocalName(), namespace == null ? "" : namespace, attributes, reader.getLocation()));
	}

	private void end() {
		Open done = open.pop();
		XmlNode node = new XmlNode(done.name, done.namespace, done.attributes, done.children, "", done.line, done.column);
		if (open.isEmpty()) {
			root = node;
		} else {
			open.peek().children.add(node);
		}
	}
}
