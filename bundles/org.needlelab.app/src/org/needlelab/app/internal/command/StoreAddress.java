package org.needlelab.app.internal.command;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.store.ExamStore;
import org.needlelab.store.StoreException;
import org.needlelab.trust.Role;

/**
 * Where a store is and who asks for it.
 *
 * @param where a path, or {@code jdbc:postgresql://…}
 * @param name who asks, where they said so
 */
record StoreAddress(String where, Optional<String> name) {

	/** A command line is seen by others; the environment is not. */
	static final String PASSWORD = "NEEDLELAB_STORE_PASSWORD";

	/**
	 * An open store and who was let in.
	 *
	 * @param actor empty where the store has no accounts
	 */
	record Entered(ExamStore store, Optional<String> actor) implements AutoCloseable {

		/** The name under which something is done: that of the account, which no other name may stand for. */
		String by(Optional<String> said) throws InputException {
			if (actor.isPresent() && said.filter(s -> !s.equals(actor.get())).isPresent()) {
				throw new InputException(
						Finding.of(org.needlelab.base.Severity.ERROR, "exam.access.other-name", Map.of("name", actor.get(), "by", said.get())));
			}
			return actor.or(() -> said.filter(s -> !s.isBlank()))
					.orElseThrow(() -> new InputException(Finding.of(org.needlelab.base.Severity.ERROR, "exam.access.by", Map.of())));
		}

		@Override
		public void close() throws StoreException {
			store.close();
		}
	}

	/**
	 * Opens the store for somebody with one of the roles.
	 *
	 * @throws InputException when the store cannot be used, or they are not let in
	 */
	Entered enter(Role... any) throws InputException {
		ExamStore store;
		try {
			store = ExamStore.open(where, Optional.ofNullable(System.getenv(PASSWORD)));
		} catch (StoreException e) {
			throw problem(e);
		}
		try {
			return new Entered(store, Access.granted(store.accounts(), name, Access::asked, Set.of(any)));
		} catch (StoreException e) {
			closed(store);
			throw problem(e);
		} catch (InputException e) {
			closed(store);
			throw e;
		}
	}

	private static void closed(ExamStore store) {
		try {
			store.close();
		} catch (StoreException e) {
			// what is told is why it was not entered
		}
	}

	/** What went wrong with it, for the user. */
	InputException problem(Exception e) {
		// an address can hold a password
		String shown = where.replaceAll("[?].*", "");
		return new InputException(Finding.error("exam.store", SourceLocation.of(shown), Map.of("problem", String.valueOf(e.getMessage()))));
	}
}
