package org.needlelab.ui;

import java.util.ArrayList;
import java.util.List;

/** Texts of scenarios: paragraphs, {@code **bold**}, and lists of lines that begin with a hyphen. */
public final class FormattedText {

	private static final String BOLD = "**";
	private static final String BULLET = "\u2022 ";

	private FormattedText() {
	}

	/**
	 * A stretch of text that is bold.
	 *
	 * @param start where it begins
	 * @param length how many characters
	 */
	public record Run(int start, int length) {
	}

	/**
	 * A text without its marks.
	 *
	 * @param text the text as it is shown
	 * @param bold what is bold in it
	 */
	public record Parsed(String text, List<Run> bold) {
		/** Copies the list. */
		public Parsed {
			bold = List.copyOf(bold);
		}
	}

	/** Reads the marks of a text; two asterisks that nothing closes are shown as they are. */
	public static Parsed parse(String text) {
		String listed = text.strip().replaceAll("(?m)^[ \t]*- +", BULLET);
		StringBuilder shown = new StringBuilder();
		List<Run> bold = new ArrayList<>();
		int at = 0;
		for (int open = listed.indexOf(BOLD); open >= 0; open = listed.indexOf(BOLD, at)) {
			int close = listed.indexOf(BOLD, open + BOLD.length());
			if (close < 0) {
				break;
			}
			shown.append(listed, at, open);
			String words = listed.substring(open + BOLD.length(), close);
			bold.add(new Run(shown.length(), words.length()));
			shown.append(words);
			at = close + BOLD.length();
		}
		return new Parsed(shown.append(listed.substring(at)).toString(), bold);
	}
}
