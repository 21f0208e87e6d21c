package org.needlelab.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.needlelab.exam.evidence.Digest;
import org.needlelab.exam.session.Journal;
import org.sqlite.SQLiteConfig;

/**
 * Exams and results on the disk of a seat or an office: a SQLite file in WAL mode with {@code synchronous=FULL}, so that what was
 * committed is there after a loss of power. Journals and results are only ever added to; the database itself refuses anything else. For
 * one thread.
 */
public final class ExamStore implements AutoCloseable {

	/** So long another program may hold the file before we give up. */
	private static final int BUSY_TIMEOUT_MS = 10_000;

	/** Each entry brings the schema from one version to the next. */
	private static final List<List<String>> MIGRATIONS = List.of(List.of(
			"CREATE TABLE attempt (id TEXT PRIMARY KEY, header BLOB NOT NULL)",
			"CREATE TABLE journal (attempt TEXT NOT NULL REFERENCES attempt (id), number INTEGER NOT NULL, line BLOB NOT NULL,"
					+ " PRIMARY KEY (attempt, number))",
			"CREATE TABLE checkpoint (attempt TEXT NOT NULL REFERENCES attempt (id), number INTEGER NOT NULL, signature TEXT NOT NULL,"
					+ " PRIMARY KEY (attempt, number))",
			"CREATE TABLE result (attempt TEXT PRIMARY KEY, sha256 TEXT NOT NULL, file BLOB NOT NULL)",
			refusing("attempt", "UPDATE"), refusing("attempt", "DELETE"), refusing("journal", "UPDATE"), refusing("journal", "DELETE"),
			refusing("checkpoint", "UPDATE"), refusing("checkpoint", "DELETE"), refusing("result", "UPDATE"), refusing("result", "DELETE")));

	private final Connection connection;

	private ExamStore(Connection connection) {
		this.connection = connection;
	}

	private static String refusing(String table, String act) {
		return "CREATE TRIGGER " + table + "_no_" + act.toLowerCase(java.util.Locale.ROOT) + " BEFORE " + act + " ON " + table
				+ " BEGIN SELECT RAISE(ABORT, 'only added to'); END";
	}

	/**
	 * Opens a store; makes it where there is none.
	 *
	 * @throws StoreException when the file cannot be used, or is of a newer version
	 */
	public static ExamStore open(Path file) throws StoreException {
		SQLiteConfig config = new SQLiteConfig();
		config.setJournalMode(SQLiteConfig.JournalMode.WAL);
		config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
		config.setBusyTimeout(BUSY_TIMEOUT_MS);
		config.enforceForeignKeys(true);
		config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
		try {
			Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
			try {
				migrate(connection);
				connection.setAutoCommit(true);
				return new ExamStore(connection);
			} catch (SQLException | StoreException e) {
				connection.close();
				throw e;
			}
		} catch (SQLException e) {
			throw new StoreException(file + ": " + e.getMessage(), e);
		}
	}

	private static void migrate(Connection connection) throws SQLException, StoreException {
		connection.setAutoCommit(false);
		try (Statement statement = connection.createStatement()) {
			int version;
			try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
				version = row.getInt(1);
			}
			if (version > MIGRATIONS.size()) {
				throw new StoreException("version " + version + " is newer than " + MIGRATIONS.size());
			}
			for (List<String> step : MIGRATIONS.subList(version, MIGRATIONS.size())) {
				for (String sql : step) {
					statement.executeUpdate(sql);
				}
			}
			statement.executeUpdate("PRAGMA user_version = " + MIGRATIONS.size());
			connection.commit();
		}
	}

	/** What a statement needs to know. */
	@FunctionalInterface
	private interface Use<T> {
		T of(PreparedStatement statement) throws SQLException;
	}

	private <T> T with(String sql, Use<T> use) throws StoreException {
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			return use.of(statement);
		} catch (SQLException e) {
			throw new StoreException(String.valueOf(e.getMessage()), e);
		}
	}

	/**
	 * Begins an attempt.
	 *
	 * @param header what stands above its journal
	 * @throws StoreException also when the attempt is there already
	 */
	public void begin(String attempt, byte[] header) throws StoreException {
		with("INSERT INTO attempt (id, header) VALUES (?, ?)", s -> {
			s.setString(1, attempt);
			s.setBytes(2, header);
			return s.executeUpdate();
		});
	}

	/** The header of an attempt; empty when there is none. */
	public Optional<byte[]> header(String attempt) throws StoreException {
		return blob("SELECT header FROM attempt WHERE id = ?", attempt);
	}

	private Optional<byte[]> blob(String sql, String id) throws StoreException {
		return with(sql, s -> {
			s.setString(1, id);
			try (ResultSet row = s.executeQuery()) {
				return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
			}
		});
	}

	/** All attempts, in order of their identifiers. */
	public List<String> attempts() throws StoreException {
		return with("SELECT id FROM attempt ORDER BY id", s -> {
			List<String> ids = new ArrayList<>();
			try (ResultSet row = s.executeQuery()) {
				while (row.next()) {
					ids.add(row.getString(1));
				}
			}
			return ids;
		});
	}

	/** Where the lines of an attempt go: a line is on the disk when {@code append} returns. */
	public Journal journal(String attempt) {
		return (number, line) -> with("INSERT INTO journal (attempt, number, line) VALUES (?, ?, ?)", s -> {
			s.setString(1, attempt);
			s.setInt(2, number);
			s.setBytes(3, line);
			return s.executeUpdate();
		});
	}

	/** The lines of an attempt, in order. */
	public List<byte[]> lines(String attempt) throws StoreException {
		return with("SELECT line FROM journal WHERE attempt = ? ORDER BY number", s -> {
			s.setString(1, attempt);
			List<byte[]> lines = new ArrayList<>();
			try (ResultSet row = s.executeQuery()) {
				while (row.next()) {
					lines.add(row.getBytes(1));
				}
			}
			return lines;
		});
	}

	/** Keeps a signature on a line of the journal. */
	public void checkpoint(String attempt, int number, String signature) throws StoreException {
		with("INSERT INTO checkpoint (attempt, number, signature) VALUES (?, ?, ?)", s -> {
			s.setString(1, attempt);
			s.setInt(2, number);
			s.setString(3, signature);
			return s.executeUpdate();
		});
	}

	/** Signatures by the number of their line, in order. */
	public List<java.util.Map.Entry<Integer, String>> checkpoints(String attempt) throws StoreException {
		return with("SELECT number, signature FROM checkpoint WHERE attempt = ? ORDER BY number", s -> {
			s.setString(1, attempt);
			List<java.util.Map.Entry<Integer, String>> signatures = new ArrayList<>();
			try (ResultSet row = s.executeQuery()) {
				while (row.next()) {
					signatures.add(java.util.Map.entry(row.getInt(1), row.getString(2)));
				}
			}
			return signatures;
		});
	}

	/**
	 * Keeps a result that was verified. The same file again changes nothing.
	 *
	 * @return whether it is new
	 * @throws StoreException when there is another result of this attempt
	 */
	public boolean importResult(String attempt, byte[] file) throws StoreException {
		String sha256 = Digest.hex(file);
		int added = with("INSERT INTO result (attempt, sha256, file) VALUES (?, ?, ?) ON CONFLICT (attempt) DO NOTHING", s -> {
			s.setString(1, attempt);
			s.setString(2, sha256);
			s.setBytes(3, file);
			return s.executeUpdate();
		});
		if (added == 0 && !Digest.hex(result(attempt).orElseThrow()).equals(sha256)) {
			throw new StoreException("another result of " + attempt);
		}
		return added > 0;
	}

	/** The result of an attempt; empty when there is none. */
	public Optional<byte[]> result(String attempt) throws StoreException {
		return blob("SELECT file FROM result WHERE attempt = ?", attempt);
	}

	@Override
	public void close() throws StoreException {
		try {
			connection.close();
		} catch (SQLException e) {
			throw new StoreException(String.valueOf(e.getMessage()), e);
		}
	}
}
