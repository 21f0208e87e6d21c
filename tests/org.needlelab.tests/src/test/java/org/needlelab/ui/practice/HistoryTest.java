package org.needlelab.ui.practice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.exercise.Assessment;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.Scoring;
import org.needlelab.files.AttemptFile;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.Needle;

class HistoryTest {

	private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00.123Z");

	@TempDir
	private Path folder;
	private final PreparedExercise prepared = Slab.prepared();

	private Attempt attempt(double depthMm) {
		AtomicLong clock = new AtomicLong();
		ExerciseSession session = new ExerciseSession(prepared, Mode.TRAINING, new Needle(40, 0.25), () -> clock.addAndGet(500_000_000L));
		session.enterAt(Vec3.ZERO);
		session.deep(depthMm);
		session.withdraw();
		return session.attempt("test");
	}

	private Assessment assessment(Attempt attempt) {
		return Scoring.assess(prepared.bound(), attempt, Cancellation.NEVER);
	}

	@Test
	void whatIsFinishedIsThereAfterTheNextStart() throws Exception {
		History history = new History(folder.resolve("new"));
		history.read();
		Attempt attempt = attempt(16);
		history.add(MONDAY, Mode.ASSESSMENT, attempt, assessment(attempt));
		history.add(MONDAY.plusSeconds(60), Mode.TRAINING, attempt(29), assessment(attempt(29)));
		History again = new History(folder.resolve("new"));
		again.read();
		assertEquals(history.entries(), again.entries());
		assertEquals(2, again.of(attempt.scenarioId()).size());
		History.Entry first = again.entries().get(0);
		assertEquals(MONDAY, first.finishedAt());
		assertEquals(Mode.ASSESSMENT, first.mode());
		assertEquals(assessment(attempt).points(), first.points(), 1e-3);
		assertEquals(attempt.durationS().orElseThrow(), first.durationS(), 1e-3);
		assertArrayEquals(AttemptFile.format(attempt), Files.readAllBytes(again.file(first)));
		assertTrue(again.entries().get(1).critical(), "the pleura was pierced");
		assertFalse(again.entries().get(1).passed());
	}

	@Test
	void twoWindowsAddToOneTable() throws Exception {
		History one = new History(folder);
		History other = new History(folder);
		Attempt attempt = attempt(16);
		one.add(MONDAY, Mode.TRAINING, attempt, assessment(attempt));
		other.add(MONDAY.plusSeconds(1), Mode.TRAINING, attempt, assessment(attempt));
		one.add(MONDAY.plusSeconds(2), Mode.TRAINING, attempt, assessment(attempt));
		assertEquals(3, one.entries().size());
	}

	@Test
	void linesThatCannotBeReadAreCountedAndKept() throws Exception {
		History history = new History(folder);
		Attempt attempt = attempt(16);
		history.add(MONDAY, Mode.TRAINING, attempt, assessment(attempt));
		Path table = folder.resolve("history.csv");
		String good = Files.readAllLines(table).get(1);
		List<String> bad = List.of("yesterday,x,1,training,1,2,80,no,3,f", "2026-01-01T00:00:00Z,x,1,training,1,0,80,no,3,f", "\u0000;;",
				good.replace(",training,", ",guessing,"), good + ",more");
		Files.writeString(table, History.HEADER + "\n" + String.join("\n", bad) + "\n" + good + "\n");
		history.read();
		assertEquals(1, history.entries().size());
		assertEquals(bad.size(), history.unreadable());
		history.add(MONDAY.plusSeconds(1), Mode.TRAINING, attempt, assessment(attempt));
		assertTrue(Files.readAllLines(table).containsAll(bad));
	}

	@Test
	void aFolderThatCannotBeWrittenToIsSaid() throws Exception {
		Path file = Files.writeString(folder.resolve("file"), "in the way");
		Attempt attempt = attempt(16);
		InputException e = assertThrows(InputException.class,
				() -> new History(file).add(MONDAY, Mode.TRAINING, attempt, assessment(attempt)));
		assertEquals("file.unwritable", e.findings().get(0).key());
	}

	@Test
	void masteryIsThreePassesInARow() {
		History.Entry pass = new History.Entry(MONDAY, "x", 1, Mode.TRAINING, 9, 10, 80, false, 60, "f");
		assertTrue(pass.passed());
		assertFalse(new History.Entry(MONDAY, "x", 1, Mode.TRAINING, 10, 10, 80, true, 60, "f").passed(), "critical");
		assertFalse(new History.Entry(MONDAY, "x", 1, Mode.TRAINING, 7.9, 10, 80, false, 60, "f").passed(), "too few points");
	}

	@Test
	void theTableForOthersHasPercentAndResult() throws Exception {
		History history = new History(folder);
		assertEquals(History.HEADER + ",percent,passed\n", history.csv());
		Attempt attempt = attempt(29);
		history.add(MONDAY, Mode.TRAINING, attempt, assessment(attempt));
		String[] lines = history.csv().split("\n");
		assertEquals(lines[0].split(",").length, lines[1].split(",").length);
		assertTrue(lines[1].endsWith(",no"), lines[1]);
	}
}
