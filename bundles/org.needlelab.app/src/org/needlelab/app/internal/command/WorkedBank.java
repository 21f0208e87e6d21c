package org.needlelab.app.internal.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.files.Schemas;
import org.needlelab.files.bank.BankFile;
import org.needlelab.store.ExamStore;
import org.needlelab.store.StoreException;
import org.needlelab.trust.Role;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The bank that a command changes: a file, which nobody guards, or one that a store keeps, where roles count. */
final class WorkedBank {

	@Parameters(index = "0", paramLabel = "BANK", description = "Bank: a file; with --store the name of one that the store keeps.")
	private String bank;

	@Option(names = "--store", paramLabel = "STORE", description = "Store that keeps the bank.")
	private String store;

	@Option(names = "--as", paramLabel = "NAME", description = "Who asks, where the store has accounts; the password is read from "
			+ "NEEDLELAB_PASSWORD, else asked for.")
	private String name;

	/** Makes another bank of one. */
	@FunctionalInterface
	interface Change {
		/** @param by under whose name */
		ItemBank of(ItemBank bank, String by) throws InputException;
	}

	/** What to call it in messages. */
	String name() {
		return store == null ? bank : bank + " in the store";
	}

	/** Reads it. */
	ItemBank read(Schemas schemas, Role... any) throws InputException {
		if (store == null) {
			return new BankFile(schemas).read(Path.of(bank)).value();
		}
		StoreAddress address = new StoreAddress(store, Optional.ofNullable(name));
		try (StoreAddress.Entered entered = address.enterExisting(any)) {
			return kept(schemas, entered.store());
		} catch (StoreException e) {
			throw address.problem(e);
		}
	}

	private ItemBank kept(Schemas schemas, ExamStore from) throws InputException, StoreException {
		byte[] bytes = from.document(ExamStore.Kind.BANK, bank).orElseThrow(() -> new InputException(
				Finding.error("exam.store.no-bank", SourceLocation.of(bank), Map.of("name", bank))));
		return new BankFile(schemas).parse(bank + ".json", bytes).value();
	}

	/**
	 * Changes it.
	 *
	 * @param by who does it, as they say
	 * @param any roles of which one is needed where the store has accounts
	 */
	void change(Schemas schemas, Optional<String> by, Change change, Role... any) throws InputException {
		if (store == null) {
			Path file = Path.of(bank);
			String who = by.filter(b -> !b.isBlank())
					.orElseThrow(() -> new InputException(Finding.of(org.needlelab.base.Severity.ERROR, "exam.access.by", Map.of())));
			BankFile.write(file, change.of(new BankFile(schemas).read(file).value(), who));
			return;
		}
		StoreAddress address = new StoreAddress(store, Optional.ofNullable(name));
		try (StoreAddress.Entered entered = address.enterExisting(any)) {
			ItemBank changed = change.of(kept(schemas, entered.store()), entered.by(by));
			entered.store().keep(ExamStore.Kind.BANK, bank, BankFile.format(changed, true));
		} catch (StoreException e) {
			throw address.problem(e);
		}
	}
}
