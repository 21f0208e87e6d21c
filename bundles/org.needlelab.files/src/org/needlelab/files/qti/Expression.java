package org.needlelab.files.qti;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.needlelab.exam.item.Area;
import org.needlelab.files.xml.XmlNode;

/** Works out expressions of response processing. What is not understood is thrown as {@link Unsupported}, never guessed. */
final class Expression {

	private static final int MAX_REPEATS = 1000;

	private final Map<String, Declaration> responses;
	private final Map<String, Value> variables;
	private final Map<String, Value> defaults;

	/** @param defaults what outcomes are before the processing */
	Expression(Map<String, Declaration> responses, Map<String, Value> variables, Map<String, Value> defaults) {
		this.defaults = defaults;
		this.responses = responses;
		this.variables = variables;
	}

	/** The value of an expression. */
	Value value(XmlNode node) {
		String id = node.attribute("identifier");
		return switch (node.name()) {
		case "baseValue" -> Value.of(Declaration.plain(node.attribute("baseType"), node.content()));
		case "variable" -> variable(id);
		case "correct" -> declaration(id).correct();
		case "mapResponse" -> mapped(id);
		case "mapResponsePoint" -> mappedPoint(id);
		case "null" -> Value.NULL;
		case "multiple", "ordered" -> new Value(arguments(node).stream().flatMap(v -> v.items().stream()).toList(),
				node.is("ordered"));
		case "default" -> defaults.getOrDefault(id, Value.NULL);
		case "isNull" -> Value.of(one(node).isNull() || one(node).items().equals(List.of("")));
		case "not" -> one(node).isNull() ? Value.NULL : Value.of(!one(node).isTrue());
		case "and" -> decided(arguments(node), false);
		case "or" -> decided(arguments(node), true);
		case "inside" -> inside(node);
		case "repeat" -> repeated(node);
		case "mathOperator" -> mathematics(node);
		case "statsOperator" -> statistics(node);
		case "mathConstant" -> Value.of(node.attribute("name").equals("pi") ? Math.PI : node.attribute("name").equals("e") ? Math.E : Double.NaN);
		case "anyN" -> anyN(node);
		case "containerSize" -> Value.of(one(node).items().size());
		default -> compared(node);
		};
	}

	/** And, or, over truths that may be unknown: one that decides does, whatever the others. */
	private static Value decided(List<Value> truths, boolean by) {
		if (truths.stream().anyMatch(t -> !t.isNull() && t.isTrue() == by)) {
			return Value.of(by);
		}
		return truths.stream().anyMatch(Value::isNull) ? Value.NULL : Value.of(!by);
	}

	private Value inside(XmlNode node) {
		Value point = one(node);
		Area area = Areas.of("a", node, Integer.MAX_VALUE, Integer.MAX_VALUE);
		return point.isNull() ? Value.NULL : Value.of(point.items().stream().anyMatch(p -> {
			String[] xy = p.split(" ");
			return area.contains(Value.of(xy[0]).number(), Value.of(xy[xy.length - 1]).number());
		}));
	}

	private Declaration declaration(String id) {
		Declaration declaration = responses.get(id);
		if (declaration == null) {
			throw new Unsupported("the undeclared response " + id);
		}
		return declaration;
	}

	private Value variable(String id) {
		Value value = variables.get(id);
		if (value == null && !responses.containsKey(id)) {
			throw new Unsupported("the undeclared variable " + id);
		}
		return value == null ? Value.NULL : value;
	}

	private Value mapped(String id) {
		Declaration declaration = declaration(id);
		Declaration.Mapping mapping = declaration.mapping().orElseThrow(() -> new Unsupported("mapResponse without a mapping"));
		double sum = 0;
		for (String item : variable(id).items().stream().distinct().toList()) {
			sum += mapping.score(item);
		}
		return Value.of(mapping.bounded(sum));
	}

	private Value mappedPoint(String id) {
		Declaration declaration = declaration(id);
		Declaration.Mapping bounds = declaration.areaBounds().orElseThrow(() -> new Unsupported("mapResponsePoint without areas"));
		double sum = 0;
		List<XmlNode> left = new ArrayList<>(declaration.areas());
		for (String item : variable(id).items()) {
			String[] xy = item.split(" ");
			boolean hit = false;
			for (XmlNode entry : List.copyOf(left)) {
				Area area = Areas.of("a", entry, 0, 0);
				if (area.contains(Value.of(xy[0]).number(), Value.of(xy[xy.length - 1]).number())) {
					// each area counts once
					sum += Declaration.number(entry.attribute("mappedValue"), 0);
					left.remove(entry);
					hit = true;
					break;
				}
			}
			sum += hit ? 0 : bounds.otherwise();
		}
		return Value.of(bounds.bounded(sum));
	}

	private List<Value> arguments(XmlNode node) {
		return node.elements().stream().map(this::value).toList();
	}

	private Value one(XmlNode node) {
		List<Value> arguments = arguments(node);
		if (arguments.size() != 1) {
			throw new Unsupported(node.name() + " of " + arguments.size() + " values");
		}
		return arguments.get(0);
	}

	private Value anyN(XmlNode node) {
		long truths = arguments(node).stream().filter(Value::isTrue).count();
		return Value.of(truths >= Declaration.number(node.attribute("min"), 0)
				&& truths <= Declaration.number(node.attribute("max"), Integer.MAX_VALUE));
	}

	private Value compared(XmlNode node) {
		List<Value> arguments = arguments(node);
		boolean nothing = arguments.stream().anyMatch(Value::isNull);
		switch (node.name()) {
		case "match", "equal", "equalRounded", "stringMatch", "substring", "member", "contains", "gt", "gte", "lt", "lte", "subtract",
				"divide", "power", "delete", "integerDivide", "integerModulus" -> {
			if (arguments.size() != 2) {
				throw new Unsupported(node.name() + " of " + arguments.size() + " values");
			}
			return nothing ? Value.NULL : two(node, arguments.get(0), arguments.get(1));
		}
		case "roundTo" -> {
			return nothing || arguments.size() != 1 ? Value.NULL : finite(rounded(node, arguments.get(0).number()));
		}
		case "patternMatch" -> {
			return nothing || arguments.size() != 1 ? Value.NULL : patternMatch(node, arguments.get(0).text());
		}
		case "sum", "product", "min", "max", "gcd", "lcm" -> {
			return nothing || arguments.isEmpty() ? Value.NULL : many(node.name(), arguments);
		}
		case "round", "truncate", "integerToFloat" -> {
			if (nothing || arguments.size() != 1) {
				return Value.NULL;
			}
			double number = arguments.get(0).number();
			return Value.of(node.is("round") ? Math.floor(number + 0.5) : node.is("truncate") ? (double) (long) number : number);
		}
		case "index" -> {
			String place = node.attribute("n");
			int n = (int) (variables.containsKey(place) ? variables.get(place).number() : Declaration.number(place, 0));
			List<String> items = arguments.get(0).items();
			return n < 1 || n > items.size() ? Value.NULL : Value.of(items.get(n - 1));
		}
		default -> throw new Unsupported(node.name());
		}
	}

	private static Value two(XmlNode node, Value a, Value b) {
		return switch (node.name()) {
		case "match" -> Value.of(a.same(b));
		case "equal" -> Value.of(equal(node, a.number(), b.number()));
		case "equalRounded" -> Value.of(rounded(node, a.number()) == rounded(node, b.number()));
		case "stringMatch" -> Value.of(stringMatch(node, a.text(), b.text()));
		case "substring" -> Value.of(folded(node, b.text()).contains(folded(node, a.text())));
		case "member" -> Value.of(b.items().stream().anyMatch(i -> Value.equal(i, a.text())));
		case "contains" -> Value.of(b.items().stream().allMatch(i -> a.items().stream().anyMatch(j -> Value.equal(i, j))));
		case "gt" -> Value.of(a.number() > b.number());
		case "gte" -> Value.of(a.number() >= b.number());
		case "lt" -> Value.of(a.number() < b.number());
		case "lte" -> Value.of(a.number() <= b.number());
		case "subtract" -> Value.of(a.number() - b.number());
		case "divide" -> finite(a.number() / b.number());
		case "power" -> finite(StrictMath.pow(a.number(), b.number()));
		case "integerDivide" -> finite(Math.floor(a.number() / b.number()));
		case "integerModulus" -> finite(a.number() - b.number() * Math.floor(a.number() / b.number()));
		default -> new Value(b.items().stream().filter(i -> !Value.equal(i, a.text())).toList(), b.ordered());
		};
	}

	private static Value finite(double number) {
		return Double.isFinite(number) ? Value.of(number) : Value.NULL;
	}

	/** In decimals, so that 3.09 is within 0.05 of 3.14. */
	private static boolean equal(XmlNode node, double a, double b) {
		String mode = node.attribute("toleranceMode", "exact");
		if (mode.equals("exact")) {
			return a == b;
		}
		String[] written = node.attribute("tolerance").strip().split("\\s+");
		BigDecimal low = tolerance(written[0]);
		BigDecimal high = written.length > 1 ? tolerance(written[1]) : low;
		boolean relative = mode.equals("relative");
		BigDecimal middle = BigDecimal.valueOf(a);
		BigDecimal from = middle.subtract(relative ? middle.multiply(low).movePointLeft(2) : low);
		BigDecimal to = middle.add(relative ? middle.multiply(high).movePointLeft(2) : high);
		int least = BigDecimal.valueOf(b).compareTo(from.min(to));
		int most = BigDecimal.valueOf(b).compareTo(from.max(to));
		boolean lower = node.attribute("includeLowerBound", "true").equals("false") ? least > 0 : least >= 0;
		boolean upper = node.attribute("includeUpperBound", "true").equals("false") ? most < 0 : most <= 0;
		return lower && upper;
	}

	private static BigDecimal tolerance(String written) {
		double tolerance = Declaration.number(written, Double.NaN);
		if (!(tolerance >= 0)) {
			throw new Unsupported("a tolerance of '" + written + "'");
		}
		return BigDecimal.valueOf(tolerance);
	}

	private Value repeated(XmlNode node) {
		double times = Declaration.number(node.attribute("numberRepeats"), Double.NaN);
		if (!(times >= 1 && times <= MAX_REPEATS)) {
			throw new Unsupported("repeat of '" + node.attribute("numberRepeats") + "'");
		}
		List<String> items = new ArrayList<>();
		for (int i = 0; i < (int) times; i++) {
			arguments(node).forEach(v -> items.addAll(v.items()));
		}
		return new Value(items, true);
	}

	private Value mathematics(XmlNode node) {
		List<Value> arguments = arguments(node);
		String name = node.attribute("name");
		int wanted = name.equals("atan2") ? 2 : 1;
		if (arguments.size() != wanted) {
			throw new Unsupported(name + " of " + arguments.size() + " values");
		}
		if (arguments.stream().anyMatch(Value::isNull)) {
			return Value.NULL;
		}
		double x = arguments.get(0).number();
		double result = switch (name) {
		case "sin" -> StrictMath.sin(x);
		case "cos" -> StrictMath.cos(x);
		case "tan" -> StrictMath.tan(x);
		case "sec" -> 1 / StrictMath.cos(x);
		case "csc" -> 1 / StrictMath.sin(x);
		case "cot" -> 1 / StrictMath.tan(x);
		case "asin" -> StrictMath.asin(x);
		case "acos" -> StrictMath.acos(x);
		case "atan" -> StrictMath.atan(x);
		case "atan2" -> StrictMath.atan2(x, arguments.get(1).number());
		case "sinh" -> StrictMath.sinh(x);
		case "cosh" -> StrictMath.cosh(x);
		case "tanh" -> StrictMath.tanh(x);
		case "log" -> StrictMath.log10(x);
		case "ln" -> StrictMath.log(x);
		case "exp" -> StrictMath.exp(x);
		case "sqrt" -> StrictMath.sqrt(x);
		case "abs" -> Math.abs(x);
		case "signum" -> Math.signum(x);
		case "floor" -> Math.floor(x);
		case "ceil" -> Math.ceil(x);
		case "toDegrees" -> Math.toDegrees(x);
		case "toRadians" -> Math.toRadians(x);
		default -> throw new Unsupported("mathOperator " + name);
		};
		return finite(result);
	}

	private Value statistics(XmlNode node) {
		double[] x = one(node).items().stream().mapToDouble(item -> Value.of(item).number()).toArray();
		String name = node.attribute("name");
		boolean sample = name.startsWith("sample");
		if (x.length == 0 || sample && x.length < 2) {
			return Value.NULL;
		}
		double mean = Arrays.stream(x).sum() / x.length;
		double variance = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / (sample ? x.length - 1 : x.length);
		return switch (name) {
		case "mean" -> finite(mean);
		case "sampleVariance", "popVariance" -> finite(variance);
		case "sampleSD", "popSD" -> finite(Math.sqrt(variance));
		default -> throw new Unsupported("statsOperator " + name);
		};
	}

	/** A number as equalRounded and roundTo round it. */
	static double rounded(XmlNode node, double number) {
		int figures = (int) Declaration.number(node.attribute("figures"), 0);
		boolean significant = !node.attribute("roundingMode", "significantFigures").equals("decimalPlaces");
		if (number == 0 || figures < 0 || figures > 15) {
			return number;
		}
		BigDecimal exact = BigDecimal.valueOf(number);
		return significant
				? exact.round(new java.math.MathContext(Math.max(1, figures), java.math.RoundingMode.HALF_UP)).doubleValue()
				: exact.setScale(figures, java.math.RoundingMode.HALF_UP).doubleValue();
	}

	private static String folded(XmlNode node, String text) {
		return node.attribute("caseSensitive", "true").equals("false") ? text.toLowerCase(java.util.Locale.ROOT) : text;
	}

	private static boolean stringMatch(XmlNode node, String a, String b) {
		String x = folded(node, a);
		String y = folded(node, b);
		return node.attribute("substring", "false").equals("true") ? x.contains(y) : x.equals(y);
	}

	/** Whether a text fits a pattern of XML Schema; one that Java reads in another way, or that could take long, is not tried. */
	private static Value patternMatch(XmlNode node, String text) {
		String pattern = node.attribute("pattern");
		boolean plain = pattern.length() <= 200 && text.length() <= 200 && !pattern.matches("(?s).*(\\\\[icIC]|\\[[^]]*-\\[|[*+}]\\s*\\)\\s*[*+{]|\\(\\?).*");
		try {
			if (plain) {
				return Value.of(Pattern.matches(pattern.replaceAll("(?<!\\\\)([\\^$])", "\\\\$1"), text));
			}
		} catch (PatternSyntaxException e) {
			// told below
		}
		throw new Unsupported("the pattern " + ItemText.brief(pattern));
	}

	private static double divisor(double a, double b) {
		return b == 0 ? Math.abs(a) : divisor(b, a % b);
	}

	private static Value many(String name, List<Value> arguments) {
		double result = switch (name) {
		case "sum", "gcd" -> 0;
		case "product", "lcm" -> 1;
		case "min" -> Double.POSITIVE_INFINITY;
		default -> Double.NEGATIVE_INFINITY;
		};
		for (Value argument : arguments) {
			for (String item : argument.items()) {
				double number = Value.of(item).number();
				result = switch (name) {
				case "sum" -> result + number;
				case "product" -> result * number;
				case "min" -> Math.min(result, number);
				case "gcd" -> divisor(result, Math.rint(number));
				case "lcm" -> number == 0 ? 0 : Math.abs(result * number) / divisor(result, Math.rint(number));
				default -> Math.max(result, number);
				};
			}
		}
		return finite(result);
	}
}
