package org.needlelab.app.internal.command;

import java.io.File;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.store.ExamStore;
import org.needlelab.store.StoreException;
import org.needlelab.trust.Role;
import org.needlelab.ui.exam.Access;
import org.needlelab.ui.exam.Office;

/**
 * Where a store is and who asks for it.
 *
 * @param where a path, or {@code jdbc:postgresql://…}
 * @param name who asks, where they said so
 */
record StoreAddress(String where, Optional<String> name) {

	/**
	 * An open store and who was let in.
	 *
	 * @param actor empty where the store has no accounts
	 */
	record Entered(ExamStore store, Optional<String> actor) implements AutoCloseable {

		/** The name under which something is done; as {@link Access#by}. */
		String by(Optional<String> said) throws InputException {
			return Access.by(actor, said);
		}

		@Override
		public void close() throws StoreException {
			store.close();
		}
	}

	/**
	 * As {@link #enter}, where nothing can come of a store that is not there: none is made.
	 *
	 * @throws InputException also when there is no such file
	 */
	Entered enterExisting(Role... any) throws InputException {
		if (!where.startsWith("jdbc:") && !new File(where).exists()) {
			throw new InputException(Finding.error("exam.store.none", SourceLocation.of(where), Map.of()));
		}
		return enter(any);
	}

	/**
	 * Opens the store for somebody with one of the roles.
	 *
	 * @throws InputException when the store cannot be used, or they are not let in
	 */
	Entered enter(Role... any) throws InputException {
		ExamStore store;
		try {
			store = Office.open(where);
		} catch (StoreException e) {
			throw problem(e);
		}
		try {
			return new Entered(store, Access.granted(store.accounts(), name, Keys::asked, Set.of(any)));
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
		return Office.problem(where, e);
	}
}
