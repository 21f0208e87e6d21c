package org.needlelab.files.qti;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.needlelab.exam.item.Medium;
import org.needlelab.files.bank.Intake;
import org.needlelab.files.xml.RichText;
import org.needlelab.files.xml.XmlNode;

/** Makes plain texts of an item's body, and keeps the pictures in it. */
final class ItemText {

	private static final String GAP = "_____";
	private static final String OTHER_GAP = "(\u2026)";

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

	/** The text around an interaction, with its prompt; other interactions are dots. */
	String stem(XmlNode body, XmlNode interaction) {
		return plain(replaced(body, interaction));
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
		if (node.name().endsWith("Interaction")) {
			return node == interaction ? shown(node) : XmlNode.text(" " + OTHER_GAP + " ", node.line(), node.column());
		}
		if (List.of("feedbackBlock", "feedbackInline", "rubricBlock", "templateBlock", "templateInline").contains(node.name())) {
			ticket.loss("exchange.feedback", Map.of("text", brief(node.content())));
			return XmlNode.text("", node.line(), node.column());
		}
		return with(node, node.children().stream().map(child -> replaced(child, interaction)).toList());
	}

	private static XmlNode with(XmlNode node, List<XmlNode> children) {
		return new XmlNode(node.name(), node.namespace(), node.attributes(), children, "", node.line(), node.column());
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
		String path = source.startsWith("data:") ? "inline" : source;
		siblings.bytes(source).ifPresentOrElse(bytes -> ticket.file("media/" + safe(path), bytes),
				() -> ticket.loss("exchange.picture", Map.of("name", brief(path))));
		if (alternative.isBlank()) {
			ticket.loss("exchange.no-alternative", Map.of("name", brief(path)));
		}
		Medium medium = new Medium("m" + (media.size() + 1), "media/" + safe(path), type.isBlank() ? type(path) : type,
				ticket.text(alternative));
		media.add(medium);
		return medium;
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
