package org.needlelab.files.exam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.content.Content;
import org.needlelab.exam.form.Blueprint;
import org.needlelab.exam.form.Form;
import org.needlelab.exam.form.FormAssembly;
import org.needlelab.exam.item.HistoryEntry;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.item.ItemStatus;
import org.needlelab.exam.item.Response;
import org.needlelab.exam.result.ExamScore;
import org.needlelab.files.Schemas;
import org.needlelab.files.Wording;
import org.needlelab.files.bank.BankFile;

class ExamFilesTest {

	private static final String BLUEPRINT = """
			format: needlelab-blueprint
			version: 1
			id: small
			title: {en: 'Small <exam>'}
			domains:
			- {id: anatomy, items: 5}
			- {id: law, items: 3}
			difficulty: {mean: 0.7, tolerance: 0.05}
			statuses: [review]
			seed: 12
			minutes: 60
			cut_percent: 70
			""";

	@TempDir
	private Path folder;

	private final Schemas schemas = Schemas.load(path -> {
		try {
			return Content.open(path);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	});

	private ItemBank shipped() throws Exception {
		try (InputStream in = Content.open("bank/training.bank.yaml")) {
			return new BankFile(schemas).parse("training.bank.yaml", in.readAllBytes()).value();
		}
	}

	private BlueprintFile.Seeded blueprint(String text) throws Exception {
		return new BlueprintFile(schemas).read(Files.writeString(folder.resolve("b.blueprint.yaml"), text));
	}

	private static Form assembled(ItemBank bank, Blueprint blueprint, long seed) {
		FormAssembly assembly = new FormAssembly(List.of(), Map.of(), item -> ItemContent.of(item).sha256());
		return ((FormAssembly.Outcome.Assembled) assembly.assemble("f", bank, blueprint, seed)).form();
	}

	@Test
	void readsABlueprint() throws Exception {
		BlueprintFile.Seeded read = blueprint(BLUEPRINT);
		assertEquals(12, read.seed());
		assertEquals(List.of(new Blueprint.Quota("anatomy", 5), new Blueprint.Quota("law", 3)), read.blueprint().quotas());
		assertEquals(Optional.of(new Blueprint.Difficulty(0.7, 0.05)), read.blueprint().difficulty());
		assertEquals(Set.of(ItemStatus.REVIEW), read.blueprint().statuses());
		assertEquals(60, read.blueprint().rules().minutes());
	}

	@Test
	void aBlueprintComesBackAndAnotherCutLeavesItsComments() throws Exception {
		BlueprintFile.Seeded read = blueprint(BLUEPRINT);
		assertEquals(read, blueprint(new String(BlueprintFile.format(read), StandardCharsets.UTF_8)));
		Path file = Files.writeString(folder.resolve("cut.blueprint.yaml"), BLUEPRINT.replace("cut_percent: 70", "cut_percent: 70  # the board's"));
		String cut = new String(new BlueprintFile(schemas).withCut(file, 62.5), StandardCharsets.UTF_8);
		assertTrue(cut.contains("cut_percent: 62.5") && cut.contains("# the board's"), cut);
		assertEquals(62.5, blueprint(cut).blueprint().rules().cutPercent());
	}

	@Test
	void saysWhatIsWrongWithABlueprintAndWhere() {
		InputException problem = assertThrows(InputException.class, () -> blueprint(BLUEPRINT.replace("id: law", "id: anatomy")));
		Finding finding = problem.findings().get(0);
		assertEquals("bank.repeated-id", finding.key());
		assertEquals(7, finding.where().orElseThrow().line());
		assertThrows(InputException.class, () -> blueprint(BLUEPRINT.replace("minutes: 60", "minutes: 0")));
	}

	@Test
	void theContentOfEveryShippedItemComesBackAndItsFateDoesNotTouchIt() throws Exception {
		ItemContent contents = new ItemContent(new BankFile(schemas));
		for (Item item : shipped().newest()) {
			Item back = contents.item(ItemContent.of(item));
			assertEquals(item.key(), back.key(), item.id());
			assertEquals(item.stem(), back.stem(), item.id());
			assertEquals(ItemContent.of(item).sha256(), ItemContent.of(back).sha256(), item.id());
			Item live = item.moved(new HistoryEntry(java.time.LocalDate.of(2026, 1, 31), "R", HistoryEntry.Act.values()[0], item.version(), ""), ItemStatus.LIVE);
			assertEquals(ItemContent.of(item).sha256(), ItemContent.of(live).sha256(), item.id());
		}
	}

	@Test
	void aFormFileComesBackAndIsRefusedWhenAltered() throws Exception {
		ItemBank bank = shipped();
		Form form = assembled(bank, blueprint(BLUEPRINT.replaceAll("difficulty.*\n", "")).blueprint(), 3);
		byte[] bytes = FormFile.format(form, bank, Map.of());
		Path file = Files.write(folder.resolve("f.form.json"), bytes);
		assertEquals(form, FormFile.read(file).form());
		for (int i = 0; i < bytes.length; i += 97) {
			byte[] altered = bytes.clone();
			altered[i] ^= 1;
			Files.write(file, altered);
			int at = i;
			assertThrows(InputException.class, () -> FormFile.read(file), () -> "byte " + at);
		}
	}

	@Test
	void readsAnswers() throws Exception {
		Path file = Files.writeString(folder.resolve("a.yaml"), "answers:\n  i2: {typed: \"37\"}\n  i1: {chosen: [b, a]}\nblanks: true\n");
		AnswersFile read = AnswersFile.read(file);
		assertTrue(read.blanks());
		assertEquals(List.of("i2", "i1"), List.copyOf(read.answers().keySet()));
		assertEquals(new Response.Chosen(Set.of("a", "b")), read.answers().get("i1"));
		Path broken = Files.writeString(folder.resolve("b.yaml"), "answers:\n  i2: {tipped: 37}\n");
		assertEquals("exam.answers.unreadable", assertThrows(InputException.class, () -> AnswersFile.read(broken)).findings().get(0).key());
	}

	@Test
	void aReportNamesDomainsAndEscapesTitles() throws Exception {
		ItemBank bank = shipped();
		Form form = assembled(bank, blueprint(BLUEPRINT.replaceAll("difficulty.*\n", "")).blueprint(), 3);
		Map<String, org.needlelab.exam.item.Key> keys = new java.util.HashMap<>();
		bank.newest().forEach(i -> keys.put(i.id(), i.key()));
		ScoreReport report = new ScoreReport(form, "c1", ExamScore.of(form, keys, Map.of()));
		List<String> lines = report.lines(Wording.english());
		assertEquals("Not passed: 0 % of the points, 70 % are needed.", lines.get(1));
		String law = bank.domains().stream().filter(d -> d.id().equals("law")).findFirst().orElseThrow().title().in("en");
		assertTrue(lines.contains(law + ": 0 of 3 points in 3 items"), lines::toString);
		List<String> nameless = new ScoreReport(form.named(Map.of()), "c1", ExamScore.of(form, keys, Map.of())).lines(Wording.english());
		assertTrue(nameless.contains("law: 0 of 3 points in 3 items"), nameless::toString);
		String html = report.html(Wording.english());
		assertTrue(html.contains("Small &lt;exam&gt;"));
		assertFalse(html.contains("<exam>"));
	}
}
