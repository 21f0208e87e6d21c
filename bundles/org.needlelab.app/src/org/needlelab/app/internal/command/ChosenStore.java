package org.needlelab.app.internal.command;

import java.util.Optional;

import org.needlelab.base.InputException;
import org.needlelab.trust.Role;
import org.needlelab.ui.exam.Office;

import picocli.CommandLine.Option;

/** The store a command works with. */
final class ChosenStore {

	@Option(names = "--store", required = true, paramLabel = "STORE", description = "Store: a file, made where there is none, or "
			+ "jdbc:postgresql://HOST/DATABASE?user=NAME; the password is read from " + Office.STORE_PASSWORD + ".")
	private String where;

	@Option(names = "--as", paramLabel = "NAME", description = "Who asks, where the store has accounts; the password is read from "
			+ "NEEDLELAB_PASSWORD, else asked for.")
	private String name;

	/** Opens it for somebody with one of the roles. */
	StoreAddress.Entered enter(Role... any) throws InputException {
		return address().enter(any);
	}

	StoreAddress.Entered enterExisting(Role... any) throws InputException {
		return address().enterExisting(any);
	}

	StoreAddress address() {
		return new StoreAddress(where, Optional.ofNullable(name));
	}

	/** What went wrong with it, for the user. */
	InputException problem(Exception e) {
		return address().problem(e);
	}
}
