package org.needlelab.files.qti;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.base.Finding;
import org.needlelab.base.Severity;
import org.needlelab.exam.item.Area;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.Key;
import org.needlelab.exam.item.Medium;
import org.needlelab.exam.item.NumberAnswer;
import org.needlelab.exam.item.Option;
import org.needlelab.exam.item.Question;
import org.needlelab.exam.item.SetRule;
import org.needlelab.exam.item.TextAnswer;
import org.needlelab.exercise.LocalText;
import org.needlelab.files.bank.ItemMedia;
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
		} else if (question instanceof Question.Hotspot q) {
			hotspot(q);
		} else if (question instanceof Question.Locate) {
			custom("This is answered by pointing at the body in NeedleLab.");
		} else if (question instanceof Question.Station q) {
			custom("This is a practical station, done in NeedleLab: " + q.scenario() + ".");
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

	/** Scores by value or area, added up within bounds; null: no bound. */
	private record Sum(Map<String, Double> credit, Double lower, Double upper, double otherwise) {
		static final Sum NONE = of(Map.of());

		static Sum of(Map<String, Double> credit) {
			return new Sum(credit, null, null, 0);
		}
	}

	private void declare(String cardinality, String type, List<String> correct, Sum sum) {
		start("responseDeclaration", "identifier", RESPONSE, "cardinality", cardinality, "baseType", type);
		if (!correct.isEmpty()) {
			start("correctResponse");
			correct.forEach(value -> leaf("value", value));
			end();
		}
		if (!sum.credit().isEmpty()) {
			mapping(sum);
		}
		end();
		xml.line();
		boolean external = item.question() instanceof Question.Locate || item.question() instanceof Question.Station;
		start("outcomeDeclaration", "identifier", "SCORE", "cardinality", "single", "baseType", "float", "normalMaximum",
				number(item.points()), "externalScored", external ? "externalMachine" : null).start("defaultValue");
		leaf("value", "0");
		end().end();
		xml.line();
		body();
	}

	private void mapping(Sum sum) {
		boolean fold = item.question() instanceof Question.ShortText q && !q.caseSensitive();
		boolean areas = item.question() instanceof Question.Hotspot;
		start(areas ? "areaMapping" : "mapping", "lowerBound", sum.lower() == null ? null : points(sum.lower()), "upperBound",
				sum.upper() == null ? null : points(sum.upper()), "defaultValue", points(sum.otherwise()));
		if (item.question() instanceof Question.Hotspot q) {
			for (Area area : q.areas()) {
				start("areaMapEntry", "shape", Areas.shape(area), "coords", Areas.coords(area), "mappedValue",
						points(sum.credit().getOrDefault(area.id(), sum.otherwise()))).end();
			}
		} else {
			sum.credit().forEach((key, credit) -> start("mapEntry", "mapKey", key, "mappedValue", points(credit), "caseSensitive",
					fold ? "false" : null).end());
		}
		end();
	}

	/** Begins the body: the stem, and what the item shows beside the picture that is pointed at. */
	private void body() {
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
		Optional<String> background = QtiWriter.background(item);
		for (Medium medium : ItemMedia.shown(item)) {
			if (background.filter(medium.id()::equals).isPresent()) {
				continue;
			}
			xml.start("p");
			String alternative = medium.alternative().in("en");
			if (medium.type().startsWith("image/")) {
				xml.start("img", "src", source(medium), "alt", alternative).end();
			} else {
				xml.start("object", "data", source(medium), "type", medium.type()).text(alternative).end();
			}
			xml.end();
		}
	}

	private static String source(Medium medium) {
		return "../" + Paths.written(QtiWriter.MEDIA + medium.file());
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

	private String mapResponse() {
		return item.question() instanceof Question.Hotspot ? "mapResponsePoint" : "mapResponse";
	}

	/** Ends the body and scores by the mapping. */
	private void mapped() {
		end();
		xml.line();
		String name = item.question() instanceof Question.Hotspot ? "map_response_point" : "map_response";
		String template = third() ? "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/" + name + ".xml"
				: "http://www.imsglobal.org/question/qti_v2p2/rptemplates/" + name;
		start("responseProcessing", "template", template).end();
	}

	/** Ends the body and scores by the mapping and points that any answer gets. */
	private void mappedFrom(double base) {
		end();
		xml.line();
		start("responseProcessing").start("responseCondition").start("responseIf").start("isNull");
		start("variable", "identifier", RESPONSE).end().end();
		score("0");
		end().start("responseElse").start("setOutcomeValue", "identifier", "SCORE").start("sum");
		start(mapResponse(), "identifier", RESPONSE).end();
		leaf("baseValue", points(base), "baseType", "float");
		end().end().end().end().end();
	}

	private void one(List<Option> options, Map<String, Double> credit, boolean shuffle) {
		List<String> best = credit.entrySet().stream().filter(e -> e.getValue() >= 1).map(Map.Entry::getKey).limit(1).toList();
		declare("single", "identifier", best, Sum.of(credit));
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
			declare("multiple", type, right, Sum.NONE);
			body.run();
			matched();
			return;
		}
		double base = base(rule, right.size(), offered.size());
		declare("multiple", type, right, sum(rule, right, offered));
		body.run();
		if (base == 0) {
			mapped();
		} else {
			mappedFrom(base);
		}
	}

	/** What an answer gets for leaving all wrong ones. */
	private static double base(SetRule rule, int right, int offered) {
		return rule == SetRule.Plain.EACH_DECISION && offered > 0 ? (double) (offered - right) / offered : 0;
	}

	private static Sum sum(SetRule rule, List<String> right, List<String> offered) {
		if (rule instanceof SetRule.Weighted weighted) {
			Map<String, Double> credit = new LinkedHashMap<>();
			offered.forEach(id -> credit.put(id, weighted.credit().getOrDefault(id, weighted.others())));
			return new Sum(credit, weighted.min(), weighted.max(), weighted.others());
		}
		double share = rule == SetRule.Plain.EACH_DECISION ? 1.0 / Math.max(1, offered.size()) : right.isEmpty() ? 0 : 1.0 / right.size();
		double wrong = rule == SetRule.Plain.SHARE_OF_RIGHT ? 0 : -share;
		Map<String, Double> credit = new LinkedHashMap<>();
		offered.forEach(id -> credit.put(id, right.contains(id) ? share : wrong));
		double base = base(rule, right.size(), offered.size());
		return new Sum(credit, base == 0 ? 0.0 : -base, null, wrong);
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
		declare("ordered", "identifier", q.right(), Sum.NONE);
		interaction("orderInteraction", "simpleChoice", q.options(), q.shuffle(), -1);
		int n = q.right().size();
		if (q.rule() == Key.OrderRule.ALL_OR_NOTHING || n < 2) {
			matched();
			return;
		}
		end();
		xml.line();
		boolean neighbours = q.rule() == Key.OrderRule.NEIGHBOURS;
		start("responseProcessing");
		for (int i = 0; i + (neighbours ? 1 : 0) < n; i++) {
			start("responseCondition").start("responseIf");
			if (neighbours) {
				start("or");
				for (int at = 1; at < n; at++) {
					start("and");
					at(at, q.right().get(i));
					at(at + 1, q.right().get(i + 1));
					end();
				}
				end();
			} else {
				at(i + 1, q.right().get(i));
			}
			start("setOutcomeValue", "identifier", "SCORE").start("sum").start("variable", "identifier", "SCORE").end();
			leaf("baseValue", points(1.0 / (neighbours ? n - 1 : n)), "baseType", "float");
			end().end().end().end();
		}
		end();
	}

	/** Whether an option is at a place of the answer, counted from 1. */
	private void at(int place, String id) {
		start("match").start("index", "n", Integer.toString(place)).start("variable", "identifier", RESPONSE).end().end();
		leaf("baseValue", id, "baseType", "identifier");
		end();
	}

	/** Points are set into a picture whose areas are not seen; where several areas are to be hit, the points are counted. */
	private void hotspot(Question.Hotspot q) {
		List<String> right = List.copyOf(q.right());
		List<String> offered = q.areas().stream().map(Area::id).toList();
		List<String> inside = q.areas().stream().filter(a -> right.contains(a.id())).map(a -> Areas.written(Areas.inside(a))).toList();
		boolean all = q.rule() == SetRule.Plain.ALL_OR_NOTHING;
		boolean besideCountsOnce = q.rule() == SetRule.Plain.RIGHT_MINUS_WRONG || q.rule() == SetRule.Plain.EACH_DECISION
				|| q.rule() instanceof SetRule.Weighted w && w.others() != 0;
		if (besideCountsOnce && q.maxPoints() > 2) {
			note(Severity.WARNING, "exchange.qti.beside", Map.of("count", q.maxPoints()));
		}
		// a right area counts 1 and all else -1: only all right ones alone add up to their number
		Map<String, Double> count = new LinkedHashMap<>();
		right.forEach(id -> count.put(id, 1 / item.points()));
		declare(q.maxPoints() == 1 ? "single" : "multiple", "point", q.maxPoints() == 1 ? inside.stream().limit(1).toList() : inside,
				all ? new Sum(count, null, null, -1 / item.points()) : sum(q.rule(), right, offered));
		start("selectPointInteraction", "responseIdentifier", RESPONSE, "maxChoices", Integer.toString(q.maxPoints()));
		String background = QtiWriter.background(item).orElseThrow();
		Medium medium = ItemMedia.shown(item).stream().filter(m -> m.id().equals(background)).findFirst().orElseThrow();
		xml.start("object", "data", source(medium), "type", medium.type(), "width", Integer.toString(q.view().widthPx()), "height",
				Integer.toString(q.view().heightPx())).text(medium.alternative().in("en")).end();
		end();
		double base = base(q.rule(), right.size(), offered.size());
		if (all) {
			counted(right.size());
		} else if (base == 0) {
			mapped();
		} else {
			mappedFrom(base);
		}
	}

	/** Ends the body and gives the points where the mapping adds up to a number. */
	private void counted(int number) {
		end();
		xml.line();
		start("responseProcessing").start("responseCondition").start("responseIf").start("equal", "toleranceMode", "absolute", "tolerance", "0.01");
		start("mapResponsePoint", "identifier", RESPONSE).end();
		leaf("baseValue", Integer.toString(number), "baseType", "float");
		end();
		score(points(1));
		end().end().end();
	}

	/** What only this program can ask and score: elsewhere the task's text is seen. */
	private void custom(String instead) {
		declare("single", "string", List.of(), Sum.NONE);
		start("customInteraction", "responseIdentifier", RESPONSE, "class", "needlelab-" + item.question().kind());
		xml.element("p", instead);
		end().end();
		xml.line();
		note(Severity.WARNING, "exchange.only-here", Map.of("kind", item.question().kind()));
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
		declare("single", "float", correct, Sum.NONE);
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
		declare("single", "string", correct, Sum.of(mapping));
		entry();
		mapped();
	}
}
