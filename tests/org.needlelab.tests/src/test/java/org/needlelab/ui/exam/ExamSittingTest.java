package org.needlelab.ui.exam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlelab.base.InputException;
import org.needlelab.content.Content;
import org.needlelab.exam.evidence.Ed25519;
import org.needlelab.exam.form.ExamRules;
import org.needlelab.exam.form.Form;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.item.Question;
import org.needlelab.exam.item.Response;
import org.needlelab.exam.session.Accommodations;
import org.needlelab.exam.session.Refusal;
import org.needlelab.exam.session.SessionState.Phase;
import org.needlelab.files.Schemas;
import org.needlelab.files.bank.BankFile;
import org.needlelab.files.exam.FormFile;
import org.needlelab.files.exam.ItemContent;

class ExamSittingTest {

	private static final Schemas SCHEMAS = Schemas.load(path -> {
		try {
			return Content.open(path);
		} catch (IOException e) {
			return null;
		}
	});
	private static KeyPair key;

	@TempDir
	private Path folder;
	private Path form;
	private long nanos = 1;
	private long wallMs = 1_800_000_000_000L;

	@BeforeAll
	static void key() throws Exception {
		key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
	}

	@BeforeEach
	void form() throws Exception {
		ItemBank bank;
		try (InputStream in = Content.open("bank/training.bank.yaml")) {
			bank = new BankFile(SCHEMAS).parse("bank", in.readAllBytes()).value();
		}
		List<Item> items = bank.newest().stream().filter(i -> i.question() instanceof Question.MultipleChoice).limit(3).toList();
		Form made = new Form("f", bank.title(), bank.id(), 1, new ExamRules(10, 70, 1, 5, false, false, "No notes."),
				items.stream().map(i -> new Form.Entry(i.id(), i.version(), ItemContent.of(i).sha256(), i.about().domain(), i.points(), true))
						.toList());
		form = folder.resolve("a.form.json");
		Files.write(form, FormFile.format(made, bank, Map.of()));
	}

	private void pass(long ms) {
		nanos += ms * 1_000_000;
		wallMs += ms;
	}

	private ExamSitting open(String attempt) throws InputException {
		return ExamSitting.open(new ExamSitting.Setting(form, folder.resolve("seat.db"), attempt, Accommodations.NONE), key, SCHEMAS,
				() -> Instant.ofEpochMilli(wallMs), () -> nanos);
	}

	private ExamSitting running(String attempt) throws Exception {
		ExamSitting sitting = open(attempt);
		sitting.identify("c1", "A. Person");
		sitting.accept();
		sitting.start();
		return sitting;
	}

	private static Response first(Item item) {
		return new Response.Chosen(Set.of(((Question.MultipleChoice) item.question()).options().get(0).id()));
	}

	@Test
	void whatWasAnsweredIsThereAfterTheProgramWasLost() throws Exception {
		ExamSitting lost = running("a");
		Item item = lost.items().get(1);
		pass(30_000);
		lost.move(item);
		lost.flag(item, true);
		assertEquals(Optional.empty(), lost.answer(item, first(item)));
		// not closed: the process is gone
		pass(3_600_000);
		ExamSitting again = open("a");
		assertEquals(first(item), again.response(item));
		assertEquals(Set.of(item.id()), again.now().flags());
		assertEquals(Optional.of(item.id()), again.now().current());
		assertEquals(600_000 - 30_000, again.now().leftMs(), "an hour without power is not on the clock");
		again.close();
		lost.close();
	}

	@Test
	void theClockIsKeptThoughNothingHappens() throws Exception {
		ExamSitting lost = running("a");
		for (int i = 0; i < 240; i++) {
			pass(500);
			assertFalse(lost.tick());
		}
		ExamSitting again = open("a");
		long used = 600_000 - again.now().leftMs();
		assertTrue(used > 120_000 - 15_500 && used <= 120_000, () -> "used " + used);
		again.close();
		lost.close();
	}

	@Test
	void timeRunsOutOnceAndNothingIsTakenAfterIt() throws Exception {
		ExamSitting sitting = running("a");
		Item item = sitting.items().get(0);
		pass(600_000);
		assertEquals(Optional.of(Refusal.TIME_IS_UP), sitting.answer(item, first(item)));
		assertTrue(sitting.tick());
		assertFalse(sitting.tick());
		assertEquals(Phase.CLOSED, sitting.now().phase());
		assertTrue(sitting.seal().length > 0);
		sitting.close();
	}

	@Test
	void blanksAreNeverSilent() throws Exception {
		ExamSitting sitting = running("a");
		Item item = sitting.items().get(0);
		sitting.answer(item, first(item));
		assertEquals(Optional.of(Refusal.BLANKS), sitting.submit(0));
		assertEquals(Optional.empty(), sitting.submit(2));
		assertEquals(3, sitting.score().items().size());
		sitting.close();
	}

	@Test
	void everyAttemptHasAnOrderOfItsOwnAndKeepsIt() throws Exception {
		Set<List<String>> orders = new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
		for (int i = 0; i < 12; i++) {
			ExamSitting sitting = open("a" + i);
			Item item = sitting.items().get(0);
			var options = ((Question.MultipleChoice) item.question()).options();
			List<String> order = sitting.shown(item, options, true).stream().map(o -> o.id()).toList();
			assertEquals(order, sitting.shown(item, options, true).stream().map(o -> o.id()).toList());
			assertEquals(options, sitting.shown(item, options, false));
			orders.add(order);
			sitting.close();
		}
		assertTrue(orders.size() > 3, orders::toString);
	}

	@Test
	void anotherKeyCannotGoOnWithTheAttempt() throws Exception {
		running("a").close();
		KeyPair other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
		assertNotEquals(Ed25519.publicKey(key.getPublic()), Ed25519.publicKey(other.getPublic()));
		InputException refused = assertThrows(InputException.class,
				() -> ExamSitting.open(new ExamSitting.Setting(form, folder.resolve("seat.db"), "a", Accommodations.NONE), other, SCHEMAS,
						() -> Instant.ofEpochMilli(wallMs), () -> nanos));
		assertEquals("exam.attempt.begun", refused.findings().get(0).key());
	}

	@Test
	void anAlteredFormIsRefused() throws Exception {
		byte[] bytes = Files.readAllBytes(form);
		bytes[bytes.length / 2] ^= 1;
		Files.write(form, bytes);
		assertThrows(InputException.class, () -> open("a"));
	}
}
