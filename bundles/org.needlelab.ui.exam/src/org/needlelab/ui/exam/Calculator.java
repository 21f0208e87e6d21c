package org.needlelab.ui.exam;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A pocket calculator with the four rules of arithmetic, one operation after the other as its keys are pressed, in decimal numbers of 16
 * digits. For one thread.
 */
public final class Calculator {

	private static final MathContext DIGITS = MathContext.DECIMAL64;
	private static final int MOST_TYPED = 15;
	private static final int MOST_SHOWN = 12;

	private BigDecimal stored = BigDecimal.ZERO;
	private char pending = '=';
	private String typed = "";
	private BigDecimal result = BigDecimal.ZERO;
	private boolean impossible;

	/** What stands in its window; an em dash where there is no result. */
	public String shown() {
		if (impossible) {
			return "\u2014";
		}
		if (!typed.isEmpty()) {
			return typed;
		}
		BigDecimal rounded = result.round(new MathContext(MOST_SHOWN)).stripTrailingZeros();
		return rounded.signum() == 0 ? "0" : rounded.scale() < -MOST_SHOWN ? rounded.toString() : rounded.toPlainString();
	}

	/**
	 * Presses a key: a digit, a point, one of {@code + - * / =}, {@code s} for the sign, {@code c} to clear, {@code b} to take back the
	 * last digit. Other keys do nothing.
	 */
	public void press(char key) {
		if (key == 'c') {
			stored = BigDecimal.ZERO;
			result = BigDecimal.ZERO;
			pending = '=';
			typed = "";
			impossible = false;
		} else if (impossible) {
			return;
		} else if (key >= '0' && key <= '9' && typed.length() < MOST_TYPED) {
			typed = typed.equals("0") ? String.valueOf(key) : typed + key;
		} else if (key == '.' && typed.indexOf('.') < 0) {
			typed = (typed.isEmpty() ? "0" : typed) + ".";
		} else if (key == 'b' && !typed.isEmpty()) {
			typed = typed.substring(0, typed.length() - 1);
			typed = typed.equals("-") ? "" : typed;
		} else if (key == 's') {
			sign();
		} else if ("+-*/=".indexOf(key) >= 0) {
			operate(key);
		}
	}

	private void sign() {
		if (typed.isEmpty()) {
			result = result.negate();
			stored = pending == '=' ? result : stored;
		} else {
			typed = typed.startsWith("-") ? typed.substring(1) : "-" + typed;
		}
	}

	private void operate(char key) {
		if (!typed.isEmpty() || pending == '=') {
			BigDecimal operand = typed.isEmpty() ? result : new BigDecimal(typed);
			if (pending == '/' && operand.signum() == 0) {
				impossible = true;
				return;
			}
			stored = switch (pending) {
			case '+' -> stored.add(operand, DIGITS);
			case '-' -> stored.subtract(operand, DIGITS);
			case '*' -> stored.multiply(operand, DIGITS);
			case '/' -> stored.divide(operand, DIGITS);
			default -> operand;
			};
			result = stored;
			typed = "";
		}
		pending = key;
	}
}
