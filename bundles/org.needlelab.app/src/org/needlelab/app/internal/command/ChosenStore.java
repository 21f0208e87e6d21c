package org.needlelab.app.internal.command;

import java.util.Map;
import java.util.Optional;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.store.ExamStore;
import org.needlelab.store.StoreException;

import picocli.CommandLine.Option;

/** The store a command works with. */
final class ChosenStore {

	/** A command line is seen by others; the environment is not. */
	private static final String PASSWORD = "NEEDLELAB_STORE_PASSWORD";

	@Option(names = "--store", required = true, paramLabel = "STORE", description = "Store: a file, made where there is none, or "
			+ "jdbc:postgresql://HOST/DATABASE?user=NAME; the password is read from " + PASSWORD + ".")
	private String where;

	ExamStore open() throws StoreException {
		return ExamStore.open(where, Optional.ofNullable(System.getenv(PASSWORD)));
	}

	/** What went wrong with it, for the user. */
	InputException problem(Exception e) {
		// an address can hold a password
		String shown = where.replaceAll("[?].*", "");
		return new InputException(
				Finding.error("exam.store", SourceLocation.of(shown), Map.of("problem", String.valueOf(e.getMessage()))));
	}
}
