package org.needlelab.files.qti;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.exam.item.Question;
import org.needlelab.files.bank.Intake;
import org.needlelab.files.xml.XmlNode;

/** Takes in one QTI item: each of its interactions becomes an item of ours. */
final class ItemIntake {

	private final XmlNode item;
	private final Siblings siblings;
	private final Intake.Ticket ticket;
	private final Map<String, Declaration> responses = new LinkedHashMap<>();

	/** @param item with names of QTI 2.x */
	ItemIntake(XmlNode item, Siblings siblings, Intake.Ticket ticket) {
		this.item = item;
		this.siblings = siblings;
		this.ticket = ticket;
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
		item.elements("responseDeclaration").forEach(node -> responses.put(node.attribute("identifier"), Declaration.of(node)));
		Optional<XmlNode> body = item.first("itemBody");
		List<XmlNode> interactions = new ArrayList<>();
		body.ifPresent(b -> collect(b, interactions));
		if (interactions.isEmpty()) {
			ticket.refuse("exchange.no-question", Map.of());
			return;
		}
		if (interactions.size() > 1) {
			ticket.loss("exchange.split", Map.of("count", interactions.size()));
		}
		Map<String, String> feedback = modal(interactions.size() == 1);
		for (int i = 0; i < interactions.size() && !ticket.refused(); i++) {
			interaction(body.get(), interactions.get(i), interactions.size() == 1 ? "" : "-" + (i + 1), feedback);
		}
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
		if (interaction.is("endAttemptInteraction")) {
			return;
		}
		Declaration own = responses.get(interaction.attribute("responseIdentifier"));
		if (own == null) {
			ticket.refuse("exchange.qti.undeclared", Map.of("name", interaction.attribute("responseIdentifier")));
			return;
		}
		Processing processing = new Processing(item, responses);
		ItemText texts = new ItemText(ticket, siblings);
		try {
			accept(body, interaction, suffix, worth(processing, own), texts, own, feedback);
		} catch (Unsupported rule) {
			if (own.correct().isNull()) {
				ticket.refuse("exchange.qti.rule", Map.of("name", rule.getMessage()));
				return;
			}
			ticket.loss("exchange.qti.correct-only", Map.of("name", rule.getMessage()));
			try {
				Processing plain = new Processing(new XmlNode("assessmentItem", "", Map.of(), List.of(), "", 0, 0),
						Map.of(own.id(), own));
				accept(body, interaction, suffix, new Worth(plain, own, Map.of()), texts, own, feedback);
			} catch (Unsupported again) {
				ticket.refuse("exchange.qti.rule", Map.of("name", again.getMessage()));
			}
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
		responses.values().stream().filter(r -> !r.id().equals(own.id()) && !r.correct().isNull())
				.forEach(r -> others.put(r.id(), r.correct()));
		return new Worth(processing, own, others);
	}

	private void accept(XmlNode body, XmlNode interaction, String suffix, Worth worth, ItemText texts, Declaration own,
			Map<String, String> feedback) {
		String stem = texts.stem(body, interaction);
		Optional<Question> question = new Interactions(interaction, own, worth, texts, ticket, feedback).question();
		if (question.isEmpty() || ticket.refused()) {
			return;
		}
		if (!(worth.most() > 0)) {
			ticket.refuse("exchange.no-key", Map.of());
			return;
		}
		if (stem.isBlank()) {
			ticket.loss("exchange.no-stem", Map.of());
		}
		String id = item.attribute("identifier");
		ticket.accept(new Intake.Draft(id + suffix, item.attribute("title"), "", worth.most(), ticket.text(stem), texts.media(),
				question.get(), Optional.empty()));
	}
}
