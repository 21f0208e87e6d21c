package org.needlelab.ui.author;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.content.Content;
import org.needlelab.exam.evidence.Digest;
import org.needlelab.exam.form.ExamRules;
import org.needlelab.exam.form.Form;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.item.Response;
import org.needlelab.exam.session.Accommodations;
import org.needlelab.exercise.LocalText;
import org.needlelab.files.Schemas;
import org.needlelab.files.bank.BankFile;
import org.needlelab.files.exam.FormFile;
import org.needlelab.files.exam.FormFreezing;
import org.needlelab.files.exam.ItemContent;
import org.needlelab.ui.exam.ExamSitting;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The practical stations of an exam, followed as a course: from the store in which the seat sealed its results. */
class CourseStoreTest {

	private static final Schemas SCHEMAS = Schemas.load(path -> {
		try {
			return Content.open(path);
		} catch (IOException e) {
			return null;
		}
	});
	private static final String SCENARIO = "rhomboid-major-t4-left";

	@TempDir
	private Path folder;
	private Path form;
	private Path store;
	private KeyPair key;

	@BeforeEach
	void exam() throws Exception {
		key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
		store = folder.resolve("seat.db");
		BankDocument document = new Banks(folder, new BankFile(SCHEMAS)).begin("Stations", ItemBank.Purpose.CERTIFICATION,
				List.of(new ItemBank.Domain("practice", new LocalText(Map.of("en", "Practice")))), List.of());
		ObjectNode station = JsonNodeFactory.instance.objectNode().put("id", "s-001").put("version", 1).put("domain", "practice").put("status", "draft")
				.put("level", "application");
		station.putObject("stem").put("en", "Needle the rhomboid.");
		document.add(BankDocument.ITEMS, station.put("kind", "station").put("scenario", SCENARIO));
		ItemBank bank = document.bank().orElseThrow(() -> new AssertionError(document.problems()));
		Item item = bank.items().get(0);
		byte[] scenario = shipped("scenarios/" + SCENARIO + ".scenario.yaml");
		Form made = new Form("f", bank.title(), bank.id(), 1, new ExamRules(10, 70, 1, 5, false, false, "No notes."),
				List.of(new Form.Entry(item.id(), 1, ItemContent.of(item).sha256(), "practice", item.points(), true)), Map.of(),
				Map.of(FormFreezing.scenarioOf(SCENARIO), Digest.hex(scenario)), Map.of());
		form = folder.resolve("a.form.json");
		Files.write(form, FormFile.format(made, bank, Map.of(FormFreezing.scenarioOf(SCENARIO), scenario)));
	}

	private static byte[] shipped(String path) throws IOException {
		try (InputStream in = Content.open(path)) {
			return in.readAllBytes();
		}
	}

	private void sat(String candidate, Optional<String> attempt) throws Exception {
		try (ExamSitting sitting = ExamSitting.open(new ExamSitting.Setting(form, store, candidate + "-1", Accommodations.NONE), key, SCHEMAS,
				() -> Instant.ofEpochMilli(1_800_000_000_000L), () -> 1)) {
			sitting.identify(candidate, candidate);
			sitting.accept();
			sitting.start();
			assertEquals(Optional.empty(), sitting.answer(sitting.items().get(0), new Response.Performed(80, 0, attempt)));
			assertEquals(Optional.empty(), sitting.submit(0));
			sitting.seal();
		}
	}

	@Test
	void stationsOfSealedResultsAreTheCandidatesAttempts() throws Exception {
		String good = new String(shipped("attempts/" + SCENARIO + ".good.attempt.json"), StandardCharsets.UTF_8);
		sat("anna", Optional.of(good));
		sat("ben", Optional.of(new String(shipped("attempts/" + SCENARIO + ".too-deep.attempt.json"), StandardCharsets.UTF_8)));
		sat("carl", Optional.empty());
		sat("dora", Optional.of("{}"));
		List<Finding> refused = new ArrayList<>();
		List<Course.Paper> papers = Course.papers(store, SCHEMAS, refused);
		assertEquals(List.of("anna", "ben"), papers.stream().map(Course.Paper::learner).sorted().toList());
		assertEquals(List.of(SCENARIO), papers.stream().map(p -> p.attempt().value().scenarioId()).distinct().toList());
		assertEquals(1, refused.stream().map(f -> f.where().orElseThrow().file()).distinct().count(), "one unreadable station is not in the way of the rest: " + refused);
	}

	@Test
	void whatIsNoStoreIsToldAndNothingIsBegunThere() throws IOException {
		Path mistyped = folder.resolve("saet.db");
		InputException none = assertThrows(InputException.class, () -> Course.papers(mistyped, SCHEMAS, new ArrayList<>()));
		assertEquals("exam.store.none", none.findings().get(0).key());
		assertFalse(Files.exists(mistyped));
		Path other = Files.writeString(folder.resolve("letter.db"), "Dear all,");
		assertThrows(InputException.class, () -> Course.papers(other, SCHEMAS, new ArrayList<>()));
		assertEquals("Dear all,", Files.readString(other));
	}
}
