package org.needlelab.exercise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How an attempt is judged.
 *
 * @param passPercent points to pass, percent
 * @param rules rules in order of writing
 */
public record Rubric(double passPercent, List<Rule> rules) {

	/** @throws IllegalArgumentException when the rules have {@link #problems problems} */
	public Rubric {
		rules = List.copyOf(rules);
		if (!(passPercent >= 0 && passPercent <= 100)) {
			throw new IllegalArgumentException("pass mark " + passPercent);
		}
		List<Problem> problems = problems(rules);
		if (!problems.isEmpty()) {
			throw new IllegalArgumentException(problems.get(0).toString());
		}
	}

	/**
	 * Something wrong with a list of rules.
	 *
	 * @param key message key
	 * @param rule index of the rule
	 * @param arguments what the text is filled with
	 */
	public record Problem(String key, int rule, Map<String, Object> arguments) {
	}

	/** Points to be had in all. */
	public double maxPoints() {
		double sum = 0;
		for (Rule rule : rules) {
			sum += rule.head().points();
		}
		return sum;
	}

	/** What is wrong with a list of rules: repeated identifiers, unknown or circular requirements, no points to be had. */
	public static List<Problem> problems(List<Rule> rules) {
		List<Problem> problems = new ArrayList<>();
		Map<String, Integer> indexes = new HashMap<>();
		double points = 0;
		for (int i = 0; i < rules.size(); i++) {
			String id = rules.get(i).head().id();
			points += rules.get(i).head().points();
			if (indexes.putIfAbsent(id, i) != null) {
				problems.add(new Problem("rubric.repeated-id", i, Map.of("name", id)));
			}
		}
		for (int i = 0; i < rules.size(); i++) {
			for (String required : rules.get(i).head().requires()) {
				if (!indexes.containsKey(required)) {
					problems.add(new Problem("rubric.unknown-rule", i, Map.of("name", required)));
				}
			}
		}
		if (points <= 0) {
			problems.add(new Problem("rubric.no-points", 0, Map.of()));
		}
		for (int i = 0; i < rules.size() && problems.isEmpty(); i++) {
			if (reaches(rules, indexes, i, i, new LinkedHashSet<>())) {
				problems.add(new Problem("rubric.cycle", i, Map.of("name", rules.get(i).head().id())));
			}
		}
		return problems;
	}

	private static boolean reaches(List<Rule> rules, Map<String, Integer> indexes, int from, int goal, Set<Integer> seen) {
		for (String required : rules.get(from).head().requires()) {
			int next = indexes.get(required);
			if (next == goal || seen.add(next) && reaches(rules, indexes, next, goal, seen)) {
				return true;
			}
		}
		return false;
	}
}
