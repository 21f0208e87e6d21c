package org.needlelab.files.qti;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.needlelab.base.Finding;
import org.needlelab.base.Severity;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.Key;
import org.needlelab.exam.item.NumberAnswer;
import org.needlelab.exam.item.Option;
import org.needlelab.exam.item.Question;
import org.needlelab.exam.item.SetRule;
import org.needlelab.exam.item.TextAnswer;
import org.needlelab.exercise.LocalText;
import org.needlelab.files.xml.RichText;
import org.needlelab.files.xml.XmlWriter;

/** Writes one item as QTI 2.2 or 3.0. */
final class QtiItemWriter {

	private static final String RESPONSE = "RESPONSE";

	private final Item item;
	private final QtiWriter.Version version;
	private final List<Finding> notes;
	private final XmlWriter xml = new XmlWriter();

	QtiItemWriter(Item item, QtiWriter.Version version, List<Finding> notes) {
		this.item = item;
		this.version = version;
		this.notes = notes;
	}

	private boolean third() {
		return version == QtiWriter.Version.QTI_3_0;
	}

	private String name(String camel) {
		return third() ? "qti-" + hyphened(camel) : camel;
	}

	private static String hyphened(String camel) {
		return camel.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
	}

	private QtiItemWriter start(String element, String... attributes) {
		String[] named = attributes.clone();
		for (int i = 0; third() && i < named.length; i += 2) {
			named[i] = named[i].startsWith("xml") ? named[i] : hyphened(named[i]);
		}
		xml.start(name(element), named);
		return this;
	}

	private QtiItemWriter end() {
		xml.end();
		return this;
	}

	private void leaf(String element, String text, String... attributes) {
		start(element, attributes);
		xml.text(text);
		end();
	}

	private void note(Severity severity, String key, Map<String, Object> arguments) {
		notes.add(Finding.of(severity, key, arguments));
	}

	String write() {
		start("assessmentItem", "xmlns", version.namespace(), "identifier", item.id(), "title",
				item.about().title().isEmpty() ? item.id() : item.about().title(), "adaptive", "false", "timeDependent", "false");
		xml.line();
		Question question = item.question();
		if (!item.media().isEmpty()) {
			note(Severity.WARNING, "exchange.media-not-written", Map.of("count", item.media().size()));
		}
		if (item.rationale().isPresent()) {
			note(Severity.INFO, "exchange.carried-only", Map.of("name", "rationale"));
		}
		if (question instanceof Question.MultipleChoice q) {
			one(q.options(), q.credit(), q.shuffle());
		} else if (question instanceof Question.TrueFalse q) {
			List<Option> options = List.of(new Option("true", new LocalText(Map.of("en", "True")), q.toTrue()),
					new Option("false", new LocalText(Map.of("en", "False")), q.toFalse()));
			one(options, Map.of(Boolean.toString(q.right()), 1.0), false);
		} else if (question instanceof Question.MultipleResponse q) {
			several(q);
		} else if (question instanceof Question.Ordering q) {
			ordering(q);
		} else if (question instanceof Question.Matching q) {
			matching(q);
		} else if (question instanceof Question.Numeric q) {
			numeric(q);
		} else if (question instanceof Question.ShortText q) {
			text(q);
		} else {
			note(Severity.ERROR, "exchange.kind", Map.of("kind", question.kind()));
		}
		end();
		return xml.result();
	}

	private static String number(double value) {
		return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
	}

	private String points(double credit) {
		return number(credit * item.points());
	}

	private void declare(String cardinality, String type, List<String> correct, Map<String, Double> mapping, String lower,
			String upper, double otherwise) {
		start("responseDeclaration", "identifier", RESPONSE, "cardinality", cardinality, "baseType", type);
		if (!correct.isEmpty()) {
			start("correctResponse");
			correct.forEach(value -> leaf("value", value));
			end();
		}
		if (!mapping.isEmpty()) {
			boolean fold = item.question() instanceof Question.ShortText q && !q.caseSensitive();
			start("mapping", "lowerBound", lower, "upperBound", upper, "defaultValue", points(otherwise));
			mapping.forEach((key, credit) -> start("mapEntry", "mapKey", key, "mappedValue", points(credit), "caseSensitive",
					fold ? "false" : null).end());
			end();
		}
		end();
		xml.line();
		start("outcomeDeclaration", "identifier", "SCORE", "cardinality", "single", "baseType", "float", "normalMaximum",
				number(item.points())).start("defaultValue");
		leaf("value", "0");
		end().end();
		xml.line();
		start("itemBody");
		for (List<String> lines : RichText.paragraphs(item.stem().in("en"))) {
			xml.start("p");
			for (int i = 0; i < lines.size(); i++) {
				if (i > 0) {
					xml.start("br").end();
				}
				xml.text(lines.get(i));
			}
			xml.end();
		}
		if (item.stem().byLanguage().size() > 1) {
			note(Severity.INFO, "exchange.one-language", Map.of("languages", String.join(", ", item.stem().byLanguage().keySet())));
		}
	}

	private void interaction(String element, String choice, List<Option> options, boolean shuffle, int max) {
		start(element, "responseIdentifier", RESPONSE, "shuffle", Boolean.toString(shuffle), "maxChoices",
				max < 0 ? null : Integer.toString(max));
		choices(choice, options);
		end();
	}

	private void choices(String choice, List<Option> options) {
		for (Option option : options) {
			String matchMax = choice.equals("simpleAssociableChoice") ? "0" : null;
			start(choice, "identifier", option.id(), "matchMax", matchMax);
			xml.text(option.text().in("en"));
			end();
			if (option.feedback().isPresent()) {
				note(Severity.INFO, "exchange.carried-only", Map.of("name", "feedback"));
			}
		}
	}

	/** Ends the body and scores by the mapping. */
	private void mapped() {
		end();
		xml.line();
		String template = third() ? "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/map_response.xml"
				: "http://www.imsglobal.org/question/qti_v2p2/rptemplates/map_response";
		start("responseProcessing", "template", template).end();
	}

	private void one(List<Option> options, Map<String, Double> credit, boolean shuffle) {
		List<String> best = credit.entrySet().stream().filter(e -> e.getValue() >= 1).map(Map.Entry::getKey).limit(1).toList();
		declare("single", "identifier", best, credit, null, null, 0);
		interaction("choiceInteraction", "simpleChoice", options, shuffle, 1);
		mapped();
	}

	/** Ends the body and gives the points for exactly the right response. */
	private void matched() {
		end();
		xml.line();
		start("responseProcessing").start("responseCondition").start("responseIf").start("match");
		start("variable", "identifier", RESPONSE).end().start("correct", "identifier", RESPONSE).end().end();
		score(points(1));
		end().end().end();
	}

	private void score(String points) {
		start("setOutcomeValue", "identifier", "SCORE");
		leaf("baseValue", points, "baseType", "float");
		end();
	}

	private void set(String type, List<String> right, List<String> offered, SetRule rule, Runnable body) {
		if (rule == SetRule.Plain.ALL_OR_NOTHING) {
			declare("multiple", type, right, Map.of(), null, null, 0);
			body.run();
			matched();
			return;
		}
		Map<String, Double> mapping = new LinkedHashMap<>();
		double share = right.isEmpty() ? 0 : 1.0 / right.size();
		double wrong = rule == SetRule.Plain.SHARE_OF_RIGHT ? 0 : -share;
		if (rule == SetRule.Plain.EACH_DECISION) {
			note(Severity.WARNING, "exchange.scoring", Map.of("name", rule.toString()));
		}
		for (String id : offered) {
			mapping.put(id, right.contains(id) ? share : wrong);
		}
		if (rule instanceof SetRule.Weighted weighted) {
			mapping.replaceAll((id, credit) -> weighted.credit().getOrDefault(id, weighted.others()));
			declare("multiple", type, right, mapping, points(weighted.min()), points(weighted.max()), weighted.others());
		} else {
			declare("multiple", type, right, mapping, "0", null, wrong);
		}
		body.run();
		mapped();
	}

	private void several(Question.MultipleResponse q) {
		set("identifier", List.copyOf(q.right()), q.options().stream().map(Option::id).toList(), q.rule(),
				() -> interaction("choiceInteraction", "simpleChoice", q.options(), q.shuffle(), q.maxChoices()));
	}

	private void matching(Question.Matching q) {
		List<String> right = q.right().stream().map(Object::toString).toList();
		set("directedPair", right, right, q.rule(), () -> {
			start("matchInteraction", "responseIdentifier", RESPONSE, "shuffle", Boolean.toString(q.shuffle()), "maxAssociations", "0");
			for (List<Option> side : List.of(q.prompts(), q.answers())) {
				start("simpleMatchSet");
				choices("simpleAssociableChoice", side);
				end();
			}
			end();
		});
	}

	private void ordering(Question.Ordering q) {
		declare("ordered", "identifier", q.right(), Map.of(), null, null, 0);
		interaction("orderInteraction", "simpleChoice", q.options(), q.shuffle(), -1);
		if (q.rule() != Key.OrderRule.ALL_OR_NOTHING) {
			note(Severity.WARNING, "exchange.scoring", Map.of("name", q.rule().key()));
		}
		matched();
	}

	private void entry() {
		xml.start("p");
		start("textEntryInteraction", "responseIdentifier", RESPONSE).end();
		if (item.question() instanceof Question.Numeric q && !q.unit().isEmpty()) {
			xml.text(" " + q.unit());
		}
		xml.end();
	}

	private void numeric(Question.Numeric q) {
		List<String> correct = q.accepted().stream().filter(a -> a.credit() >= 1).map(a -> a.value().toPlainString()).limit(1).toList();
		declare("single", "float", correct, Map.of(), null, null, 0);
		entry();
		end();
		xml.line();
		start("responseProcessing");
		List<NumberAnswer> byCredit = new ArrayList<>(q.accepted());
		// the most generous accepting answer counts: the last to set the score
		byCredit.sort(java.util.Comparator.comparingDouble(NumberAnswer::credit));
		for (NumberAnswer answer : byCredit) {
			start("responseCondition").start("responseIf").start("and");
			bound("gte", answer.value().subtract(answer.tolerance()));
			bound("lte", answer.value().add(answer.tolerance()));
			end();
			score(points(answer.credit()));
			end().end();
		}
		end();
	}

	private void bound(String operator, BigDecimal value) {
		start(operator).start("variable", "identifier", RESPONSE).end();
		leaf("baseValue", value.toPlainString(), "baseType", "float");
		end();
	}

	private void text(Question.ShortText q) {
		Map<String, Double> mapping = new LinkedHashMap<>();
		for (TextAnswer answer : q.accepted()) {
			String literal = answer.text().replace("\\*", "").replace("\\\\", "");
			if (literal.indexOf('*') >= 0) {
				note(Severity.WARNING, "exchange.qti.wildcard", Map.of("text", answer.text()));
			}
			mapping.putIfAbsent(answer.text().replaceAll("\\\\([*\\\\])", "$1"), answer.credit());
		}
		List<String> correct = mapping.entrySet().stream().filter(e -> e.getValue() >= 1).map(Map.Entry::getKey).limit(1).toList();
		declare("single", "string", correct, mapping, null, null, 0);
		entry();
		mapped();
	}
}
