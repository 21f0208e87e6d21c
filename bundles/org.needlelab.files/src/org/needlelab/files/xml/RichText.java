package org.needlelab.files.xml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.TreeSet;

/**
 * Makes plain text of marked-up text: paragraphs become lines with an empty line between, list items get a dash, raised and
 * lowered digits their own characters. What plain text cannot show is named.
 */
public final class RichText {

	private static final Pattern FORMULA = Pattern.compile("\\\\[(\\[]|\\$\\$");

	private static final Set<String> BLOCKS = Set.of("p", "div", "blockquote", "ul", "ol", "dl", "table", "h1", "h2", "h3", "h4",
			"h5", "h6", "pre", "section", "article", "header", "footer", "figure", "figcaption", "address", "center", "hr", "tbody",
			"thead", "tfoot", "caption", "form", "fieldset");
	private static final Set<String> PLAIN = Set.of("span", "a", "font", "tbody", "thead", "tfoot", "html", "body", "label", "prompt",
			"abbr", "acronym", "cite", "q", "code", "samp", "kbd", "tt", "nobr", "wbr", "bdo", "time", "dt", "dd", "li", "br", "sub", "sup",
			"img", "object", "audio", "video", "picture", "math", "head", "itembody", "feedbackinline", "feedbackblock", "contentbody", "rubricblock", "td", "th", "tr");
	private static final Set<String> EMPHASIS = Set.of("b", "strong", "i", "em", "u", "s", "strike", "del", "ins", "big", "small",
			"mark", "dfn", "var");
	private static final Set<String> UNSEEN = Set.of("script", "style", "title", "meta", "link", "stylesheet", "annotation",
			"annotation-xml", "annotationxml", "source", "track");
	private static final String NORMAL = "0123456789+-=()";
	private static final String RAISED = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207a\u207b\u207c\u207d\u207e";
	private static final String LOWERED = "\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089\u208a\u208b\u208c\u208d\u208e";

	private final StringBuilder out = new StringBuilder();
	private final Set<String> lost = new TreeSet<>();
	private final List<Image> images = new ArrayList<>();
	private final Deque<String> open = new ArrayDeque<>();
	private int unseen;
	private int pre;
	private int breaks;
	private boolean space;

	/** A picture in the text. */
	public record Image(String source, String alternative, String type) {
	}

	/** An element begins. */
	public void open(String element, Map<String, String> attributes) {
		String name = element.toLowerCase(Locale.ROOT);
		open.push(name);
		if (UNSEEN.contains(name)) {
			unseen++;
			return;
		}
		if (BLOCKS.contains(name)) {
			paragraph();
		}
		switch (name) {
		case "br" -> breaks = Math.max(1, breaks + 1);
		case "li", "dt", "dd" -> {
			breaks = Math.max(breaks, 1);
			if (name.equals("li")) {
				raw("- ");
			}
		}
		case "tr" -> breaks = Math.max(breaks, 1);
		case "td", "th" -> {
			if (out.length() > 0 && breaks == 0) {
				raw(" | ");
			}
		}
		case "pre" -> pre++;
		case "audio", "video" -> image(attributes.getOrDefault("src", ""), attributes.getOrDefault("title", attributes.getOrDefault("aria-label", "")),
				attributes.getOrDefault("type", ""));
		case "img" -> image(attributes.getOrDefault("src", ""), attributes.getOrDefault("alt", ""), "");
		case "object" -> image(attributes.getOrDefault("data", ""), attributes.getOrDefault("alt", ""),
				attributes.getOrDefault("type", ""));
		default -> {
			// only named when something is lost by it, below
		}
		}
		loss(name, attributes);
	}

	private void loss(String name, Map<String, String> attributes) {
		if (EMPHASIS.contains(name) || name.equals("table") || name.equals("math") || name.equals("pre")) {
			lost.add(name);
		} else if (name.equals("a") && attributes.containsKey("href")) {
			lost.add("a");
		} else if (!PLAIN.contains(name) && !BLOCKS.contains(name)) {
			lost.add(name);
		}
	}

	private void image(String source, String alternative, String type) {
		images.add(new Image(source, alternative, type));
	}

	/** An element ends. */
	public void close(String element) {
		String name = element.toLowerCase(Locale.ROOT);
		if (!open.isEmpty()) {
			open.pop();
		}
		if (UNSEEN.contains(name)) {
			unseen = Math.max(0, unseen - 1);
		} else if (BLOCKS.contains(name)) {
			paragraph();
			pre = name.equals("pre") ? Math.max(0, pre - 1) : pre;
		} else if (name.equals("li") || name.equals("tr") || name.equals("dd") || name.equals("dt")) {
			breaks = Math.max(breaks, 1);
		}
	}

	private void paragraph() {
		breaks = Math.max(breaks, 2);
	}

	/** A piece of text. */
	public void text(String text) {
		if (unseen > 0) {
			return;
		}
		String within = open.isEmpty() ? "" : open.peek();
		if (within.equals("sub") || within.equals("sup")) {
			raw(shifted(text.strip(), within.equals("sup")));
			return;
		}
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			boolean blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
			if (blank && pre > 0) {
				if (c == '\n') {
					breaks++;
				} else if (c != '\r') {
					raw(c == '\t' ? "    " : " ");
				}
			} else if (blank) {
				space = true;
			} else {
				raw(String.valueOf(c));
			}
		}
	}

	/** Text after all the breaks and the blank that are due. */
	private void raw(String text) {
		if (text.isEmpty()) {
			return;
		}
		if (breaks > 0 && out.length() > 0) {
			out.append("\n".repeat(Math.min(breaks, pre > 0 ? 3 : 2)));
		} else if (space && out.length() > 0 && !Character.isWhitespace(out.charAt(out.length() - 1))) {
			out.append(' ');
		}
		breaks = 0;
		space = false;
		out.append(text);
	}

	private String shifted(String text, boolean up) {
		StringBuilder shifted = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			int at = NORMAL.indexOf(text.charAt(i));
			if (at < 0) {
				lost.add(up ? "sup" : "sub");
				return (up ? "^" : "_") + text;
			}
			shifted.append((up ? RAISED : LOWERED).charAt(at));
		}
		return shifted.toString();
	}

	/** A tree of elements. */
	public void node(XmlNode node) {
		if (node.isText()) {
			text(node.text());
			return;
		}
		open(node.name(), node.attributes());
		if (node.is("math")) {
			// the elements within say how it is set, not what is lost
			raw(MathText.of(node));
		} else if (node.is("audio") || node.is("video")) {
			film(node);
		} else if (node.is("object")) {
			images.set(images.size() - 1, shown(node));
		} else {
			node.children().forEach(this::node);
		}
		close(node.name());
	}

	/** What an object shows: itself, or the object within that stands in for a kind that few can show. What else is within stands for both. */
	private static Image shown(XmlNode object) {
		List<XmlNode> within = object.elements("object");
		boolean known = within.isEmpty() || object.attribute("type").matches("image/(png|jpeg|gif|svg\\+xml)|(audio|video)/.*");
		XmlNode taken = known ? object : within.get(0);
		String said = object.content().strip().replaceAll("\\s+", " ");
		return known || taken.elements("object").isEmpty() ? new Image(taken.attribute("data"), taken.attribute("alt", object.attribute("alt", said)), taken.attribute("type"))
				: shown(taken);
	}

	/** A film or a recording that names its file within, and what it says to who cannot play it. */
	private void film(XmlNode node) {
		Image last = images.remove(images.size() - 1);
		List<XmlNode> sources = node.elements("source");
		String alternative = last.alternative().isEmpty() ? node.content().strip() : last.alternative();
		images.add(sources.isEmpty() || !last.source().isEmpty() ? new Image(last.source(), alternative, last.type())
				: new Image(sources.get(0).attribute("src"), alternative, sources.get(0).attribute("type")));
	}

	/** What was read, without blanks at the ends. */
	public String result() {
		return out.toString().strip();
	}

	/** Names of elements that plain text does not show. */
	public Set<String> lost() {
		return lost;
	}

	/** Pictures, in order. */
	public List<Image> images() {
		return images;
	}

	/** Whether a text has a formula in TeX, which nothing here sets. */
	public static boolean hasFormula(String text) {
		return FORMULA.matcher(text).find();
	}

	/** A text as XHTML paragraphs that read back as the same text. */
	public static List<List<String>> paragraphs(String text) {
		List<List<String>> paragraphs = new ArrayList<>();
		for (String paragraph : text.split("\n\n", -1)) {
			paragraphs.add(List.of(paragraph.split("\n", -1)));
		}
		return paragraphs;
	}
}
