package org.needlelab.files.moodle;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.needlelab.exam.item.Medium;
import org.needlelab.files.bank.Intake;
import org.needlelab.files.xml.HtmlReader;
import org.needlelab.files.xml.RichText;
import org.needlelab.files.xml.XmlNode;

/** Texts of Moodle XML with the files that lie beside them. */
final class MoodleText {

	static final String PLUGIN = "@@PLUGINFILE@@/";

	/** A picture in its own address. */
	private static final Pattern INLINE = Pattern.compile("^data:image/([a-z]{3,4})[^,]{0,40};base64,");

	private final Intake.Ticket ticket;
	private final List<Medium> media = new ArrayList<>();

	MoodleText(Intake.Ticket ticket) {
		this.ticket = ticket;
	}

	/** Media of the texts read so far. */
	List<Medium> media() {
		return media;
	}

	/** Keeps the picture that Moodle 1.9 wrote beside the question's text. */
	void old(XmlNode node) {
		String name = node.child("image");
		Optional<XmlNode> bytes = node.first("image_base64");
		if (bytes.isPresent() && !bytes.get().content().isBlank()) {
			Map<String, String> named = Map.of("name", name.substring(name.lastIndexOf('/') + 1));
			file(new XmlNode("file", "", named, bytes.get().children(), "", bytes.get().line(), bytes.get().column()), "");
		} else if (!name.isEmpty()) {
			ticket.loss("exchange.picture", Map.of("name", name));
		}
	}

	/** The text of a child such as {@code questiontext}; empty when there is none. */
	String of(XmlNode parent, String child) {
		return parent.first(child).map(this::of).orElse("");
	}

	/** The text of a node with a child {@code text}. */
	String of(XmlNode node) {
		String raw = node.first("text").map(XmlNode::content).orElse(node.elements().isEmpty() ? node.content() : "");
		return switch (node.attribute("format", "html")) {
		case "plain_text" -> raw.strip();
		case "markdown" -> markdown(raw.strip());
		case "moodle_auto_format" -> html(raw.strip().replace("\n", "<br>"), node);
		default -> html(raw, node);
		};
	}

	private String markdown(String text) {
		if (text.matches("(?s).*(\\*|_|`|^#|\\n#|\\]\\().*")) {
			ticket.loss("exchange.markdown", Map.of());
		}
		return text;
	}

	private String html(String raw, XmlNode node) {
		RichText rich = new RichText();
		HtmlReader.read(raw, rich);
		if (!rich.lost().isEmpty()) {
			ticket.loss("exchange.formatting", Map.of("elements", String.join(", ", rich.lost())));
		}
		Map<String, XmlNode> files = new LinkedHashMap<>();
		node.elements("file").forEach(file -> files.put(file.attribute("path").replaceFirst("^/", "") + file.attribute("name"), file));
		List<String> shown = new ArrayList<>();
		for (RichText.Image image : rich.images()) {
			picture(image, files).ifPresent(file -> shown.add(file.attribute("name")));
		}
		files.values().stream().map(file -> file.attribute("name")).filter(name -> !shown.contains(name))
				.forEach(name -> ticket.loss("exchange.left-out", Map.of("name", name)));
		if (RichText.hasFormula(rich.result())) {
			ticket.loss("exchange.formula", Map.of());
		}
		return rich.result();
	}

	/** Keeps a picture of the text; answers the file it lies in. */
	private Optional<XmlNode> picture(RichText.Image image, Map<String, XmlNode> files) {
		Matcher inline = INLINE.matcher(image.source());
		if (inline.find()) {
			XmlNode data = XmlNode.text(image.source().substring(inline.end()), 0, 0);
			file(new XmlNode("file", "", Map.of("name", "inline." + inline.group(1)), List.of(data), "", 0, 0), image.alternative());
			return Optional.empty();
		}
		String name = image.source().startsWith(PLUGIN) ? image.source().substring(PLUGIN.length()) : "";
		XmlNode file = files.getOrDefault(name, files.get(URLDecoder.decode(name.replace("+", "%2B").replaceAll("%(?![0-9A-Fa-f]{2})", "%25"),
				StandardCharsets.UTF_8)));
		if (file == null) {
			ticket.loss("exchange.picture", Map.of("name", image.source().length() > 80 ? image.source().substring(0, 80) : image.source()));
			return Optional.empty();
		}
		file(file, image.alternative());
		return Optional.of(file);
	}

	/** Keeps a file within the question as a medium; empty, and told, where it cannot be read. */
	Optional<Medium> file(XmlNode file, String alternative) {
		String name = file.attribute("name");
		Optional<byte[]> bytes = Hotspots.decoded(file);
		if (bytes.isEmpty()) {
			ticket.loss("exchange.picture", Map.of("name", name));
			return Optional.empty();
		}
		if (alternative.isBlank()) {
			ticket.loss("exchange.no-alternative", Map.of("name", name));
		}
		String kept = ticket.file("media/" + name.replaceAll("[^A-Za-z0-9._-]", "_").replaceAll("^\\.+", ""), bytes.get());
		Medium medium = new Medium("m" + (media.size() + 1), kept, type(name), ticket.text(alternative));
		media.add(medium);
		return Optional.of(medium);
	}

	/** A path as the address of a file within the question. */
	static String address(String path) {
		return URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
	}

	private static String type(String name) {
		String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(java.util.Locale.ROOT);
		return switch (end) {
		case "jpg", "jpeg" -> "image/jpeg";
		case "gif" -> "image/gif";
		case "svg" -> "image/svg+xml";
		case "png" -> "image/png";
		default -> "application/octet-stream";
		};
	}
}
