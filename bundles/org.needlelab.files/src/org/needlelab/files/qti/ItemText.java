package org.needlelab.files.qti;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.exam.item.Medium;
import org.needlelab.files.bank.Intake;
import org.needlelab.files.internal.PictureSize;
import org.needlelab.files.xml.RichText;
import org.needlelab.files.xml.XmlNode;

/** Makes plain texts of an item's body, and keeps the pictures in it. */
final class ItemText {

	private static final String GAP = "_____";
	private static final String OTHER_GAP = "(\u2026)";

	/** Shown as a paragraph, whatever it was for. */
	private static final List<String> DIVISIONS = List.of("mediaInteraction", "rubricBlock", "feedbackBlock", "templateBlock");

	private final Intake.Ticket ticket;
	private final Siblings siblings;
	private final List<Medium> media = new ArrayList<>();

	ItemText(Intake.Ticket ticket, Siblings siblings) {
		this.ticket = ticket;
		this.siblings = siblings;
	}

	/** Pictures of the texts read so far. */
	List<Medium> media() {
		return media;
	}

	/** The text of a stimulus that the item refers to, and of its body around an interaction. */
	String stem(List<XmlNode> stimuli, XmlNode body, XmlNode interaction) {
		List<XmlNode> all = new ArrayList<>(stimuli.stream().map(s -> replaced(new XmlNode("div", "", Map.of(), s.children(), "", 0, 0), interaction)).toList());
		all.add(replaced(body, interaction));
		return plain(new XmlNode("div", "", Map.of(), all, "", body.line(), body.column()));
	}

	/** The text of a node. */
	String plain(XmlNode node) {
		RichText rich = new RichText();
		rich.node(node);
		if (!rich.lost().isEmpty()) {
			ticket.loss("exchange.formatting", Map.of("elements", String.join(", ", rich.lost())));
		}
		rich.images().forEach(image -> medium(image.source(), image.type(), image.alternative()));
		return rich.result();
	}

	private XmlNode replaced(XmlNode node, XmlNode interaction) {
		if (node.isText()) {
			return node;
		}
		if (node.is("mediaInteraction")) {
			return with(node, node.elements().stream().filter(c -> !c.is("prompt")).toList());
		}
		if (node.is("endAttemptInteraction")) {
			return XmlNode.text("", node.line(), node.column());
		}
		if (node.is("infoControl")) {
			ticket.loss("exchange.left-out", Map.of("name", "infoControl: " + brief(node.content())));
			return XmlNode.text("", node.line(), node.column());
		}
		if (node.name().endsWith("Interaction")) {
			return node == interaction ? shown(node) : XmlNode.text(" " + OTHER_GAP + " ", node.line(), node.column());
		}
		boolean instruction = node.is("rubricBlock") && (" " + node.attribute("view", "candidate") + " ").contains(" candidate ");
		if (node.is("rubricBlock") && !instruction) {
			ticket.loss("exchange.qti.rubric", Map.of("view", node.attribute("view"), "text", brief(node.content())));
			return XmlNode.text("", node.line(), node.column());
		}
		if (node.is("printedVariable")) {
			ticket.loss("exchange.qti.printed", Map.of("name", node.attribute("identifier")));
			return XmlNode.text(" " + OTHER_GAP + " ", node.line(), node.column());
		}
		if (List.of("feedbackBlock", "feedbackInline", "templateBlock", "templateInline").contains(node.name())) {
			// a question that is shown only under a condition is a question all the same
			if (!holds(node, interaction)) {
				ticket.loss("exchange.feedback", Map.of("text", brief(node.content())));
				return XmlNode.text("", node.line(), node.column());
			}
			ticket.loss("exchange.qti.condition", Map.of());
		}
		return with(node, node.children().stream().map(child -> replaced(child, interaction)).toList());
	}

	private static boolean holds(XmlNode node, XmlNode interaction) {
		return node.children().stream().anyMatch(child -> child == interaction || holds(child, interaction));
	}

	private static XmlNode with(XmlNode node, List<XmlNode> children) {
		return new XmlNode(DIVISIONS.contains(node.name()) ? "div" : node.name(), node.namespace(), node.attributes(), children, "", node.line(), node.column());
	}

	private static XmlNode shown(XmlNode interaction) {
		switch (interaction.name()) {
		case "textEntryInteraction", "inlineChoiceInteraction" -> {
			return XmlNode.text(" " + GAP + " ", interaction.line(), interaction.column());
		}
		case "hottextInteraction", "gapMatchInteraction" -> {
			List<XmlNode> kept = interaction.children().stream().filter(c -> !c.is("gapText") && !c.is("gapImg")).map(ItemText::marked)
					.toList();
			return new XmlNode("div", "", Map.of(), kept, "", interaction.line(), interaction.column());
		}
		default -> {
			return new XmlNode("div", "", Map.of(), interaction.elements("prompt"), "", interaction.line(), interaction.column());
		}
		}
	}

	private static XmlNode marked(XmlNode node) {
		if (node.is("gap")) {
			return XmlNode.text("[" + node.attribute("identifier") + "]", node.line(), node.column());
		}
		if (node.is("hottext")) {
			return XmlNode.text("[" + node.content().strip() + "]", node.line(), node.column());
		}
		return node.isText() ? node : with(node, node.children().stream().map(ItemText::marked).toList());
	}

	/** Keeps a picture, where it can be had; the medium is made in any case, so that the item can name it. */
	Medium medium(String source, String type, String alternative) {
		boolean inline = source.startsWith("data:");
		String given = inline && type.isBlank() ? source.substring(5).replaceFirst("[;,].*$", "") : type;
		String path = inline ? "inline" + ending(given) : Paths.resolve("", source).isEmpty() ? safe(source) : Paths.resolve("", source);
		Optional<byte[]> bytes = inline ? data(source) : siblings.bytes(source);
		String kept = safe(path).startsWith("media/") ? safe(path) : "media/" + safe(path);
		if (bytes.isPresent()) {
			kept = ticket.file(kept, bytes.get());
		} else {
			ticket.loss("exchange.picture", Map.of("name", brief(path)));
		}
		if (alternative.isBlank()) {
			ticket.loss("exchange.no-alternative", Map.of("name", brief(path)));
		}
		Medium medium = new Medium("m" + (media.size() + 1), kept, given.isBlank() ? type(path) : given, ticket.text(alternative));
		media.add(medium);
		return medium;
	}

	/** The size of a picture as its file says; empty when it is not there or says nothing. */
	Optional<PictureSize> size(String source) {
		return (source.startsWith("data:") ? data(source) : siblings.bytes(source)).flatMap(PictureSize::of);
	}

	/** The bytes of a picture that is written into its address. */
	private static Optional<byte[]> data(String source) {
		int comma = source.indexOf(',');
		if (comma < 0 || !source.substring(0, comma).endsWith(";base64")) {
			return Optional.empty();
		}
		try {
			return Optional.of(Base64.getMimeDecoder().decode(source.substring(comma + 1)));
		} catch (IllegalArgumentException e) {
			return Optional.empty();
		}
	}

	private static String ending(String type) {
		return type.matches("image/[a-z]{3,4}") ? "." + type.substring(6) : "";
	}

	private static String safe(String path) {
		String plain = path.replace('\\', '/').replaceAll("(^|/)\\.+(?=/|$)", "$1").replaceAll("[^A-Za-z0-9._/-]", "_")
				.replaceAll("/+", "/").replaceAll("^/|/$", "");
		return plain.isEmpty() ? "picture" : plain;
	}

	private static String type(String path) {
		String lower = path.toLowerCase(java.util.Locale.ROOT);
		return lower.endsWith(".jpg") || lower.endsWith(".jpeg") ? "image/jpeg" : lower.endsWith(".gif") ? "image/gif"
				: lower.endsWith(".svg") ? "image/svg+xml" : lower.endsWith(".png") ? "image/png" : "application/octet-stream";
	}

	/** A text short enough for a report. */
	static String brief(String text) {
		String plain = text.strip().replaceAll("\\s+", " ");
		return plain.length() > 80 ? plain.substring(0, 80) : plain;
	}
}
