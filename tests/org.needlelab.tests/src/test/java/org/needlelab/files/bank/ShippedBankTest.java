package org.needlelab.files.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.needlelab.base.InputException;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.item.Question;
import org.needlelab.files.Loaded;

class ShippedBankTest {

	private static Loaded<ItemBank> load() throws IOException, InputException {
		try (InputStream in = ShippedBankTest.class.getResourceAsStream("/bank/training.bank.yaml")) {
			return new BankFile(BankFileTest.SCHEMAS).parse("training.bank.yaml", in.readAllBytes());
		}
	}

	@Test
	void coversEveryDomainAndHasNoFindings() throws Exception {
		Loaded<ItemBank> bank = load();
		assertEquals(List.of(), bank.warnings());
		assertTrue(bank.value().newest().size() >= 150, () -> "items: " + bank.value().newest().size());
		Map<String, Integer> perDomain = new HashMap<>();
		bank.value().items().forEach(item -> perDomain.merge(item.about().domain(), 1, Integer::sum));
		for (ItemBank.Domain domain : bank.value().domains()) {
			assertTrue(perDomain.getOrDefault(domain.id(), 0) >= 12, domain::id);
		}
	}

	@Test
	void everyKeyHasARationaleAndASource() throws Exception {
		ItemBank bank = load().value();
		Set<String> stems = new HashSet<>();
		Set<String> cited = new HashSet<>();
		for (Item item : bank.items()) {
			assertTrue(item.rationale().isPresent() && !item.references().isEmpty(), item::id);
			assertTrue(stems.add(item.stem().in("en")), item::id);
			item.references().forEach(r -> cited.add(r.source()));
		}
		assertEquals(bank.sources().size(), cited.size());
	}

	@Test
	void theRightAnswerIsNotBetrayedByItsPlaceOrEnemies() throws Exception {
		ItemBank bank = load().value();
		Map<String, Integer> places = new HashMap<>();
		for (Item item : bank.items()) {
			if (item.question() instanceof Question.MultipleChoice q) {
				places.merge(q.credit().keySet().iterator().next(), 1, Integer::sum);
			}
			for (String enemy : item.about().enemies()) {
				assertTrue(bank.newest(enemy).orElseThrow().about().enemies().contains(item.id()), () -> item.id() + " " + enemy);
			}
		}
		int all = places.values().stream().mapToInt(Integer::intValue).sum();
		places.forEach((place, count) -> assertTrue(count > all / 6 && count < all / 3, () -> place + ": " + count + " of " + all));
	}
}
