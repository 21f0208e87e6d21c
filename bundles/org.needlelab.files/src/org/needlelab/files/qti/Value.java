package org.needlelab.files.qti;

import java.util.List;

/**
 * A value of QTI: single values are lists of one, and nothing is the empty list.
 *
 * @param ordered whether the order counts when values are compared
 */
record Value(List<String> items, boolean ordered) {

	/** Nothing. */
	static final Value NULL = new Value(List.of(), false);

	/** Copies the list. */
	Value {
		items = List.copyOf(items);
	}

	static Value of(String single) {
		return new Value(List.of(single), false);
	}

	static Value of(double number) {
		return of(number == Math.rint(number) && Math.abs(number) < 1e15 ? Long.toString((long) number) : Double.toString(number));
	}

	static Value of(boolean truth) {
		return of(Boolean.toString(truth));
	}

	boolean isNull() {
		return items.isEmpty();
	}

	boolean isTrue() {
		return items.size() == 1 && items.get(0).equals("true");
	}

	String text() {
		return items.get(0);
	}

	/** The number. */
	double number() {
		try {
			double number = Double.parseDouble(text().strip());
			if (Double.isFinite(number)) {
				return number;
			}
		} catch (NumberFormatException e) {
			// told below
		}
		throw new Unsupported("'" + text() + "' as a number");
	}

	/** Same values, in the same order where it counts. */
	boolean same(Value other) {
		if (ordered || other.ordered) {
			return items.size() == other.items.size() && equalInOrder(items, other.items);
		}
		return equalInOrder(items.stream().sorted().toList(), other.items.stream().sorted().toList());
	}

	private static boolean equalInOrder(List<String> a, List<String> b) {
		if (a.size() != b.size()) {
			return false;
		}
		for (int i = 0; i < a.size(); i++) {
			if (!equal(a.get(i), b.get(i))) {
				return false;
			}
		}
		return true;
	}

	/** Equal texts, or numbers of equal worth. */
	static boolean equal(String a, String b) {
		if (a.equals(b)) {
			return true;
		}
		boolean numbers = a.matches("[+-]?[0-9.]+([eE][+-]?[0-9]+)?") && b.matches("[+-]?[0-9.]+([eE][+-]?[0-9]+)?");
		try {
			return numbers && Double.parseDouble(a) == Double.parseDouble(b);
		} catch (NumberFormatException e) {
			return false;
		}
	}
}
