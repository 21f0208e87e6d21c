package org.needlelab.exam.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.needlelab.base.Finding;
import org.needlelab.base.Severity;
import org.needlelab.exam.form.FormAssembly.Slots;
import org.needlelab.exam.item.Item;

/** Constraints that cannot be kept even when all others are dropped: found by counting, so that the reason can be told exactly. */
final class Obstacles {

	private final Blueprint blueprint;
	private final List<Finding> reasons = new ArrayList<>();

	private Obstacles(Blueprint blueprint) {
		this.blueprint = blueprint;
	}

	static List<Finding> of(List<Slots> slots, Blueprint blueprint, List<Form> earlier, Map<String, Double> difficulty) {
		Obstacles obstacles = new Obstacles(blueprint);
		slots.forEach(obstacles::tooFew);
		if (obstacles.reasons.isEmpty()) {
			earlier.forEach(form -> obstacles.overlap(form, slots));
			obstacles.difficulty(slots, difficulty);
		}
		return obstacles.reasons;
	}

	private void say(String key, Map<String, Object> arguments) {
		reasons.add(Finding.of(Severity.ERROR, key, arguments));
	}

	private void tooFew(Slots slots) {
		int found = slots.candidates().size();
		if (found < slots.wanted()) {
			String key = slots.counts() ? "form.domain.short" : "form.pretest.short";
			say(key, Map.of("domain", slots.domain(), "wanted", slots.wanted(), "found", found, "statuses",
					String.join(", ", blueprint.statuses().stream().map(s -> s.key()).toList()), "measured",
					blueprint.difficulty().isPresent() ? 1 : 0));
			return;
		}
		Selection alone = new Selection(List.of(slots), Selection.onlyEnemies(blueprint), List.of(), Map.of());
		Selection.Result result = alone.search(Selection.PROOF_STEPS);
		if (result.chosen().isEmpty() && result.exhausted()) {
			say("form.domain.enemies", Map.of("domain", slots.domain(), "wanted", slots.wanted(), "found", found));
		}
	}

	private void overlap(Form form, List<Slots> slots) {
		Set<String> used = form.itemIds();
		int needed = 0;
		for (Slots s : slots) {
			int fresh = (int) s.candidates().stream().filter(i -> !used.contains(i.id())).count();
			needed += Math.max(0, s.wanted() - fresh);
		}
		if (needed > blueprint.maxOverlap()) {
			say("form.overlap", Map.of("form", form.id(), "needed", needed, "allowed", blueprint.maxOverlap()));
		}
	}

	private void difficulty(List<Slots> slots, Map<String, Double> difficulty) {
		if (blueprint.difficulty().isEmpty()) {
			return;
		}
		double low = 0;
		double high = 0;
		for (Slots s : slots) {
			if (s.counts()) {
				List<Double> sorted = s.candidates().stream().map(Item::id).map(difficulty::get).sorted().toList();
				low += sorted.subList(0, s.wanted()).stream().mapToDouble(Double::doubleValue).sum();
				high += sorted.subList(sorted.size() - s.wanted(), sorted.size()).stream().mapToDouble(Double::doubleValue).sum();
			}
		}
		low /= blueprint.scoredItems();
		high /= blueprint.scoredItems();
		Blueprint.Difficulty wanted = blueprint.difficulty().get();
		if (wanted.mean() + wanted.tolerance() < low - Selection.ROUNDING || wanted.mean() - wanted.tolerance() > high + Selection.ROUNDING) {
			say("form.difficulty", Map.of("wanted", shown(wanted.mean()), "tolerance", shown(wanted.tolerance()), "low", shown(low),
					"high", shown(high)));
		}
	}

	private static String shown(double share) {
		return String.format(Locale.ROOT, "%.3f", share);
	}
}
