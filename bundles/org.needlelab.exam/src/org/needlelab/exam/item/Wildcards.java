package org.needlelab.exam.item;

/** Matches text against patterns with stars, in time of at most pattern times text. */
final class Wildcards {

	private Wildcards() {
	}

	/** Whether a pattern accepts a text: {@code *} any characters, {@code \*} a star, {@code \\} a backslash. */
	static boolean matches(String pattern, String text) {
		int[] tokens = tokens(pattern);
		int p = 0;
		int t = 0;
		int star = -1;
		int from = 0;
		while (t < text.length()) {
			if (p < tokens.length && tokens[p] == text.charAt(t)) {
				p++;
				t++;
			} else if (p < tokens.length && tokens[p] < 0) {
				star = p++;
				from = t;
			} else if (star >= 0) {
				// the last star takes one character more
				p = star + 1;
				t = ++from;
			} else {
				return false;
			}
		}
		while (p < tokens.length && tokens[p] < 0) {
			p++;
		}
		return p == tokens.length;
	}

	/** Characters of the pattern; -1 is a star. */
	private static int[] tokens(String pattern) {
		int[] tokens = new int[pattern.length()];
		int n = 0;
		for (int i = 0; i < pattern.length(); i++) {
			char c = pattern.charAt(i);
			boolean escaped = c == '\\' && i + 1 < pattern.length() && "*\\".indexOf(pattern.charAt(i + 1)) >= 0;
			tokens[n++] = escaped ? pattern.charAt(++i) : c == '*' ? -1 : c;
		}
		return java.util.Arrays.copyOf(tokens, n);
	}
}
