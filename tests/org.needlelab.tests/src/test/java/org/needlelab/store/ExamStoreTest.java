package org.needlelab.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlelab.exam.item.Response;
import org.needlelab.exam.session.ExamSession;

class ExamStoreTest {

	/** {@code -Dneedlelab.kills=200} is the nightly run. */
	private static final int KILLS = Integer.getInteger("needlelab.kills", 5);
	private static final int MAX_LIFE_MS = 250;

	@TempDir
	private Path folder;

	@Test
	void noAcknowledgedAnswerIsLostWhenTheProgramIsKilled() throws Exception {
		Path file = folder.resolve("seat.db");
		Random random = new Random(20261124);
		long acknowledged = 0;
		Map<String, Integer> saved = new HashMap<>();
		for (int kill = 0; kill < KILLS; kill++) {
			acknowledged += liveAndDie(file, random.nextInt(MAX_LIFE_MS), saved);
			try (ExamStore store = ExamStore.open(file)) {
				ExamSession session = CrashingSeat.session(store);
				for (Map.Entry<String, Integer> answer : saved.entrySet()) {
					Response kept = session.state().responses().get(answer.getKey());
					int value = kept instanceof Response.Typed typed ? Integer.parseInt(typed.text()) : -1;
					// the keystroke in flight may be there without having been acknowledged
					assertTrue(value >= answer.getValue(), () -> answer + " was acknowledged, " + kept + " is there");
				}
			}
		}
		assertTrue(acknowledged > KILLS, "the program was killed before it did anything");
		System.out.println(KILLS + " kills, " + acknowledged + " acknowledged answers, none lost");
	}

	/** Runs the seat, kills it, and notes what it said was saved. */
	private static long liveAndDie(Path file, int lifeMs, Map<String, Integer> saved) throws Exception {
		Process seat = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-Xshare:auto",
				"-cp", System.getProperty("java.class.path"), CrashingSeat.class.getName(), file.toString())
				.redirectError(ProcessBuilder.Redirect.DISCARD).start();
		long count = 0;
		try (BufferedReader out = new BufferedReader(new InputStreamReader(seat.getInputStream(), StandardCharsets.UTF_8))) {
			assertTrue(String.valueOf(out.readLine()).startsWith("ready "), "the seat did not start");
			Thread killer = new Thread(() -> {
				try {
					Thread.sleep(lifeMs);
				} catch (InterruptedException e) {
					Thread.currentThread().interrupt();
				}
				seat.destroyForcibly();
			});
			killer.start();
			for (String line = read(out); line != null; line = read(out)) {
				String[] words = line.split(" ");
				// a line that was cut off was no acknowledgement
				if (words.length == 3) {
					saved.put(words[0], Integer.parseInt(words[1]));
					count++;
				}
			}
			killer.join();
		}
		seat.waitFor();
		return count;
	}

	private static String read(BufferedReader out) {
		try {
			return out.readLine();
		} catch (java.io.IOException e) {
			return null;
		}
	}

	@Test
	void nothingIsChangedOrRemoved() throws Exception {
		Path file = folder.resolve("seat.db");
		try (ExamStore store = ExamStore.open(file)) {
			store.begin("a", new byte[] { 1 });
			store.journal("a").append(1, new byte[] { 2 });
			assertThrows(StoreException.class, () -> store.begin("a", new byte[] { 3 }));
			assertThrows(StoreException.class, () -> store.journal("a").append(1, new byte[] { 4 }));
			assertThrows(StoreException.class, () -> store.journal("unknown").append(1, new byte[] { 4 }));
		}
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file); Statement statement = connection.createStatement()) {
			for (String sql : new String[] { "UPDATE journal SET line = x'00'", "DELETE FROM journal", "UPDATE attempt SET header = x'00'" }) {
				assertThrows(SQLException.class, () -> statement.executeUpdate(sql));
			}
		}
		try (ExamStore store = ExamStore.open(file)) {
			assertArrayEquals(new byte[] { 2 }, store.lines("a").get(0));
		}
	}

	@Test
	void aResultIsImportedOnce() throws Exception {
		try (ExamStore store = ExamStore.open(folder.resolve("office.db"))) {
			assertTrue(store.importResult("a", new byte[] { 1, 2 }));
			assertFalse(store.importResult("a", new byte[] { 1, 2 }));
			assertThrows(StoreException.class, () -> store.importResult("a", new byte[] { 1, 3 }));
			assertArrayEquals(new byte[] { 1, 2 }, store.result("a").orElseThrow());
		}
	}

	@Test
	void whatIsNoStoreIsRefused() throws Exception {
		Path file = Files.writeString(folder.resolve("text.db"), "This is a text, and a long one, so that it cannot be taken for an empty file.".repeat(20));
		assertThrows(StoreException.class, () -> ExamStore.open(file));
		Path newer = folder.resolve("newer.db");
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + newer); Statement statement = connection.createStatement()) {
			statement.executeUpdate("PRAGMA user_version = 99");
		}
		assertEquals(newer + ": version 99 is newer than 2", assertThrows(StoreException.class, () -> ExamStore.open(newer)).getMessage());
	}

	/** A store of version 1, made before Liquibase: what is in it stays, what is new can be used, and it is still only added to. */
	@Test
	void aStoreOfVersionOneIsBroughtUpToDate() throws Exception {
		Path file = folder.resolve("old.db");
		try (java.io.InputStream old = ExamStoreTest.class.getResourceAsStream("/history/store-1.db")) {
			Files.copy(old, file);
		}
		for (int time = 1; time <= 2; time++) {
			try (ExamStore store = ExamStore.open(file)) {
				assertEquals(java.util.List.of("c1-a"), store.attempts());
				assertArrayEquals("{\"line\":1}".getBytes(StandardCharsets.UTF_8), store.lines("c1-a").get(0));
				assertEquals("abcd", store.checkpoints("c1-a").get(0).getValue());
				assertArrayEquals("result".getBytes(StandardCharsets.UTF_8), store.result("c1-a").orElseThrow());
				assertEquals(time, store.keep(ExamStore.Kind.BANK, "b", new byte[] { (byte) time }));
			}
		}
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file); Statement statement = connection.createStatement()) {
			assertEquals(2, statement.executeQuery("PRAGMA user_version").getInt(1));
			for (String table : new String[] { "attempt", "journal", "checkpoint", "result", "document" }) {
				assertThrows(SQLException.class, () -> statement.executeUpdate("DELETE FROM " + table), table);
			}
		}
	}
}
