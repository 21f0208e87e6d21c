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

import javax.sql.DataSource;

import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;

/**
 * A data base with our schema, and how it is spoken to. On the disk it is SQLite in WAL mode with {@code synchronous=FULL}, so that what was
 * committed is there after a loss of power; the central one is PostgreSQL.
 */
final class Database implements AutoCloseable {

	private static final String POSTGRESQL = "jdbc:postgresql:";
	/** So long another program may hold the file before we give up. */
	private static final int BUSY_TIMEOUT_MS = 10_000;

	private static final int POOL = 4;
	private static final long CONNECT_TIMEOUT_MS = 15_000;

	private final HikariDataSource pool;

	private Database(HikariDataSource pool) {
		this.pool = pool;
	}

	/**
	 * Opens a store on the disk; makes it where there is none.
	 *
	 * @throws StoreException when the file cannot be used, or is of a newer version
	 */
	static Database open(Path file) throws StoreException {
		SQLiteConfig config = new SQLiteConfig();
		config.setJournalMode(SQLiteConfig.JournalMode.WAL);
		config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
		config.setBusyTimeout(BUSY_TIMEOUT_MS);
		config.enforceForeignKeys(true);
		config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
		SQLiteDataSource source = new SQLiteDataSource(config);
		source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
		return open(file.toString(), source, 1);
	}

	/**
	 * Opens a store: a file, or the central one of the body.
	 *
	 * @param where a path, or {@code jdbc:postgresql://host/database?user=name}
	 * @param password for PostgreSQL; empty when the server asks for none
	 * @throws StoreException when it cannot be used, or is of a newer version
	 */
	static Database open(String where, Optional<String> password) throws StoreException {
		if (!where.startsWith(POSTGRESQL)) {
			if (where.startsWith("jdbc:")) {
				throw new StoreException("a store is a file, or begins with " + POSTGRESQL);
			}
			return open(Path.of(where));
		}
		PGSimpleDataSource source = new PGSimpleDataSource();
		try {
			source.setUrl(where);
		} catch (IllegalArgumentException e) {
			throw new StoreException(where + " is no address of a database", e);
		}
		password.ifPresent(source::setPassword);
		return open(source.getServerNames()[0] + "/" + source.getDatabaseName(), source, POOL);
	}

	private static Database open(String name, DataSource source, int connections) throws StoreException {
		HikariConfig config = new HikariConfig();
		config.setDataSource(source);
		config.setMaximumPoolSize(connections);
		config.setMinimumIdle(1);
		config.setConnectionTimeout(CONNECT_TIMEOUT_MS);
		config.setInitializationFailTimeout(1);
		HikariDataSource pool = null;
		try {
			pool = new HikariDataSource(config);
			migrate(pool, source instanceof SQLiteDataSource);
			return new Database(pool);
		} catch (SQLException | StoreException | PoolInitializationException e) {
			if (pool != null) {
				pool.close();
			}
			Throwable why = e instanceof PoolInitializationException && e.getCause() != null ? e.getCause() : e;
			throw new StoreException(name + ": " + why.getMessage(), e);
		}
	}

	private static void migrate(HikariDataSource pool, boolean file) throws SQLException, StoreException {
		try (Connection connection = pool.getConnection()) {
			if (file) {
				int version;
				try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("PRAGMA user_version")) {
					version = row.getInt(1);
				}
				if (version > Schema.VERSION) {
					throw new StoreException("version " + version + " is newer than " + Schema.VERSION);
				}
				if (version == Schema.VERSION) {
					return;
				}
			}
			Schema.update(connection);
		}
	}

	/** What a statement needs to know. */
	@FunctionalInterface
	interface Use<T> {
		T of(PreparedStatement statement) throws SQLException;
	}

	<T> T with(String sql, Use<T> use) throws StoreException {
		try (Connection connection = pool.getConnection(); PreparedStatement statement = connection.prepareStatement(sql)) {
			return use.of(statement);
		} catch (SQLException e) {
			throw new StoreException(String.valueOf(e.getMessage()), e);
		}
	}

	/** Puts values into a statement. */
	@FunctionalInterface
	interface Values {
		void into(PreparedStatement statement) throws SQLException;
	}

	void add(String sql, Values values) throws StoreException {
		with(sql, s -> {
			values.into(s);
			return s.executeUpdate();
		});
	}

	List<String> texts(String sql, String... values) throws StoreException {
		return column(sql, row -> row.getString(1), values);
	}

	List<byte[]> blobs(String sql, String... values) throws StoreException {
		return column(sql, row -> row.getBytes(1), values);
	}

	/** Reads the first column of a row. */
	@FunctionalInterface
	private interface First<T> {
		T of(ResultSet row) throws SQLException;
	}

	private <T> List<T> column(String sql, First<T> first, String... values) throws StoreException {
		return with(sql, s -> {
			for (int i = 0; i < values.length; i++) {
				s.setString(i + 1, values[i]);
			}
			List<T> found = new ArrayList<>();
			try (ResultSet row = s.executeQuery()) {
				while (row.next()) {
					found.add(first.of(row));
				}
			}
			return found;
		});
	}

	@Override
	public void close() {
		pool.close();
	}
}
