package org.needlelab.files.qti;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.needlelab.base.InputException;
import org.needlelab.exam.item.Question;
import org.needlelab.files.bank.Intake;
import org.needlelab.files.xml.XmlNode;
import org.needlelab.files.xml.XmlReader;

/** Takes in one QTI item: each of its interactions becomes an item of ours. */
final class ItemIntake {

	private static final String XINCLUDE = "http://www.w3.org/2001/XInclude";
	/** Files that an item may pull in, and how deep one within another. */
	private static final int MAX_INCLUDES = 20;
	/** Of no use without its display. */
	private static final Set<String> UNSCORED = Set.of("stylesheet", "contextDeclaration");
	private static final Set<String> READ = Set.of("responseDeclaration", "outcomeDeclaration", "templateDeclaration", "templateProcessing", "itemBody",
			"responseProcessing", "modalFeedback", "assessmentStimulusRef", "stylesheet", "contextDeclaration");

	private final XmlNode item;
	private final Siblings siblings;
	private final Intake.Ticket ticket;
	private final Map<String, Declaration> responses = new LinkedHashMap<>();
	private final List<XmlNode> stimuli = new ArrayList<>();
	private boolean alone;
	private int taken;
	private int includes;

	/** @param item with names of QTI 2.x */
	ItemIntake(XmlNode item, Siblings siblings, Intake.Ticket ticket) {
		this.siblings = siblings;
		this.ticket = ticket;
		this.item = included(item, 0);
	}

	/** With what XInclude pulls in from files beside the item; what is not there is told. */
	private XmlNode included(XmlNode node, int depth) {
		if (node.isText() || node.children().isEmpty() && !node.is("include")) {
			return node;
		}
		List<XmlNode> children = new ArrayList<>();
		for (XmlNode child : node.children()) {
			if (child.is("include") && child.namespace().equals(XINCLUDE)) {
				children.addAll(pulled(child, depth));
			} else {
				children.add(included(child, depth));
			}
		}
		return new XmlNode(node.name(), node.namespace(), node.attributes(), children, "", node.line(), node.column());
	}

	private List<XmlNode> pulled(XmlNode include, int depth) {
		String href = include.attribute("href");
		try {
			Optional<byte[]> bytes = href.isBlank() || depth >= MAX_INCLUDES ? Optional.empty() : siblings.bytes(href);
			if (bytes.isPresent() && include.attribute("parse", "xml").equals("text")) {
				return List.of(XmlNode.text(new String(bytes.get(), StandardCharsets.UTF_8), include.line(), include.column()));
			}
			if (bytes.isPresent() && ++includes <= MAX_INCLUDES) {
				return List.of(included(QtiNames.normal(XmlReader.read(href, bytes.get())), depth + 1));
			}
		} catch (InputException e) {
			// told below
		}
		ticket.loss("exchange.qti.missing", Map.of("name", href));
		return include.elements("fallback").stream().flatMap(fallback -> fallback.children().stream()).toList();
	}

	/** Reads it into the ticket. */
	void read() {
		if (item.attribute("adaptive").equals("true")) {
			ticket.refuse("exchange.qti.adaptive", Map.of());
			return;
		}
		if (!item.elements("templateDeclaration").isEmpty() || item.first("templateProcessing").isPresent()) {
			ticket.refuse("exchange.qti.template", Map.of());
			return;
		}
		tellLeftOut();
		item.elements("responseDeclaration").forEach(node -> responses.put(node.attribute("identifier"), Declaration.of(node)));
		Optional<XmlNode> body = item.first("itemBody");
		List<XmlNode> interactions = new ArrayList<>();
		body.ifPresent(b -> collect(b, interactions));
		interactions.removeIf(i -> {
			boolean button = i.is("endAttemptInteraction");
			if (button) {
				ticket.note("exchange.left-out", Map.of("name", i.name()));
			}
			return button;
		});
		if (interactions.isEmpty()) {
			ticket.refuse("exchange.no-question", Map.of());
			return;
		}
		boolean some = interactions.stream().anyMatch(i -> Interactions.KINDS.contains(i.name()));
		interactions.removeIf(i -> {
			boolean left = some && !Interactions.KINDS.contains(i.name());
			if (left) {
				ticket.loss("exchange.qti.part", Map.of("kind", i.name()));
			}
			return left;
		});
		if (!some) {
			interactions.stream().map(XmlNode::name).distinct()
					.forEach(kind -> ticket.refuse(kind.equals("extendedTextInteraction") ? "exchange.essay" : "exchange.kind", Map.of("kind", kind)));
			return;
		}
		item.elements("assessmentStimulusRef").forEach(this::stimulus);
		alone = interactions.size() == 1;
		if (interactions.size() > 1) {
			ticket.loss("exchange.split", Map.of("count", interactions.size()));
		}
		Map<String, String> feedback = modal(interactions.size() == 1);
		for (int i = 0; i < interactions.size() && !ticket.refused(); i++) {
			interaction(body.get(), interactions.get(i), interactions.size() == 1 ? "" : "-" + (i + 1), feedback);
		}
		if (taken == 0 && !ticket.refused()) {
			ticket.refuse("exchange.no-key", Map.of());
		}
	}

	/** What an item says of itself that has no place with us. */
	private void tellLeftOut() {
		item.elements().stream().map(XmlNode::name).filter(name -> !READ.contains(name)).distinct()
				.forEach(name -> ticket.loss("exchange.left-out", Map.of("name", name)));
		item.elements().stream().map(XmlNode::name).filter(UNSCORED::contains).distinct()
				.forEach(name -> ticket.note("exchange.left-out", Map.of("name", name)));
		if (item.attribute("timeDependent").equals("true")) {
			ticket.note("exchange.left-out", Map.of("name", "timeDependent"));
		}
		item.elements("outcomeDeclaration").stream().filter(o -> o.attribute("identifier").equals("SCORE")).map(o -> o.attribute("externalScored"))
				.filter(by -> !by.isEmpty()).forEach(by -> ticket.loss("exchange.qti.external", Map.of("name", by)));
	}

	/** A text that several items share lies in a file of its own. */
	private void stimulus(XmlNode reference) {
		String href = reference.attribute("href");
		try {
			Optional<byte[]> bytes = siblings.bytes(href);
			if (bytes.isPresent()) {
				XmlNode root = QtiNames.normal(XmlReader.read(href, bytes.get()));
				stimuli.addAll(root.all("stimulusBody"));
				return;
			}
		} catch (InputException e) {
			// told below
		}
		ticket.loss("exchange.qti.missing", Map.of("name", href));
	}

	private static void collect(XmlNode node, List<XmlNode> interactions) {
		for (XmlNode child : node.elements()) {
			if (child.name().endsWith("Interaction")) {
				interactions.add(child);
			} else {
				collect(child, interactions);
			}
		}
	}

	/** What is said to single options; what is said to anything else has no place. */
	private Map<String, String> modal(boolean onlyOne) {
		Map<String, String> feedback = new LinkedHashMap<>();
		for (XmlNode modal : item.elements("modalFeedback")) {
			String id = modal.attribute("identifier");
			boolean option = onlyOne && modal.attribute("showHide", "show").equals("show") && item.first("itemBody").stream()
					.flatMap(b -> b.all("simpleChoice").stream()).anyMatch(c -> c.attribute("identifier").equals(id));
			if (option && !feedback.containsKey(id)) {
				feedback.put(id, new ItemText(ticket, siblings).plain(
						new XmlNode("div", "", Map.of(), modal.children(), "", modal.line(), modal.column())));
			} else if (!modal.content().isBlank()) {
				ticket.loss("exchange.feedback", Map.of("text", ItemText.brief(modal.content())));
			}
		}
		return feedback;
	}

	private void interaction(XmlNode body, XmlNode interaction, String suffix, Map<String, String> feedback) {
		Declaration own = responses.get(interaction.attribute("responseIdentifier"));
		if (own == null) {
			unusable("exchange.qti.undeclared", Map.of("name", interaction.attribute("responseIdentifier")));
			return;
		}
		if (interaction.is("orderInteraction") && !own.correct().isNull() && own.correct().items().size() != interaction.all("simpleChoice").size()) {
			unusable("exchange.qti.order-part", Map.of("count", own.correct().items().size(), "of", interaction.all("simpleChoice").size()));
			return;
		}
		Processing processing = new Processing(item, responses, siblings);
		ItemText texts = new ItemText(ticket, siblings);
		try {
			if (accept(body, interaction, suffix, worth(processing, own), texts, own, feedback)) {
				return;
			}
			if (own.correct().isNull()) {
				unusable("exchange.no-key", Map.of());
				return;
			}
			ticket.loss("exchange.qti.no-score", Map.of());
		} catch (Unsupported rule) {
			if (own.correct().isNull()) {
				unusable(processing.declared() ? "exchange.qti.rule" : "exchange.no-key", Map.of("name", rule.getMessage()));
				return;
			}
			ticket.loss("exchange.qti.correct-only", Map.of("name", rule.getMessage()));
		}
		try {
			Processing plain = new Processing(new XmlNode("assessmentItem", "", Map.of(), List.of(), "", 0, 0), Map.of(own.id(), own),
					Siblings.NONE);
			if (!accept(body, interaction, suffix, new Worth(plain, own, Map.of()), new ItemText(ticket, siblings), own, feedback)) {
				unusable("exchange.no-key", Map.of());
			}
		} catch (Unsupported again) {
			unusable("exchange.qti.rule", Map.of("name", again.getMessage()));
		}
	}

	/** An item that asks one thing is refused; of one that asks several, a part is left out. */
	private void unusable(String key, Map<String, Object> arguments) {
		if (alone) {
			ticket.refuse(key, arguments);
		} else {
			ticket.loss(key, arguments);
		}
	}

	private Worth worth(Processing processing, Declaration own) {
		if (!processing.declared()) {
			if (own.correct().isNull()) {
				throw new Unsupported("no response processing");
			}
			ticket.note("exchange.qti.no-processing", Map.of());
		}
		Map<String, Value> others = new LinkedHashMap<>();
		responses.values().stream().filter(r -> !r.id().equals(own.id())).forEach(r -> {
			Value right = r.correct().isNull() ? r.bestMapped() : r.correct();
			if (!right.isNull()) {
				others.put(r.id(), right);
			}
		});
		return new Worth(processing, own, others);
	}

	/** Takes in the question of an interaction, unless nothing scores. */
	private boolean accept(XmlNode body, XmlNode interaction, String suffix, Worth worth, ItemText texts, Declaration own,
			Map<String, String> feedback) {
		String stem = texts.stem(stimuli, body, interaction);
		Question question = new Interactions(interaction, own, worth, texts, ticket, feedback).question();
		if (ticket.refused()) {
			return true;
		}
		Optional<Worth> less = worth.lessForNothing();
		if (less.isPresent()) {
			ticket.loss("exchange.qti.for-nothing", Map.of("points", Value.of(worth.forNothing()).text()));
			return accept(body, interaction, suffix, less.get(), new ItemText(ticket, siblings), own, feedback);
		}
		if (!(worth.most() > 0) || worth.saysNothing()) {
			return false;
		}
		String id = item.attribute("identifier");
		ticket.accept(new Intake.Draft(id + suffix, item.attribute("title"), "", worth.most(), ticket.text(stem), texts.media(),
				question, Optional.empty()));
		taken++;
		return true;
	}
}
