package org.needlelab.files.internal;

import java.math.BigInteger;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * The values of unquoted YAML text after the core schema of YAML 1.2, so that {@code no}, {@code on} and {@code 12:30}
 * stay text.
 */
final class Scalars {

	private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
	private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
	private static final Pattern NOT_FINITE = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

	private Scalars() {
	}

	static boolean isNotFinite(String text) {
		return NOT_FINITE.matcher(text).matches();
	}

	static JsonNode plain(String text) {
		JsonNodeFactory nodes = JsonNodeFactory.instance;
		return switch (text) {
		case "", "~", "null", "Null", "NULL" -> nodes.nullNode();
		case "true", "True", "TRUE" -> nodes.booleanNode(true);
		case "false", "False", "FALSE" -> nodes.booleanNode(false);
		default -> INTEGER.matcher(text).matches() ? integer(text)
				: DECIMAL.matcher(text).matches() ? nodes.numberNode(Double.parseDouble(text)) : nodes.textNode(text);
		};
	}

	/** Longer than a long can hold: as a decimal number, which the caller refuses when it is not finite. */
	static JsonNode integer(String text) {
		JsonNodeFactory nodes = JsonNodeFactory.instance;
		if (text.length() > 20) {
			return nodes.numberNode(Double.parseDouble(text));
		}
		BigInteger value = new BigInteger(text);
		if (value.bitLength() < Integer.SIZE) {
			return nodes.numberNode(value.intValue());
		}
		return value.bitLength() < Long.SIZE ? nodes.numberNode(value.longValue())
				: nodes.numberNode(value.doubleValue());
	}
}
