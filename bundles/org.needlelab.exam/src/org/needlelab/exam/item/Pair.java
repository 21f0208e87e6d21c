package org.needlelab.exam.item;

/**
 * A match of two options.
 *
 * @param prompt identifier of what is to be matched
 * @param answer identifier of what it is matched with
 */
public record Pair(String prompt, String answer) implements Comparable<Pair> {

	@Override
	public int compareTo(Pair other) {
		int order = prompt.compareTo(other.prompt);
		return order != 0 ? order : answer.compareTo(other.answer);
	}

	/** Both identifiers with a space between them. */
	@Override
	public String toString() {
		return prompt + " " + answer;
	}
}
