package org.needlelab.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.logging.core.JavaLogService;
import liquibase.resource.AbstractResource;
import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.Resource;
import liquibase.ui.LoggerUIService;

/** Brings a database to the present schema, by Liquibase. */
final class Schema {

	/** The version that {@code schema.sql} ends with. */
	static final int VERSION = 2;

	private static final String CHANGES = "schema.sql";

	private Schema() {
	}

	/**
	 * Brings a database up to date.
	 *
	 * @throws StoreException when it cannot be, or is of a newer version
	 */
	static void update(Connection connection) throws StoreException {
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		// held, for a logger that nobody holds forgets its level
		Logger log = Logger.getLogger("liquibase");
		Level spoken = log.getLevel();
		try {
			// Liquibase finds its parts by the service files in its own jar
			thread.setContextClassLoader(Liquibase.class.getClassLoader());
			log.setLevel(Level.WARNING);
			JavaLogService logs = new JavaLogService();
			Scope.child(Map.of(Scope.Attr.logService.name(), logs, Scope.Attr.ui.name(), new LoggerUIService()), () -> changed(connection));
		} catch (StoreException e) {
			throw e;
		} catch (Exception e) {
			throw new StoreException("the schema cannot be made: " + e.getMessage(), e);
		} finally {
			thread.setContextClassLoader(before);
			log.setLevel(spoken);
		}
	}

	private static void changed(Connection connection) throws LiquibaseException, StoreException {
		Database database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
		Liquibase liquibase = new Liquibase(CHANGES, new Own(), database);
		liquibase.setShowSummary(UpdateSummaryEnum.OFF);
		if (!liquibase.listUnexpectedChangeSets(new Contexts(), new LabelExpression()).isEmpty()) {
			throw new StoreException("the store's schema is newer than " + VERSION);
		}
		liquibase.update(new Contexts());
	}

	/** The one file of changes, which lies beside this class. */
	private static final class Own extends AbstractResourceAccessor {

		@Override
		public List<Resource> getAll(String path) {
			return path.equals(CHANGES) ? List.of(new Changes()) : List.of();
		}

		@Override
		public List<Resource> search(String path, boolean recursive) {
			return List.of();
		}

		@Override
		public List<String> describeLocations() {
			return List.of("org.needlelab.store");
		}

		@Override
		public void close() {
			// nothing is open
		}
	}

	private static final class Changes extends AbstractResource {

		Changes() {
			super(CHANGES, URI.create("needlelab:" + CHANGES));
		}

		@Override
		public InputStream openInputStream() throws IOException {
			InputStream in = Schema.class.getResourceAsStream(CHANGES);
			if (in == null) {
				throw new FileNotFoundException(CHANGES);
			}
			return in;
		}

		@Override
		public boolean isWritable() {
			return false;
		}

		@Override
		public OutputStream openOutputStream(liquibase.resource.OpenOptions openOptions) throws IOException {
			throw new IOException("read only");
		}

		@Override
		public boolean exists() {
			return true;
		}

		@Override
		public Resource resolve(String other) {
			return new Changes();
		}

		@Override
		public Resource resolveSibling(String other) {
			return new Changes();
		}
	}
}
