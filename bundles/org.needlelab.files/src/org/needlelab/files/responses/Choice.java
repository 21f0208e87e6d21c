package org.needlelab.files.responses;

/** An answer in a cell: one letter or digit; empty, a hyphen or a point for none. */
final class Choice {

	private Choice() {
	}

	static boolean omitted(String cell) {
		return cell.isEmpty() || cell.equals("-") || cell.equals(".");
	}

	static boolean valid(String label) {
		return label.length() == 1 && label.charAt(0) < 128 && Character.isLetterOrDigit(label.charAt(0));
	}
}
