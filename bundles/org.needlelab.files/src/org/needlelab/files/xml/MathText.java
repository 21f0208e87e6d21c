package org.needlelab.files.xml;

import java.util.List;
import java.util.stream.Collectors;

/** Formulas of MathML in one line: a fraction is (a)/(b), a power a^(b), an index a_(b), a root √(a). */
final class MathText {

	private MathText() {
	}

	/** The formula of an element and all in it. */
	static String of(XmlNode node) {
		if (node.isText()) {
			return node.text().strip();
		}
		List<XmlNode> parts = node.elements();
		return switch (node.name()) {
		case "mfrac" -> parts.size() == 2 ? grouped(parts.get(0)) + "/" + grouped(parts.get(1)) : row(node);
		case "msup" -> parts.size() == 2 ? grouped(parts.get(0)) + "^" + grouped(parts.get(1)) : row(node);
		case "msub" -> parts.size() == 2 ? grouped(parts.get(0)) + "_" + grouped(parts.get(1)) : row(node);
		case "msubsup" -> parts.size() == 3 ? grouped(parts.get(0)) + "_" + grouped(parts.get(1)) + "^" + grouped(parts.get(2)) : row(node);
		case "msqrt" -> "\u221a(" + row(node) + ")";
		case "mroot" -> parts.size() == 2 ? "(" + of(parts.get(0)) + ")^(1/" + grouped(parts.get(1)) + ")" : row(node);
		case "mfenced" -> node.attribute("open", "(")
				+ parts.stream().map(MathText::of).collect(Collectors.joining(node.attribute("separators", ",").substring(0, 1) + " "))
				+ node.attribute("close", ")");
		case "mtr" -> parts.stream().map(MathText::of).collect(Collectors.joining(", "));
		case "mtable" -> "[" + parts.stream().map(MathText::of).collect(Collectors.joining("; ")) + "]";
		case "mspace" -> " ";
		case "semantics" -> parts.isEmpty() ? "" : of(parts.get(0));
		case "annotation", "annotation-xml", "annotationXml" -> "";
		default -> row(node);
		};
	}

	private static String row(XmlNode node) {
		return node.children().stream().map(MathText::of).collect(Collectors.joining());
	}

	/** In brackets, where it is more than a number or a name. */
	private static String grouped(XmlNode node) {
		String text = of(node);
		return text.codePointCount(0, text.length()) <= 1 || text.matches("[0-9.]+|\\p{L}+") ? text : "(" + text + ")";
	}
}
