package org.needlelab.exam.evidence;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;

/** Writes values as RFC 8785 wants it: names sorted, no white space, numbers and escapes as ECMAScript writes them. */
final class CanonicalForm {

	/** No double needs more digits to be told from all others. */
	private static final int MAX_DIGITS = 17;
	/** From this many digits before the point on ECMAScript writes an exponent. */
	private static final int PLAIN_DIGITS = 21;
	/** Down to this power of ten ECMAScript writes no exponent. */
	private static final int PLAIN_ZEROS = -6;

	private CanonicalForm() {
	}

	static void write(Json value, StringBuilder out) {
		if (value instanceof Json.Nil) {
			out.append("null");
		} else if (value instanceof Json.Bool bool) {
			out.append(bool.value());
		} else if (value instanceof Json.Num number) {
			out.append(number(number.value()));
		} else if (value instanceof Json.Text text) {
			text(text.value(), out);
		} else if (value instanceof Json.Arr list) {
			char separator = '[';
			for (Json each : list.values()) {
				out.append(separator);
				write(each, out);
				separator = ',';
			}
			out.append(separator == '[' ? "[]" : "]");
		} else if (value instanceof Json.Obj object) {
			char separator = '{';
			for (Map.Entry<String, Json> field : object.fields().entrySet()) {
				out.append(separator);
				text(field.getKey(), out);
				out.append(':');
				write(field.getValue(), out);
				separator = ',';
			}
			out.append(separator == '{' ? "{}" : "}");
		}
	}

	private static void text(String text, StringBuilder out) {
		out.append('"');
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			switch (c) {
			case '"' -> out.append("\\\"");
			case '\\' -> out.append("\\\\");
			case '\b' -> out.append("\\b");
			case '\t' -> out.append("\\t");
			case '\n' -> out.append("\\n");
			case '\f' -> out.append("\\f");
			case '\r' -> out.append("\\r");
			default -> {
				if (c < ' ') {
					out.append(String.format("\\u%04x", (int) c));
				} else {
					out.append(c);
				}
			}
			}
		}
		out.append('"');
	}

	/** ECMA-262, Number::toString: the fewest digits that read back as the same double, the nearest of them. */
	static String number(double value) {
		if (value == 0) {
			return "0";
		}
		BigDecimal exact = new BigDecimal(Math.abs(value));
		BigDecimal shortest = exact;
		for (int digits = 1; digits <= MAX_DIGITS; digits++) {
			shortest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
			if (shortest.doubleValue() == Math.abs(value)) {
				break;
			}
		}
		shortest = shortest.stripTrailingZeros();
		String digits = shortest.unscaledValue().toString();
		int point = digits.length() - shortest.scale();
		return (value < 0 ? "-" : "") + placed(digits, point);
	}

	/** Digits with the decimal point behind so many of them. */
	private static String placed(String digits, int point) {
		int count = digits.length();
		if (count <= point && point <= PLAIN_DIGITS) {
			return digits + "0".repeat(point - count);
		}
		if (0 < point && point <= PLAIN_DIGITS) {
			return digits.substring(0, point) + "." + digits.substring(point);
		}
		if (PLAIN_ZEROS < point && point <= 0) {
			return "0." + "0".repeat(-point) + digits;
		}
		String exponent = (point > 0 ? "e+" : "e-") + Math.abs(point - 1);
		return count == 1 ? digits + exponent : digits.charAt(0) + "." + digits.substring(1) + exponent;
	}
}
