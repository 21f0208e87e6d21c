package org.needlelab.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlelab.exam.evidence.Digest;
import org.needlelab.exam.result.Decision;
import org.opentest4j.TestAbortedException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** What holds of every store, on SQLite and on a real PostgreSQL. */
class CentralStoreTest {

	@TempDir
	private Path folder;

	private static void holds(ExamStore store) throws StoreException {
		store.begin("a", new byte[] { 1 });
		assertThrows(StoreException.class, () -> store.begin("a", new byte[] { 1 }));
		try {
			store.journal("a").append(1, new byte[] { 2, 0, -1 });
		} catch (java.io.IOException e) {
			throw (StoreException) e;
		}
		assertThrows(StoreException.class, () -> store.journal("a").append(1, new byte[] { 3 }));
		assertArrayEquals(new byte[] { 2, 0, -1 }, store.lines("a").get(0));
		store.checkpoint("a", 1, "ab");
		assertEquals(1, store.checkpoints("a").get(0).getKey());

		byte[] file = { 1, 2 };
		assertTrue(store.importResult("a", file));
		assertFalse(store.importResult("a", file));
		assertThrows(StoreException.class, () -> store.importResult("a", new byte[] { 1, 3 }));
		assertEquals(List.of("a"), store.results());

		Decision first = new Decision("a", Digest.hex(file), Decision.Verdict.DECLINED, "B", "Identity unclear", 5);
		Decision second = new Decision("a", Digest.hex(file), Decision.Verdict.CERTIFIED, "C", "Identity cleared", 6);
		store.decide(first);
		store.decide(second);
		assertEquals(List.of(first, second), store.decisions("a"));
		assertThrows(StoreException.class, () -> store.decide(new Decision("a", "0", Decision.Verdict.VOIDED, "C", "r", 6)));
		assertThrows(StoreException.class, () -> store.decide(new Decision("b", "0", Decision.Verdict.VOIDED, "C", "r", 6)));

		assertEquals(1, store.keep(ExamStore.Kind.BANK, "q", new byte[] { 1 }));
		assertEquals(1, store.keep(ExamStore.Kind.BANK, "q", new byte[] { 1 }));
		assertEquals(2, store.keep(ExamStore.Kind.BANK, "q", new byte[] { 2 }));
		assertEquals(List.of("q"), store.documents(ExamStore.Kind.BANK));
		assertEquals(List.of(), store.documents(ExamStore.Kind.FORM));
		assertArrayEquals(new byte[] { 2 }, store.document(ExamStore.Kind.BANK, "q").orElseThrow());

		store.keep(new ExamStore.Account("n", "author", "h1"));
		store.keep(new ExamStore.Account("n", "author,reviewer", "h2"));
		assertEquals(List.of(new ExamStore.Account("n", "author,reviewer", "h2")), store.accounts());

		store.issue(new ExamStore.Certificate("urn:1", "a", new byte[] { 9 }, "t"));
		assertEquals("t", store.certificates().get(0).credential());
	}

	@Test
	void onSqlite() throws Exception {
		Path file = folder.resolve("office.db");
		try (ExamStore store = ExamStore.open(file)) {
			holds(store);
		}
		try (ExamStore store = ExamStore.open(file.toString(), Optional.empty())) {
			assertEquals(2, store.decisions("a").size());
		}
	}

	@Test
	void onPostgresql() throws Exception {
		try (EmbeddedPostgres server = started()) {
			String where = server.getJdbcUrl("postgres", "postgres");
			try (ExamStore store = ExamStore.open(where, Optional.empty())) {
				holds(store);
				together(store);
			}
			try (Connection connection = server.getPostgresDatabase().getConnection(); Statement statement = connection.createStatement()) {
				for (String table : List.of("attempt", "journal", "checkpoint", "result", "decision", "certificate", "document", "account")) {
					for (String sql : List.of("DELETE FROM " + table, "TRUNCATE " + table + " CASCADE")) {
						assertTrue(assertThrows(SQLException.class, () -> statement.executeUpdate(sql)).getMessage().contains("only added to"), sql);
					}
				}
				statement.executeUpdate("INSERT INTO databasechangelog SELECT 'needlelab-99', author, filename, dateexecuted, 99, exectype, md5sum,"
						+ " description, comments, tag, liquibase, contexts, labels, deployment_id FROM databasechangelog LIMIT 1");
			}
			try (ExamStore again = ExamStore.open(where, Optional.empty())) {
				throw new AssertionError("a newer schema was opened: " + again.attempts());
			} catch (StoreException e) {
				assertTrue(e.getMessage().contains("newer"), e.getMessage());
			}
		}
		assertThrows(StoreException.class, () -> ExamStore.open("jdbc:mysql://x", Optional.empty()));
	}

	/** Many members of staff import the same results at once: each is there once. */
	private static void together(ExamStore store) throws Exception {
		ExecutorService staff = Executors.newFixedThreadPool(4);
		try {
			List<Callable<Boolean>> imports = java.util.stream.IntStream.range(0, 40)
					.mapToObj(i -> (Callable<Boolean>) () -> store.importResult("r" + i % 10, new byte[] { (byte) (i % 10) })).toList();
			int added = 0;
			for (Future<Boolean> one : staff.invokeAll(imports)) {
				added += one.get() ? 1 : 0;
			}
			assertEquals(10, added);
		} finally {
			staff.shutdown();
		}
	}

	private static EmbeddedPostgres started() {
		try {
			return EmbeddedPostgres.builder().start();
		} catch (java.io.IOException | IllegalStateException e) {
			// PostgreSQL refuses to run as root where the kernel lends no other user
			throw new TestAbortedException("PostgreSQL does not start here: " + e, e);
		}
	}
}
