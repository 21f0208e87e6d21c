package org.needlelab.exam.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.needlelab.base.Finding;
import org.needlelab.exam.evidence.Json;
import org.needlelab.exam.form.Blueprint.Difficulty;
import org.needlelab.exam.form.Blueprint.Quota;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemStatus;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FormAssemblyTest {

	private static Blueprint blueprint(int a, int b, Optional<Difficulty> difficulty, int pretest, int overlap) {
		return new Blueprint("bp", ExamItems.text("Exam"), List.of(new Quota("a", a), new Quota("b", b)), difficulty, pretest, overlap,
				Set.of(ItemStatus.LIVE), ExamItems.RULES);
	}

	private static FormAssembly assembly(List<Form> earlier, Map<String, Double> difficulty) {
		return new FormAssembly(earlier, difficulty, Item::id);
	}

	private static Form form(FormAssembly assembly, List<Item> items, Blueprint blueprint, long seed) {
		FormAssembly.Outcome outcome = assembly.assemble("f", ExamItems.bank(items), blueprint, seed);
		return outcome instanceof FormAssembly.Outcome.Assembled assembled ? assembled.form()
				: org.junit.jupiter.api.Assertions.fail(outcome.toString());
	}

	private static List<String> reasons(FormAssembly assembly, List<Item> items, Blueprint blueprint) {
		FormAssembly.Outcome outcome = assembly.assemble("f", ExamItems.bank(items), blueprint, 1);
		return outcome instanceof FormAssembly.Outcome.Infeasible infeasible
				? infeasible.reasons().stream().map(Finding::key).toList() : List.of();
	}

	@Property(tries = 60)
	void keepsEveryConstraint(@ForAll long seed, @ForAll @IntRange(min = 0, max = 4) int overlap) {
		List<Item> items = new ArrayList<>(ExamItems.items(30, 20, 8));
		items.set(0, ExamItems.item("a1", "a", ItemStatus.LIVE, false, "a2", "b1"));
		items.set(5, ExamItems.item("a6", "a", ItemStatus.LIVE, false, "p1"));
		Map<String, Double> difficulty = new HashMap<>();
		for (int i = 0; i < items.size(); i++) {
			difficulty.put(items.get(i).id(), 0.3 + 0.6 * (i * 7 % 11) / 11);
		}
		Blueprint blueprint = blueprint(10, 6, Optional.of(new Difficulty(0.55, 0.01)), 3, overlap);
		Form first = form(assembly(List.of(), difficulty), items, blueprint, seed);
		Form second = form(assembly(List.of(first), difficulty), items, blueprint, seed + 1);
		for (Form form : List.of(first, second)) {
			Set<String> ids = form.itemIds();
			List<Form.Entry> scored = form.items().stream().filter(Form.Entry::counts).toList();
			assertEquals(10, scored.stream().filter(e -> e.domain().equals("a")).count());
			assertEquals(6, scored.stream().filter(e -> e.domain().equals("b")).count());
			assertEquals(3, form.items().stream().filter(e -> !e.counts() && e.item().startsWith("p")).count());
			assertFalse(ids.contains("a1") && (ids.contains("a2") || ids.contains("b1")));
			assertFalse(ids.contains("a6") && ids.contains("p1"));
			assertEquals(0.55, scored.stream().mapToDouble(e -> difficulty.get(e.item())).average().orElseThrow(), 0.01 + 1e-9);
		}
		Set<String> shared = new HashSet<>(first.itemIds());
		shared.retainAll(second.itemIds());
		assertTrue(shared.size() <= overlap, shared::toString);
	}

	@Test
	void theSameSeedGivesTheSameFormAndAnotherSeedAnother() {
		List<Item> items = ExamItems.items(30, 20, 5);
		Blueprint blueprint = blueprint(10, 6, Optional.empty(), 2, 20);
		Form form = form(assembly(List.of(), Map.of()), items, blueprint, 7);
		assertEquals(form.sha256(), form(assembly(List.of(), Map.of()), items, blueprint, 7).sha256());
		assertNotEquals(form.itemIds(), form(assembly(List.of(), Map.of()), items, blueprint, 8).itemIds());
	}

	@Test
	void aFormSurvivesItsJson() throws Exception {
		Form form = form(assembly(List.of(), Map.of()), ExamItems.items(5, 5, 2), blueprint(2, 2, Optional.empty(), 1, 9), Long.MIN_VALUE);
		Form back = Form.of((Json.Obj) Json.parseCanonical(form.json().canonical()));
		assertEquals(form, back);
		assertEquals(form.sha256(), back.sha256());
	}

	@Test
	void saysWhichConstraintCannotBeKept() {
		List<Item> items = ExamItems.items(5, 5, 1);
		FormAssembly plain = assembly(List.of(), Map.of());
		assertEquals(List.of("form.domain.short"), reasons(plain, items, blueprint(6, 2, Optional.empty(), 0, 9)));
		assertEquals(List.of("form.pretest.short"), reasons(plain, items, blueprint(2, 2, Optional.empty(), 2, 9)));
		Map<String, Double> difficulty = new HashMap<>();
		items.forEach(i -> difficulty.put(i.id(), 0.7));
		assertEquals(List.of("form.difficulty"),
				reasons(assembly(List.of(), difficulty), items, blueprint(2, 2, Optional.of(new Difficulty(0.5, 0.1)), 0, 9)));
		Form used = form(plain, items, blueprint(4, 4, Optional.empty(), 0, 9), 3);
		assertEquals(List.of("form.overlap"), reasons(assembly(List.of(used), Map.of()), items, blueprint(4, 4, Optional.empty(), 0, 5)));
		assertEquals(List.of(), reasons(assembly(List.of(used), Map.of()), items, blueprint(4, 4, Optional.empty(), 0, 6)));
		List<Item> enemies = new ArrayList<>(items);
		enemies.set(0, ExamItems.item("a1", "a", ItemStatus.LIVE, false, "a2", "a3"));
		enemies.set(1, ExamItems.item("a2", "a", ItemStatus.LIVE, false, "a3"));
		assertEquals(List.of("form.domain.enemies"), reasons(plain, enemies, blueprint(4, 2, Optional.empty(), 0, 9)));
	}

	@Test
	void saysWhichConstraintsCannotBeKeptTogether() {
		List<Item> items = new ArrayList<>(ExamItems.items(4, 4, 0));
		Map<String, Double> difficulty = new HashMap<>();
		items.forEach(i -> difficulty.put(i.id(), i.id().endsWith("1") || i.id().endsWith("2") ? 0.9 : 0.1));
		items.set(0, ExamItems.item("a1", "a", ItemStatus.LIVE, false, "b1", "b2"));
		items.set(1, ExamItems.item("a2", "a", ItemStatus.LIVE, false, "b1", "b2"));
		FormAssembly.Outcome outcome = assembly(List.of(), difficulty).assemble("f", ExamItems.bank(items),
				blueprint(2, 2, Optional.of(new Difficulty(0.9, 0.05)), 0, 9), 1);
		Finding reason = ((FormAssembly.Outcome.Infeasible) outcome).reasons().get(0);
		assertEquals("form.together.but", reason.key());
		assertEquals("difficulty, enemies", reason.arguments().get("constraints"));
	}
}
