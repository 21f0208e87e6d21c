package org.needlelab.app.internal.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

import org.needlelab.base.InputException;
import org.needlelab.content.Content;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.files.Schemas;
import org.needlelab.files.bank.BankFile;

import picocli.CommandLine.Parameters;

/** The bank a command works on: a file, or the shipped bank for practice where none is named. */
final class ChosenBank {

	private static final String SHIPPED = "bank/training.bank.yaml";

	@Parameters(arity = "0..1", paramLabel = "BANK", description = "Bank to read; the shipped bank for practice without it.")
	private Path file;

	/** What to call it in messages. */
	String name() {
		return file == null ? SHIPPED : file.toString();
	}

	/** The folder of the bank's pictures; empty for the shipped bank, which has none. */
	Optional<Path> folder() {
		return Optional.ofNullable(file).map(f -> f.toAbsolutePath().getParent());
	}

	ItemBank read(Schemas schemas) throws InputException {
		BankFile banks = new BankFile(schemas);
		if (file != null) {
			return banks.read(file).value();
		}
		try (InputStream in = Content.open(SHIPPED)) {
			return banks.parse(SHIPPED, in.readAllBytes()).value();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
