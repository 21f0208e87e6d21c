package org.needlelab.exam.form;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

import org.needlelab.base.Finding;
import org.needlelab.base.Severity;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.item.ItemStatus;
import org.needlelab.exercise.LocalText;

/**
 * Puts forms together: a draw among all choices that keep every constraint of the blueprint. The same bank, blueprint, earlier forms,
 * measured difficulties and seed give the same form.
 *
 * @param earlier forms that were used before
 * @param difficulty measured share of right answers, 0 to 1, by item; only used where the blueprint wants a difficulty
 * @param contentSha256 digest of what a candidate sees of an item and what it is scored by
 */
public record FormAssembly(List<Form> earlier, Map<String, Double> difficulty, Function<Item, String> contentSha256) {

	/** How often the search begins anew with another order. */
	private static final int STARTS = 40;
	/** Steps of one search. */
	private static final int STEPS = 20_000;
	/** Steps of the last search: so many that it usually ends with a proof that there is no form. */
	private static final int LAST_STEPS = 2_000_000;

	/** What came of it. */
	public sealed interface Outcome {
		/** A form that keeps every constraint. */
		record Assembled(Form form) implements Outcome {
		}

		/** There is none, or none was found: which constraints are in the way. */
		record Infeasible(List<Finding> reasons) implements Outcome {
			/** Copies the list. */
			public Infeasible {
				reasons = List.copyOf(reasons);
			}
		}
	}

	/** Copies list and map. */
	public FormAssembly {
		earlier = List.copyOf(earlier);
		difficulty = Map.copyOf(difficulty);
	}

	/**
	 * Puts a form together.
	 *
	 * @param id of the form
	 * @param seed of the draw
	 */
	public Outcome assemble(String id, ItemBank bank, Blueprint blueprint, long seed) {
		List<Slots> slots = slots(bank, blueprint);
		List<Finding> reasons = Obstacles.of(slots, blueprint, earlier, difficulty);
		if (!reasons.isEmpty()) {
			return new Outcome.Infeasible(reasons);
		}
		Selection.Result result = search(slots, blueprint, seed);
		if (result.chosen().isEmpty()) {
			return new Outcome.Infeasible(List.of(result.exhausted() ? together(slots, blueprint, seed)
					: Finding.of(Severity.ERROR, "form.undecided", Map.of("steps", LAST_STEPS))));
		}
		List<Form.Entry> entries = new ArrayList<>();
		for (Selection.Choice choice : result.chosen().get()) {
			entries.add(Form.frozen(choice.item(), contentSha256.apply(choice.item()), choice.counts()));
		}
		Collections.shuffle(entries, new Random(seed));
		return new Outcome.Assembled(
				new Form(id, blueprint.title(), blueprint.json().sha256(), seed, blueprint.rules(), entries).named(titles(bank, entries)));
	}

	private Selection.Result search(List<Slots> slots, Blueprint blueprint, long seed) {
		Random random = new Random(seed);
		Selection.Result result = null;
		for (int start = 0; start < STARTS; start++) {
			result = new Selection(shuffled(slots, random), blueprint, earlier, difficulty)
					.search(start == STARTS - 1 ? LAST_STEPS : STEPS);
			if (result.chosen().isPresent() || result.exhausted()) {
				break;
			}
		}
		return result;
	}

	private static List<Slots> shuffled(List<Slots> slots, Random random) {
		List<Slots> shuffled = new ArrayList<>();
		for (Slots s : slots) {
			List<Item> items = new ArrayList<>(s.candidates());
			Collections.shuffle(items, random);
			shuffled.add(new Slots(s.domain(), s.wanted(), s.counts(), items));
		}
		return shuffled;
	}

	/** Every constraint can be kept by itself, but not all of them: says which ones would free the way if they were dropped. */
	private Finding together(List<Slots> slots, Blueprint b, long seed) {
		List<String> freeing = new ArrayList<>();
		Blueprint anyDifficulty = new Blueprint(b.id(), b.title(), b.quotas(), Optional.empty(), b.pretest(), b.maxOverlap(),
				b.statuses(), b.rules());
		if (b.difficulty().isPresent() && search(slots, anyDifficulty, seed).chosen().isPresent()) {
			freeing.add("difficulty");
		}
		Blueprint anyOverlap = new Blueprint(b.id(), b.title(), b.quotas(), b.difficulty(), b.pretest(), Integer.MAX_VALUE, b.statuses(),
				b.rules());
		if (search(slots, anyOverlap, seed).chosen().isPresent()) {
			freeing.add("max_overlap");
		}
		List<Slots> friends = slots.stream().map(s -> new Slots(s.domain(), s.wanted(), s.counts(),
				s.candidates().stream().map(i -> i.withEnemies(java.util.Set.of())).toList())).toList();
		if (search(friends, b, seed).chosen().isPresent()) {
			freeing.add("enemies");
		}
		return Finding.of(Severity.ERROR, freeing.isEmpty() ? "form.together" : "form.together.but",
				Map.of("constraints", String.join(", ", freeing)));
	}

	private List<Slots> slots(ItemBank bank, Blueprint blueprint) {
		List<Slots> slots = new ArrayList<>();
		for (Blueprint.Quota quota : blueprint.quotas()) {
			slots.add(new Slots(quota.domain(), quota.items(), true, bank.standing().stream()
					.filter(i -> i.about().domain().equals(quota.domain()) && !i.about().pretest()
							&& blueprint.statuses().contains(i.about().status())
							&& (blueprint.difficulty().isEmpty() || difficulty.containsKey(i.id())))
					.toList()));
		}
		if (blueprint.pretest() > 0) {
			slots.add(new Slots("", blueprint.pretest(), false, bank.standing().stream().filter(FormAssembly::triedOut).toList()));
		}
		return slots;
	}

	private static Map<String, LocalText> titles(ItemBank bank, List<Form.Entry> entries) {
		Set<String> named = new HashSet<>();
		entries.forEach(e -> named.add(e.domain()));
		Map<String, LocalText> titles = new TreeMap<>();
		bank.domains().stream().filter(d -> named.contains(d.id())).forEach(d -> titles.put(d.id(), d.title()));
		return titles;
	}

	private static boolean triedOut(Item item) {
		ItemStatus status = item.about().status();
		return status == ItemStatus.PILOT || item.about().pretest() && status != ItemStatus.DRAFT && status != ItemStatus.RETIRED;
	}

	/**
	 * Places of a form that one kind of item fills.
	 *
	 * @param domain whose; empty for items that are tried out
	 * @param wanted how many
	 * @param counts whether they count
	 * @param candidates what may fill them
	 */
	record Slots(String domain, int wanted, boolean counts, List<Item> candidates) {
	}
}
