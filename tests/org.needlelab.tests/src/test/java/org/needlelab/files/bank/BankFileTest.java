package org.needlelab.files.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.item.Question;
import org.needlelab.files.Checker;
import org.needlelab.files.Schemas;
import org.needlelab.files.Wording;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class BankFileTest {

	static final Schemas SCHEMAS = Schemas.load(path -> BankFileTest.class.getResourceAsStream("/" + path));
	private static final BankFile FILE = new BankFile(SCHEMAS);

	private static final String SMALL = """
			format: needlelab-bank
			version: 1
			id: small
			title: {en: Small}
			purpose: training
			domains:
			- {id: anatomy, title: {en: Anatomy}}
			sources:
			- {id: kim-2002, citation: 'Kim 2002'}
			items:
			- id: pleura-1
			  version: 1
			  domain: anatomy
			  status: live
			  level: recall
			  stem: {en: 'How deep?'}
			  kind: multiple-choice
			  options:
			  - {id: a, text: {en: 37 mm}}
			  - {id: b, text: {en: 370 mm}}
			  key: a
			  rationale: {en: 'Measured.'}
			  references: [{source: kim-2002, at: Table 1}]
			""";

	@TempDir
	private Path folder;

	private static List<Finding> findings(String from, String to) {
		assertTrue(SMALL.contains(from), from);
		try {
			return FILE.parse("b.yaml", SMALL.replace(from, to).getBytes(StandardCharsets.UTF_8)).warnings();
		} catch (InputException e) {
			return e.findings();
		}
	}

	private static void finds(String key, int line, String from, String to) {
		List<Finding> findings = findings(from, to);
		assertEquals(List.of(key), findings.stream().map(Finding::key).toList());
		assertEquals(line, findings.get(0).where().orElseThrow().line());
		assertTrue(!Wording.english().line(findings.get(0)).contains("{"), () -> Wording.english().line(findings.get(0)));
	}

	@Test
	void readsABank() throws InputException {
		ItemBank bank = FILE.parse("b.yaml", SMALL.getBytes(StandardCharsets.UTF_8)).value();
		Item item = bank.items().get(0);
		assertEquals(1.0, ((Question.MultipleChoice) item.question()).credit().get("a"));
		assertEquals("Table 1", item.references().get(0).at());
	}

	@Test
	void saysWhatIsWrongAndInWhichLine() {
		finds("item.key.unknown", 21, "key: a", "key: c");
		finds("bank.domain.unknown", 13, "  domain: anatomy", "  domain: anatomie");
		finds("bank.source.unknown", 23, "source: kim-2002, at", "source: kim, at");
		finds("schema.value-not-allowed.suggest", 17, "multiple-choice", "multiple-choise");
		finds("schema.missing-property", 11, "  key: a\n", "");
		finds("item.not-for-kind", 21, "  key: a", "  unit: mm\n  key: a");
		finds("item.no-source", 14, "  references: [{source: kim-2002, at: Table 1}]\n", "");
		finds("value.no-date", 21, "  key: a", "  history: [{date: '2026-02-30', who: A, act: written}]\n  key: a");
		finds("file.version.newer-major", 2, "version: 1\nid: small", "version: 2\nid: small");
		finds("bank.enemy.unknown", 21, "  key: a", "  enemies: [pleura-2]\n  key: a");
		finds("schema.too-large", 21, "key: a", "key: {a: 2}");
	}

	@Test
	void aVersionStandsOnce() {
		String item = SMALL.substring(SMALL.indexOf("- id: pleura-1"));
		finds("bank.repeated-version", 25, item, item + item);
		assertEquals(List.of(), findings(item, item + item.replaceFirst("version: 1", "version: 2")));
	}

	@Test
	void isCheckedLikeEveryFile() throws Exception {
		Path file = folder.resolve("x.bank.yaml");
		BankFile.write(file, new RandomItems(1).bank(20));
		Checker checker = new Checker(SCHEMAS, new Checker.Catalogue() {
			@Override
			public Set<String> structureIds() {
				return Set.of("scapula:left", "skin");
			}

			@Override
			public Set<String> landmarkIds() {
				return Set.of("acromion-lateral-tip:left");
			}
		}, Map.of());
		assertTrue(checker.check(file).stream().noneMatch(f -> f.severity().name().equals("ERROR")), () -> checker.check(file).toString());
	}

	@Property(tries = 60)
	void whatIsWrittenReadsBackTheSame(@ForAll long seed) throws InputException {
		ItemBank bank = new RandomItems(seed).bank(RandomItems.KINDS);
		assertEquals(bank, FILE.parse("b.yaml", BankFile.format(bank, false)).value());
		assertEquals(bank, FILE.parse("b.json", BankFile.format(bank, true)).value());
		for (Item item : bank.items()) {
			assertEquals(item, FILE.item("i", BankFile.itemTree(item)));
		}
	}

	@Test
	void anItemOfNothingIsRefused() {
		assertThrows(InputException.class, () -> FILE.item("i", com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode()));
	}
}
