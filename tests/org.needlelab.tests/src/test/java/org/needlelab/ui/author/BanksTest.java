package org.needlelab.ui.author;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlelab.base.InputException;
import org.needlelab.content.Content;
import org.needlelab.exam.item.HistoryEntry.Act;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exercise.LocalText;
import org.needlelab.files.Schemas;
import org.needlelab.files.bank.BankFile;
import org.needlelab.files.pack.PackDiff;
import org.needlelab.files.pack.PackFile;
import org.needlelab.render.FormOrigin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Banks as an author writes them: kept, signed, merged, undone, handed out. */
class BanksTest {

	private static final Schemas SCHEMAS = Schemas.load(path -> {
		try {
			return Content.open(path);
		} catch (IOException e) {
			return null;
		}
	});
	private static final LocalDate DAY = LocalDate.of(2026, 11, 28);

	@TempDir
	private Path author;
	private Banks banks;
	private BankDocument document;

	@BeforeEach
	void begin() {
		banks = new Banks(author, new BankFile(SCHEMAS));
		document = banks.begin("Quiz one", ItemBank.Purpose.TRAINING, List.of(new ItemBank.Domain("anatomy", new LocalText(Map.of("en", "Anatomy")))),
				List.of("es"));
	}

	private static ObjectNode item(String id) {
		ObjectNode item = JsonNodeFactory.instance.objectNode().put("id", id).put("version", 1).put("domain", "anatomy").put("status", "draft")
				.put("level", "recall");
		item.putObject("stem").put("en", "Is it so?");
		return item.put("kind", "true-false").put("key", true);
	}

	@Test
	void aBankBeginsEmptyAndRight() {
		assertEquals("quiz-one", document.textAt("/id"));
		assertEquals(List.of("en", "es"), document.languages());
		assertEquals(List.of(), document.problems());
		assertTrue(document.usable());
	}

	@Test
	void savingWritesTheAuthorIntoTheHistoryOnceADay() throws InputException {
		document.add(BankDocument.ITEMS, item("a-001"));
		assertTrue(banks.save(document, "A. Person", DAY));
		assertFalse(document.dirty());
		ItemBank bank = new BankFile(SCHEMAS).read(document.file()).value();
		assertEquals(1, bank.items().get(0).about().history().size());
		assertEquals("A. Person", bank.items().get(0).about().history().get(0).who());
		assertEquals(Act.WRITTEN, bank.items().get(0).about().history().get(0).act());
		document.set("/items/0/stem/en", TextNode.valueOf("Is it really so?"));
		banks.save(document, "A. Person", DAY);
		assertEquals(1, document.at("/items/0/history").size(), "the same day");
		document.set("/items/0/stem/en", TextNode.valueOf("Is it so at all?"));
		banks.save(document, "B. Other", DAY);
		assertEquals("changed", document.textAt("/items/0/history/1/act"));
		assertEquals("B. Other", document.textAt("/items/0/history/1/who"));
		banks.save(document, "C. Third", DAY);
		assertEquals(2, document.at("/items/0/history").size(), "nothing changed");
	}

	@Test
	void whatOneItemHasWrongLeavesTheOthersToBeAsked() {
		document.add(BankDocument.ITEMS, item("a-001"));
		document.add(BankDocument.ITEMS, item("a-002").put("domain", "nowhere"));
		assertFalse(document.usable());
		assertEquals("bank.domain.unknown", document.problems().get(0).key());
		assertEquals("/items/1/domain", Pointers.at(document, document.problems().get(0)));
		assertEquals(Optional.of("a-001"), document.itemAt(0).map(i -> i.id()));
		document.set("/items/0/key", TextNode.valueOf("perhaps"));
		assertEquals(Optional.empty(), document.itemAt(0));
	}

	@Test
	void everyChangeCanBeUndone() {
		String before = document.text();
		document.add(BankDocument.ITEMS, item("a-001"));
		document.set("/items/0/rationale/en", TextNode.valueOf("Because."));
		assertEquals("Because.", document.textAt("/items/0/rationale/en"), "an object is begun with its first property");
		document.remove("/items/0");
		for (int i = 0; i < 3; i++) {
			document.undo();
		}
		assertEquals(before, document.text());
		assertFalse(document.canUndo());
	}

	@Test
	void aDraftOutlivesTheProgram() throws InputException {
		document.add(BankDocument.ITEMS, item("a-001"));
		banks.keepDraft(document);
		Banks again = new Banks(author, new BankFile(SCHEMAS));
		assertEquals(1, again.mine().size());
		assertTrue(again.mine().get(0).draft());
		assertEquals(document.text(), again.open(again.mine().get(0)).text());
	}

	@Test
	void whatTwoWroteIsBroughtTogether() throws InputException {
		document.add(BankDocument.ITEMS, item("a-001"));
		document.add(BankDocument.ITEMS, item("a-002"));
		banks.save(document, "A. Person", DAY);
		BankDocument other = banks.open(banks.mine().get(0));
		other.set("/items/1/stem/en", TextNode.valueOf("Theirs?"));
		banks.save(other, "B. Other", DAY);
		document.set("/items/0/stem/en", TextNode.valueOf("Mine?"));
		assertFalse(banks.save(document, "A. Person", DAY), "nothing is written over");
		Merged merged = banks.merge(document);
		assertEquals(List.of(), merged.both());
		assertEquals(List.of("/items/a-002/stem/en", "/items/a-002/history/1"), merged.theirs().stream().map(PackDiff.Value::pointer).toList());
		assertEquals("Mine?", document.textAt("/items/0/stem/en"));
		assertEquals("Theirs?", document.textAt("/items/1/stem/en"));
		assertTrue(banks.save(document, "A. Person", DAY));
	}

	@Test
	void itemsOfTheShippedBankAreFixed() throws Exception {
		String text = new String(Content.open("bank/training.bank.yaml").readAllBytes(), StandardCharsets.UTF_8);
		BankDocument copy = banks.begin("Copy", text);
		assertEquals(List.of(), copy.problems());
		assertTrue(copy.count() > 100);
		assertFalse(copy.open(0), "in review");
		assertEquals("copy", copy.textAt("/id"));
		assertTrue(copy.text().contains("# Training bank."), "comments stay");
	}

	@Test
	void aPictureIsPartOfThePackAndIsFoundThere() throws Exception {
		Path picture = Files.write(author.resolve("My picture.PNG"), new byte[] { 1, 2, 3 });
		ObjectNode medium = banks.addPicture(picture);
		assertEquals("media/my-picture.png", medium.path("file").asText());
		medium.putObject("alternative").put("en", "A picture.");
		document.add(BankDocument.ITEMS, item("a-001"));
		document.add("/items/0/media", medium);
		document.set("/title/es", TextNode.valueOf("Prueba"));
		banks.save(document, "A. Person", DAY);
		PackDesk desk = new PackDesk(author, SCHEMAS);
		PackDesk.Ready ready = desk.prepare(new PackDesk.Draft("course", "A course", "A. Person", List.of(), List.of(document.file())));
		assertTrue(ready.read().pack().files().containsKey("media/my-picture.png"));
		Path archive = author.resolve("course.pack.zip");
		desk.handOut(ready, "secret".toCharArray(), archive);
		PackFile.Read read = new PackFile(SCHEMAS).read(archive);
		PackFile.writeFolder(author.resolve("unpacked"), read.pack().files());
		FormOrigin there = new FormOrigin(patient -> {
			throw new AssertionError("no body is needed");
		}, Optional.of(author.resolve("unpacked/banks")));
		assertEquals(3, there.medium("media/my-picture.png").orElseThrow().length);
		assertEquals(Optional.empty(), there.medium("../../course.pack.zip"), "nothing outside the pack");
		assertEquals(List.of(), desk.prepare(new PackDesk.Draft("course", "A course", "A. Person", List.of(), List.of(document.file()))).changes().stream()
				.filter(c -> !c.path().equals("pack.yaml")).toList());
		assertThrows(InputException.class, () -> desk.prepare(new PackDesk.Draft("course", "A course", "A. Person", List.of(), List.of())), "an empty pack");
	}

	@Test
	void whatIsNoPictureIsRefused() throws Exception {
		Path text = Files.writeString(author.resolve("notes.txt"), "no picture");
		assertEquals("author.picture", assertThrows(InputException.class, () -> banks.addPicture(text)).findings().get(0).key());
	}
}
