package org.needlelab.ui.exam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlelab.content.Content;
import org.needlelab.exam.form.ExamRules;
import org.needlelab.exam.form.Form;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.item.Response;
import org.needlelab.exam.session.Accommodations;
import org.needlelab.files.Schemas;
import org.needlelab.files.bank.BankFile;
import org.needlelab.files.exam.FormFile;
import org.needlelab.files.exam.ItemContent;

class LastCallTest {

	private static final long LENGTH_MS = 600_000;
	private static final String STATION = """
			- id: %s
			  version: 1
			  domain: technique
			  status: live
			  level: application
			  stem: {en: Treat the patient., es: Trate al paciente.}
			  kind: station
			  scenario: rhomboid-major-t4-left
			""";

	@TempDir
	private Path folder;
	private long nanos = 1;
	private ExamSitting sitting;
	private Item first;
	private Item second;
	private final Set<Item> begun = new HashSet<>();
	private LastCall call;

	@BeforeEach
	void start() throws Exception {
		Schemas schemas = Schemas.load(path -> {
			try {
				return Content.open(path);
			} catch (IOException e) {
				return null;
			}
		});
		ItemBank bank = new BankFile(schemas).parse("stations", ("""
				format: needlelab-bank
				version: 1
				id: stations
				title: {en: Stations, es: Estaciones}
				purpose: certification
				domains:
				- {id: technique, title: {en: Technique, es: Técnica}}
				items:
				""" + STATION.formatted("one") + STATION.formatted("two")).getBytes(StandardCharsets.UTF_8)).value();
		Form form = new Form("f", bank.title(), bank.id(), 1, new ExamRules(LENGTH_MS / 60_000.0, 70, 1, 5, false, false, ""),
				bank.newest().stream().map(
						i -> new Form.Entry(i.id(), i.version(), ItemContent.of(i).sha256(), i.about().domain(), i.points(), true)).toList());
		Path file = folder.resolve("a.form.json");
		Files.write(file, FormFile.format(form, bank, Map.of()));
		sitting = ExamSitting.open(new ExamSitting.Setting(file, folder.resolve("seat.db"), "a", Accommodations.NONE),
				KeyPairGenerator.getInstance("Ed25519").generateKeyPair(), schemas, () -> Instant.ofEpochMilli(nanos / 1_000_000), () -> nanos);
		sitting.identify("c1", "A. Person");
		sitting.accept();
		sitting.start();
		first = sitting.items().get(0);
		second = sitting.items().get(1);
		call = new LastCall(sitting, begun::contains);
	}

	@AfterEach
	void close() throws Exception {
		sitting.close();
	}

	/** Lets the clock go on until so much is left. */
	private void left(long ms) {
		nanos += (sitting.now().leftMs() - ms) * 1_000_000;
	}

	private List<Item> due() {
		return call.due(Optional.empty());
	}

	private List<Item> due(Item open) {
		return call.due(Optional.of(open));
	}

	@Test
	void aStationThatWasLeftIsCalledOnceAndItsAnswerIsTakenBeforeTheTimeIsUp() throws Exception {
		begun.add(first);
		left(LastCall.LEFT_MS);
		assertEquals(List.of(), due());
		left(LastCall.LEFT_MS - 1);
		assertEquals(List.of(first), due());
		assertEquals(List.of(), due());
		Response answer = new Response.Performed(50, 0, Optional.of("attempt"));
		left(1);
		assertEquals(Optional.empty(), sitting.answer(first, answer));
		left(0);
		assertTrue(sitting.tick(), "the time ran out");
		assertEquals(answer, sitting.response(first));
		assertEquals(List.of(), due(), "nothing is taken any more");
	}

	@Test
	void eachStationThatWasLeftHasItsTime() {
		begun.addAll(Set.of(first, second));
		left(2 * LastCall.LEFT_MS);
		assertEquals(List.of(), due());
		left(2 * LastCall.LEFT_MS - 1);
		assertEquals(List.of(first, second), due());
	}

	@Test
	void aStationWhereNothingWasDoneStaysBlank() {
		left(1);
		assertEquals(List.of(), due());
	}

	@Test
	void theOneOnTheScreenIsCalledLast() {
		begun.addAll(Set.of(first, second));
		left(LastCall.LEFT_MS - 1);
		assertEquals(List.of(second), due(first));
		left(LastCall.OPEN_MS);
		assertEquals(List.of(), due(first));
		left(LastCall.OPEN_MS - 1);
		assertEquals(List.of(first), due(first));
		assertEquals(List.of(), due(first));
	}

	@Test
	void oneThatIsLeftAfterTheCallIsCalledAgain() {
		begun.add(first);
		left(LastCall.LEFT_MS - 1);
		assertEquals(List.of(first), due());
		assertEquals(List.of(), due(first));
		left(10_000);
		assertEquals(List.of(first), due());
		assertEquals(List.of(), due(first));
		left(LastCall.OPEN_MS - 1);
		assertEquals(List.of(first), due(first));
		// its judging was given up with the page
		assertEquals(List.of(first), due());
	}

	@Test
	void nothingIsCalledInABreak() throws Exception {
		begun.add(first);
		left(LastCall.LEFT_MS - 1);
		sitting.pause(true);
		assertEquals(List.of(), due());
		sitting.pause(false);
		assertEquals(List.of(first), due());
	}
}
