package org.needlelab.exam.form;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.needlelab.exam.form.FormAssembly.Slots;
import org.needlelab.exam.item.Item;

/**
 * Chooses items in the order in which they stand: takes each or leaves it, and turns back as soon as what is left cannot keep a
 * constraint any more. A search that ends without a choice within its steps has proved that there is none.
 */
final class Selection {

	/** Sums of a few hundred shares are exact to this. */
	static final double ROUNDING = 1e-9;
	/** Enough to prove for one domain that its enemies leave too few. */
	static final int PROOF_STEPS = 200_000;

	/** An item of the form; whether it counts. */
	record Choice(Item item, boolean counts) {
	}

	/** What was chosen, if anything; whether everything was tried. */
	record Result(Optional<List<Choice>> chosen, boolean exhausted) {
	}

	private final List<Slots> slots;
	private final Blueprint blueprint;
	private final List<Set<String>> earlier;
	private final Map<String, Double> difficulty;
	/** By slot, candidate and number of items still wanted: least and greatest sum of difficulties from there on. */
	private final List<double[][]> least = new ArrayList<>();
	private final List<double[][]> greatest = new ArrayList<>();
	private final double[] leastLater;
	private final double[] greatestLater;
	/** By earlier form: how many of its items are needed from a slot on. */
	private final int[][] reusedLater;

	private final Deque<Choice> chosen = new ArrayDeque<>();
	private final Map<String, Integer> barred = new HashMap<>();
	private final Set<String> taken = new HashSet<>();
	private final int[] overlap;
	private double sum;
	private int steps;

	Selection(List<Slots> slots, Blueprint blueprint, List<Form> forms, Map<String, Double> difficulty) {
		this.slots = slots;
		this.blueprint = blueprint;
		this.earlier = forms.stream().map(Form::itemIds).toList();
		this.difficulty = difficulty;
		this.overlap = new int[earlier.size()];
		int n = slots.size();
		leastLater = new double[n + 1];
		greatestLater = new double[n + 1];
		reusedLater = new int[n + 1][earlier.size()];
		for (Slots s : slots) {
			least.add(extremes(s, 1));
			greatest.add(extremes(s, -1));
		}
		for (int s = n - 1; s >= 0; s--) {
			Slots slot = slots.get(s);
			leastLater[s] = leastLater[s + 1] + least.get(s)[0][slot.wanted()];
			greatestLater[s] = greatestLater[s + 1] + greatest.get(s)[0][slot.wanted()];
			for (int f = 0; f < earlier.size(); f++) {
				Set<String> used = earlier.get(f);
				int fresh = (int) slot.candidates().stream().filter(i -> !used.contains(i.id())).count();
				reusedLater[s][f] = reusedLater[s + 1][f] + Math.max(0, slot.wanted() - fresh);
			}
		}
	}

	/** A blueprint whose only constraint is that enemies do not meet. */
	static Blueprint onlyEnemies(Blueprint b) {
		return new Blueprint(b.id(), b.title(), b.quotas(), Optional.empty(), b.pretest(), Integer.MAX_VALUE, b.statuses(), b.rules());
	}

	Result search(int maxSteps) {
		steps = maxSteps;
		boolean found = slots.isEmpty() || from(0, 0, slots.get(0).wanted());
		return new Result(found ? Optional.of(List.copyOf(chosen)) : Optional.empty(), found || steps > 0);
	}

	/** Whether the places from here on could be filled; what was chosen for them is then in the list. */
	private boolean from(int slot, int candidate, int wanted) {
		if (steps-- <= 0) {
			return false;
		}
		if (wanted == 0) {
			int next = slot + 1;
			return next == slots.size() ? inWindow(sum, sum) : from(next, 0, slots.get(next).wanted());
		}
		Slots here = slots.get(slot);
		for (int i = candidate; here.candidates().size() - i >= wanted; i++) {
			double low = sum + least.get(slot)[i][wanted] + leastLater[slot + 1];
			double high = sum + greatest.get(slot)[i][wanted] + greatestLater[slot + 1];
			if (steps <= 0 || !inWindow(low, high)) {
				return false;
			}
			Item item = here.candidates().get(i);
			if (mayTake(item, slot)) {
				take(item, here.counts());
				if (from(slot, i + 1, wanted - 1)) {
					return true;
				}
				giveBack();
			}
		}
		return false;
	}

	private boolean inWindow(double low, double high) {
		if (blueprint.difficulty().isEmpty()) {
			return true;
		}
		Blueprint.Difficulty d = blueprint.difficulty().get();
		double n = blueprint.scoredItems();
		return low <= (d.mean() + d.tolerance()) * n + ROUNDING && high >= (d.mean() - d.tolerance()) * n - ROUNDING;
	}

	private boolean mayTake(Item item, int slot) {
		if (barred.getOrDefault(item.id(), 0) > 0 || taken.contains(item.id())
				|| item.about().enemies().stream().anyMatch(taken::contains)) {
			return false;
		}
		for (int f = 0; f < earlier.size(); f++) {
			if (earlier.get(f).contains(item.id()) && overlap[f] + 1 + reusedLater[slot + 1][f] > blueprint.maxOverlap()) {
				return false;
			}
		}
		return true;
	}

	private void take(Item item, boolean counts) {
		chosen.addLast(new Choice(item, counts));
		taken.add(item.id());
		item.about().enemies().forEach(enemy -> barred.merge(enemy, 1, Integer::sum));
		count(item, 1);
		sum += counts ? difficulty.getOrDefault(item.id(), 0.0) : 0;
	}

	private void giveBack() {
		Choice last = chosen.removeLast();
		Item item = last.item();
		taken.remove(item.id());
		item.about().enemies().forEach(enemy -> barred.merge(enemy, -1, Integer::sum));
		count(item, -1);
		sum -= last.counts() ? difficulty.getOrDefault(item.id(), 0.0) : 0;
	}

	private void count(Item item, int by) {
		for (int f = 0; f < earlier.size(); f++) {
			overlap[f] += earlier.get(f).contains(item.id()) ? by : 0;
		}
	}

	/** Sums of the so many smallest (sign 1) or largest (sign -1) difficulties from a candidate on. */
	private double[][] extremes(Slots s, int sign) {
		int n = s.candidates().size();
		double[][] sums = new double[n + 1][s.wanted() + 1];
		for (int i = 0; i <= n; i++) {
			double[] rest = s.candidates().subList(i, n).stream()
					.mapToDouble(item -> s.counts() ? sign * difficulty.getOrDefault(item.id(), 0.0) : 0).toArray();
			Arrays.sort(rest);
			for (int k = 1; k <= s.wanted(); k++) {
				sums[i][k] = k <= rest.length ? sums[i][k - 1] + sign * rest[k - 1] : sums[i][k - 1];
			}
		}
		return sums;
	}
}
