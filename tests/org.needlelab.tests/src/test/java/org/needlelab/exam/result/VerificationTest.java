package org.needlelab.exam.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needlelab.exam.evidence.Digest;
import org.needlelab.exam.evidence.Ed25519;
import org.needlelab.exam.evidence.Json;
import org.needlelab.exam.form.ExamItems;
import org.needlelab.exam.form.Form;
import org.needlelab.exam.item.Key;
import org.needlelab.exam.item.Response;
import org.needlelab.exam.session.Accommodations;
import org.needlelab.exam.session.ExamEvent;
import org.needlelab.exam.session.ExamSession;
import org.needlelab.exam.session.JournalLine;

class VerificationTest {

	private KeyPair keys;

	@BeforeEach
	void makeKeys() throws Exception {
		keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
	}

	private static Key key(Json.Obj item) {
		return item.fields().containsKey("station") ? new Key.Station("s", Optional.empty()) : new Key.One(Map.of("a", 1.0));
	}

	/** Two questions and, where wanted, a station. */
	private byte[] taken(Accommodations granted, Response second, Optional<Response> station) throws Exception {
		List<Json.Obj> contents = new ArrayList<>(List.of(Json.EMPTY.with("id", "i1"), Json.EMPTY.with("id", "i2")));
		List<Form.Entry> entries = new ArrayList<>();
		station.ifPresent(s -> contents.add(Json.EMPTY.with("id", "i3").with("station", true)));
		for (Json.Obj content : contents) {
			entries.add(new Form.Entry(content.text("id"), 1, content.sha256(), content.text("id").equals("i2") ? "b" : "a", 1, true));
		}
		Form form = new Form("f", ExamItems.text("F"), "b", 1, ExamItems.RULES, entries);
		byte[] header = new ExamHeader(form, contents, Ed25519.publicKey(keys.getPublic())).bytes();
		List<byte[]> lines = new ArrayList<>();
		ExamSession session = ExamSession.begin(form, Digest.hex(header), (n, line) -> lines.add(line), () -> Instant.ofEpochMilli(1_800_000_000_000L),
				() -> 0);
		List<ExamEvent> events = new ArrayList<>(List.of(new ExamEvent.Opened("at-1", form.sha256(), granted), new ExamEvent.Identified("c1", "Zo\u00eb"),
				new ExamEvent.RulesAccepted(), new ExamEvent.Started(), new ExamEvent.Focus(false),
				new ExamEvent.Answered("i1", new Response.Chosen(Set.of("a"))), new ExamEvent.Answered("i2", second)));
		station.ifPresent(s -> events.add(new ExamEvent.Answered("i3", s)));
		events.add(new ExamEvent.Submitted(second instanceof Response.Blank ? 1 : 0));
		List<ResultFile.Checkpoint> checkpoints = new ArrayList<>();
		for (ExamEvent event : events) {
			assertEquals(Optional.empty(), session.record(event));
			if (session.lines() % 4 == 0) {
				checkpoints.add(ResultFile.Checkpoint.of(session.lines(), session.head(), keys.getPrivate()));
			}
		}
		Map<String, Key> byItem = new java.util.HashMap<>();
		contents.forEach(c -> byItem.put(((Json.Text) c.get("id")).value(), key(c)));
		return ResultFile.seal(header, lines, checkpoints, ExamScore.of(form, byItem, session.state().responses()), keys.getPrivate());
	}

	private Verification verify(byte[] file) {
		return Verification.of(file, VerificationTest::key, Set.of(Ed25519.publicKey(keys.getPublic())));
	}

	@Test
	void whatWasSealedVerifiesAndScoresTheSame() throws Exception {
		Verification right = verify(taken(Accommodations.NONE, new Response.Chosen(Set.of("b")), Optional.empty()));
		assertEquals(Optional.empty(), right.flaw());
		ExamScore score = right.score().orElseThrow();
		assertEquals(50, score.percent());
		assertFalse(score.passed());
		assertEquals(List.of(new ExamScore.DomainScore("a", 1, 1, 1), new ExamScore.DomainScore("b", 1, 0, 1)), score.domains());
		assertEquals("c1", right.state().orElseThrow().candidate());
	}

	@Test
	void accommodationsDoNotMarkTheScore() throws Exception {
		Response blank = new Response.Blank();
		ExamScore plain = verify(taken(Accommodations.NONE, blank, Optional.empty())).score().orElseThrow();
		ExamScore granted = verify(taken(new Accommodations(2, 3, true, 2), blank, Optional.empty())).score().orElseThrow();
		assertEquals(new String(plain.json().canonical(), StandardCharsets.UTF_8), new String(granted.json().canonical(), StandardCharsets.UTF_8));
	}

	@Test
	void aCriticalFailureFailsWhateverThePoints() throws Exception {
		Response right = new Response.Chosen(Set.of("a"));
		ExamScore safe = verify(taken(Accommodations.NONE, right, Optional.of(new Response.Performed(80, 0)))).score().orElseThrow();
		assertTrue(safe.passed());
		ExamScore harm = verify(taken(Accommodations.NONE, right, Optional.of(new Response.Performed(100, 1)))).score().orElseThrow();
		assertEquals(1, harm.criticalFailures());
		assertTrue(harm.percent() > harm.cutPercent());
		assertFalse(harm.passed());
	}

	@Test
	void everyAlteredByteIsFoundInItsLine() throws Exception {
		byte[] file = taken(Accommodations.NONE, new Response.Chosen(Set.of("b")), Optional.empty());
		int sealStart = new String(file, StandardCharsets.ISO_8859_1).lastIndexOf('\n', file.length - 2) + 1;
		for (int i = 0; i < file.length; i++) {
			int mask = 1 << i % 8;
			byte[] altered = file.clone();
			altered[i] ^= (byte) mask;
			int at = i;
			Verification.Flaw flaw = verify(altered).flaw()
					.orElseThrow(() -> new AssertionError("byte " + at + " with " + mask + " was not noticed"));
			if (i < sealStart && file[i] != '\n' && altered[i] != '\n') {
				assertTrue(flaw.fromByte() <= i + 1L || flaw.kind() == Verification.Kind.BYTES, () -> "byte " + at + ": " + flaw);
				assertEquals(line(file, i), flaw.line(), () -> "byte " + at + " with " + mask + ": " + flaw);
			}
		}
	}

	private static int line(byte[] file, int at) {
		int line = 1;
		for (int i = 0; i < at; i++) {
			line += file[i] == '\n' ? 1 : 0;
		}
		return line;
	}

	@Test
	void linesLeftOutDoubledOrSwappedAreFound() throws Exception {
		byte[] file = taken(Accommodations.NONE, new Response.Chosen(Set.of("b")), Optional.empty());
		List<byte[]> lines = ResultFile.lines(file);
		for (int i = 0; i < lines.size(); i++) {
			List<byte[]> fewer = new ArrayList<>(lines);
			fewer.remove(i);
			assertTrue(verify(joined(fewer)).flaw().isPresent(), "without line " + (i + 1));
			List<byte[]> more = new ArrayList<>(lines);
			more.add(i, lines.get(i));
			assertTrue(verify(joined(more)).flaw().isPresent(), "line " + (i + 1) + " twice");
			if (i > 0) {
				List<byte[]> swapped = new ArrayList<>(lines);
				Collections.swap(swapped, i, i - 1);
				assertTrue(verify(joined(swapped)).flaw().isPresent(), "lines swapped at " + i);
			}
		}
		for (int length = 0; length < file.length; length += 7) {
			assertTrue(verify(java.util.Arrays.copyOf(file, length)).flaw().isPresent());
		}
	}

	private static byte[] joined(List<byte[]> lines) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		lines.forEach(line -> {
			out.writeBytes(line);
			out.write('\n');
		});
		return out.toByteArray();
	}

	@Test
	void anotherSeatsResultIsAStranger() throws Exception {
		byte[] file = taken(Accommodations.NONE, new Response.Blank(), Optional.empty());
		makeKeys();
		assertEquals(Verification.Kind.STRANGER, verify(file).flaw().orElseThrow().kind());
	}

	/** A seat with the right key, but a journal or score that the rules do not allow. */
	private Verification.Kind forged(List<ExamEvent> events, double credit) throws Exception {
		Json.Obj content = Json.EMPTY.with("id", "i1");
		Form form = new Form("f", ExamItems.text("F"), "b", 1, ExamItems.RULES,
				List.of(new Form.Entry("i1", 1, content.sha256(), "a", 1, true)));
		byte[] header = new ExamHeader(form, List.of(content), Ed25519.publicKey(keys.getPublic())).bytes();
		List<ExamEvent> all = new ArrayList<>(List.of(new ExamEvent.Opened("at", form.sha256(), Accommodations.NONE),
				new ExamEvent.Identified("c", "n"), new ExamEvent.RulesAccepted(), new ExamEvent.Started()));
		all.addAll(events);
		List<byte[]> lines = new ArrayList<>();
		String head = Digest.hex(header);
		for (ExamEvent event : all) {
			JournalLine line = new JournalLine(lines.size() + 1, 1_800_000_000_000L, 0, head, event);
			lines.add(line.bytes());
			head = line.sha256();
		}
		ExamScore score = ExamScore.of(form, Map.of("i1", new Key.One(Map.of("a", credit))), Map.of("i1", new Response.Chosen(Set.of("a"))));
		return verify(ResultFile.seal(header, lines, List.of(), score, keys.getPrivate())).flaw().map(Verification.Flaw::kind).orElse(null);
	}

	@Test
	void theRightKeyDoesNotHelpAgainstTheRules() throws Exception {
		ExamEvent right = new ExamEvent.Answered("i1", new Response.Chosen(Set.of("a")));
		ExamEvent submitted = new ExamEvent.Submitted(0);
		assertEquals(null, forged(List.of(right, submitted), 1));
		assertEquals(Verification.Kind.EVENT, forged(List.of(right, submitted, right), 1), "an answer after the end");
		assertEquals(Verification.Kind.EVENT, forged(List.of(submitted), 1), "a silent blank");
		assertEquals(Verification.Kind.UNFINISHED, forged(List.of(right), 1));
		assertEquals(Verification.Kind.SCORE, forged(List.of(right, submitted), 0.5));
	}
}
