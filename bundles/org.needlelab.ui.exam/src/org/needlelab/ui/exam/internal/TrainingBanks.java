package org.needlelab.ui.exam.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.base.InputException;
import org.needlelab.content.Content;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.session.Practice;
import org.needlelab.files.Schemas;
import org.needlelab.files.bank.BankFile;
import org.needlelab.files.pack.PackFile;
import org.needlelab.files.pack.PackShelf;

/** The banks that can be practised with: the one that came with the program, and those for training of installed course packs. */
final class TrainingBanks {

	private static final String SHIPPED = "bank/training.bank.yaml";
	private static final String FOLDER = "banks";

	private final BankFile reader;
	private final PackShelf shelf;
	private final Path packs;

	/**
	 * A bank on offer.
	 *
	 * @param folder that it lies in; empty for the shipped one
	 */
	record Offered(ItemBank bank, Optional<Path> folder) {
	}

	/** @param packs folder of the installed packs */
	TrainingBanks(Schemas schemas, Path packs) {
		this.reader = new BankFile(schemas);
		this.shelf = new PackShelf(packs, schemas);
		this.packs = packs;
	}

	/** The shipped bank first. */
	List<Offered> all() {
		List<Offered> all = new ArrayList<>();
		all.add(new Offered(shipped(), Optional.empty()));
		try {
			for (PackFile.Read read : shelf.installed()) {
				Path folder = packs.resolve(read.pack().id()).resolve(Integer.toString(read.pack().revision())).resolve(FOLDER);
				for (Map.Entry<String, byte[]> file : read.pack().files().entrySet()) {
					if (file.getKey().endsWith(BankFile.ENDING)) {
						ItemBank bank = reader.parse(file.getKey(), file.getValue()).value();
						// drafts are not asked; a bank of nothing else is not on offer
						if (bank.purpose() == ItemBank.Purpose.TRAINING && !Practice.of(bank, List.of(), 1, 0).items().isEmpty()) {
							all.add(new Offered(bank, Optional.of(folder)));
						}
					}
				}
			}
		} catch (InputException e) {
			// an altered pack is told where packs are installed; the shipped bank can be practised with all the same
			return all;
		}
		return all;
	}

	private ItemBank shipped() {
		try (InputStream in = Content.open(SHIPPED)) {
			return reader.parse(SHIPPED, in.readAllBytes()).value();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (InputException e) {
			// what is shipped can be read, or the installation is broken
			throw new IllegalStateException(SHIPPED, e);
		}
	}
}
