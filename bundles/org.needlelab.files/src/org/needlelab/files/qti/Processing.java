package org.needlelab.files.qti;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.needlelab.base.InputException;
import org.needlelab.exam.item.Grading;
import org.needlelab.files.xml.XmlNode;
import org.needlelab.files.xml.XmlReader;

/** Runs an item's response processing, standard template or rules, and says what a response scores. */
final class Processing {

	private static final int MAX_STEPS = 200_000;
	private static final Set<String> STANDARD = Set.of("match_correct", "CC2_match", "CC2_match_basic", "map_response", "CC2_map_response",
			"map_response_point");

	private final Map<String, Declaration> responses;
	private final Map<String, Value> defaults = new LinkedHashMap<>();
	/** Outcomes that are identifiers: they choose what is said. */
	private final Set<String> labels = new LinkedHashSet<>();
	private final Map<String, XmlNode> tables = new LinkedHashMap<>();
	private final List<XmlNode> rules;
	private final String template;
	private final boolean declared;
	private final String score;
	private int steps;

	/** Ends the processing of a response. */
	private static final class Exit extends RuntimeException {
		private static final long serialVersionUID = 1;

		Exit() {
			super("", null, false, false);
		}
	}

	/**
	 * @param item an item with names of QTI 2.x
	 * @param siblings files beside it, for templates of its own
	 */
	Processing(XmlNode item, Map<String, Declaration> responses, Siblings siblings) {
		this.responses = responses;
		List<String> numbers = new ArrayList<>();
		for (XmlNode outcome : item.elements("outcomeDeclaration")) {
			Value value = outcome.first("defaultValue").map(d -> new Value(d.elements("value").stream().map(v -> v.content().strip()).toList(),
					outcome.attribute("cardinality").equals("ordered"))).orElse(Value.NULL);
			boolean number = List.of("float", "integer").contains(outcome.attribute("baseType"));
			if (outcome.attribute("baseType").equals("identifier")) {
				labels.add(outcome.attribute("identifier"));
			}
			defaults.put(outcome.attribute("identifier"), value.isNull() && number ? Value.of(0) : value);
			if (number) {
				numbers.add(outcome.attribute("identifier"));
			}
			outcome.first("matchTable").or(() -> outcome.first("interpolationTable")).ifPresent(table -> tables.put(outcome.attribute("identifier"), table));
		}
		Optional<XmlNode> processing = item.first("responseProcessing");
		this.declared = processing.isPresent();
		String named = processing.map(p -> p.attribute("template", p.attribute("templateLocation"))).orElse("");
		this.template = named.replaceFirst("^.*/", "").replaceFirst("\\.xml$", "");
		List<XmlNode> own = processing.map(XmlNode::elements).orElse(List.of());
		this.rules = own.isEmpty() && !STANDARD.contains(template) && !named.isEmpty() ? template(named, siblings) : own;
		this.score = scored(numbers);
		// what every item has: a first attempt is looked at
		defaults.putIfAbsent("numAttempts", Value.of(1));
		defaults.putIfAbsent("completionStatus", Value.of("unknown"));
	}

	/** The rules of a template that lies beside the item. */
	private static List<XmlNode> template(String named, Siblings siblings) {
		try {
			Optional<byte[]> bytes = siblings.bytes(named);
			return bytes.isEmpty() ? List.of() : QtiNames.normal(XmlReader.read(named, bytes.get())).elements();
		} catch (InputException e) {
			return List.of();
		}
	}

	/** The outcome that holds the score: SCORE, else one that is called so, else the only number that is set. */
	private String scored(List<String> numbers) {
		if (numbers.contains("SCORE")) {
			return "SCORE";
		}
		Optional<String> called = numbers.stream().filter(n -> n.toUpperCase(Locale.ROOT).startsWith("SCORE")).findFirst();
		Set<String> set = new LinkedHashSet<>();
		rules.forEach(rule -> {
			set.add(rule.attribute("identifier"));
			rule.all("setOutcomeValue").forEach(s -> set.add(s.attribute("identifier")));
		});
		List<String> candidates = numbers.stream().filter(set::contains).toList();
		return called.orElse(candidates.size() == 1 ? candidates.get(0) : "SCORE");
	}

	/** Whether the item says how it is scored; without it only the correct response tells. */
	boolean declared() {
		return declared && (!template.isEmpty() || !rules.isEmpty());
	}

	/** Values that the rules compare with: as they are written, and worked out where no answer is needed for it. */
	Set<String> literals() {
		Set<String> literals = new LinkedHashSet<>();
		rules.forEach(rule -> rule.all("baseValue").forEach(value -> literals.add(value.content().strip())));
		Expression constants = new Expression(Map.of(), Map.of(), Map.of());
		rules.forEach(rule -> constant(rule, constants, literals));
		tables.values().forEach(table -> table.elements().forEach(entry -> literals.add(entry.attribute("sourceValue").strip())));
		return literals;
	}

	private static void constant(XmlNode node, Expression constants, Set<String> literals) {
		try {
			literals.addAll(constants.value(node).items());
		} catch (Unsupported answersAreNeeded) {
			node.elements().forEach(child -> constant(child, constants, literals));
		}
	}

	/** Numbers around one at which what the rules make of an answer may change: ends of tolerances and of what is rounded to it. */
	List<BigDecimal> edges(BigDecimal number) {
		List<BigDecimal> edges = new ArrayList<>();
		for (XmlNode rule : rules) {
			for (XmlNode equal : rule.all("equal")) {
				boolean relative = equal.attribute("toleranceMode").equals("relative");
				for (String written : equal.attribute("tolerance").strip().split("\\s+")) {
					Grading.number(written).map(BigDecimal::abs)
							.ifPresent(t -> around(number, relative ? number.abs().multiply(t).movePointLeft(2) : t, edges));
				}
			}
			for (String name : List.of("equalRounded", "roundTo")) {
				rule.all(name).forEach(node -> rounding(node, number, edges));
			}
			if (!rule.all("round").isEmpty()) {
				around(number, new BigDecimal("0.5"), edges);
			}
			if (!rule.all("truncate").isEmpty()) {
				around(number, BigDecimal.ONE, edges);
			}
		}
		return edges;
	}

	private static void around(BigDecimal number, BigDecimal by, List<BigDecimal> edges) {
		edges.add(number.subtract(by));
		edges.add(number.add(by));
	}

	private static void rounding(XmlNode node, BigDecimal number, List<BigDecimal> edges) {
		BigDecimal rounded = BigDecimal.valueOf(Expression.rounded(node, number.doubleValue()));
		int figures = (int) Declaration.number(node.attribute("figures"), 0);
		boolean places = node.attribute("roundingMode").equals("decimalPlaces");
		int last = places || rounded.signum() == 0 ? figures : figures - (rounded.precision() - rounded.scale());
		around(rounded, new BigDecimal("0.5").movePointLeft(last), edges);
	}

	/** The areas that the rules ask a response to lie in. */
	List<XmlNode> insides(String response) {
		return rules.stream().flatMap(rule -> rule.all("inside").stream())
				.filter(inside -> inside.all("variable").stream().anyMatch(v -> v.attribute("identifier").equals(response))).toList();
	}

	/** Patterns that the rules compare answers with. */
	List<String> patterns() {
		return rules.stream().flatMap(rule -> rule.all("patternMatch").stream()).map(node -> node.attribute("pattern")).toList();
	}

	/**
	 * What responses score.
	 *
	 * @throws Unsupported when the processing uses what is not understood
	 */
	double score(Map<String, Value> given) {
		Map<String, Value> variables = new HashMap<>(defaults);
		responses.keySet().forEach(id -> variables.put(id, given.getOrDefault(id, Value.NULL)));
		steps = 0;
		Expression expression = new Expression(responses, variables, defaults);
		if (!declared()) {
			return correct(variables) ? 1 : 0;
		}
		if (rules.isEmpty()) {
			return byTemplate(expression, variables);
		}
		try {
			rules.forEach(rule -> run(rule, expression, variables));
		} catch (Exit done) {
			// exitResponse: what was set so far counts
		}
		Value value = variables.getOrDefault(score, Value.NULL);
		return value.isNull() ? 0 : value.number();
	}

	private boolean correct(Map<String, Value> variables) {
		return responses.values().stream().filter(r -> !r.correct().isNull())
				.allMatch(r -> variables.get(r.id()).same(r.correct()));
	}

	private double byTemplate(Expression expression, Map<String, Value> variables) {
		if (!responses.containsKey("RESPONSE")) {
			throw new Unsupported("a standard template without a variable RESPONSE");
		}
		XmlNode variable = new XmlNode("mapResponse", "", Map.of("identifier", "RESPONSE"), List.of(), "", 0, 0);
		return switch (template) {
		case "match_correct", "CC2_match", "CC2_match_basic" -> variables.get("RESPONSE").same(responses.get("RESPONSE").correct()) ? 1 : 0;
		case "map_response", "CC2_map_response" -> expression.value(variable).number();
		case "map_response_point" -> expression.value(new XmlNode("mapResponsePoint", "", variable.attributes(), List.of(), "", 0, 0))
				.number();
		default -> throw new Unsupported("the template " + template);
		};
	}

	private void run(XmlNode rule, Expression expression, Map<String, Value> variables) {
		if (++steps > MAX_STEPS) {
			throw new Unsupported("more than " + MAX_STEPS + " steps");
		}
		switch (rule.name()) {
		case "responseCondition" -> {
			for (XmlNode branch : rule.elements()) {
				List<XmlNode> parts = branch.elements();
				boolean otherwise = branch.is("responseElse");
				if (otherwise || !parts.isEmpty() && expression.value(parts.get(0)).isTrue()) {
					parts.subList(otherwise ? 0 : 1, parts.size()).forEach(part -> run(part, expression, variables));
					return;
				}
			}
		}
		case "setOutcomeValue" -> set(rule, expression, variables);
		case "lookupOutcomeValue" -> variables.put(rule.attribute("identifier"), looked(rule, expression));
		case "responseProcessingFragment" -> rule.elements().forEach(part -> run(part, expression, variables));
		case "exitResponse" -> throw new Exit();
		default -> throw new Unsupported(rule.name());
		}
	}

	private Value looked(XmlNode rule, Expression expression) {
		XmlNode table = tables.get(rule.attribute("identifier"));
		if (table == null || rule.elements().size() != 1) {
			throw new Unsupported("lookupOutcomeValue without a table");
		}
		Value source = expression.value(rule.elements().get(0));
		if (source.isNull()) {
			return Value.NULL;
		}
		for (XmlNode entry : table.elements()) {
			if (table.is("matchTable")) {
				if (Value.equal(source.text(), entry.attribute("sourceValue").strip())) {
					return Value.of(entry.attribute("targetValue"));
				}
				continue;
			}
			double at = Value.of(entry.attribute("sourceValue")).number();
			boolean least = source.number() > at || source.number() == at && !entry.attribute("includeBoundary").equals("false");
			if (least) {
				return Value.of(entry.attribute("targetValue"));
			}
		}
		return table.attribute("defaultValue").isEmpty() ? Value.NULL : Value.of(table.attribute("defaultValue"));
	}

	private void set(XmlNode rule, Expression expression, Map<String, Value> variables) {
		String id = rule.attribute("identifier");
		try {
			Value value = rule.elements().isEmpty() ? Value.NULL : expression.value(rule.elements().get(0));
			variables.put(id, value);
		} catch (Unsupported e) {
			// what only chooses feedback does not touch the score
			if (!labels.contains(id)) {
				throw e;
			}
			variables.put(id, Value.NULL);
		}
	}
}
