package org.needlelab.app.internal.command;

import java.nio.file.Path;
import java.util.Optional;

import org.needlelab.base.InputException;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.files.Schemas;
import org.needlelab.ui.exam.FormMaking;

import picocli.CommandLine.Parameters;

/** The bank a command works on: a file, or the shipped bank for practice where none is named. */
final class ChosenBank {

	@Parameters(arity = "0..1", paramLabel = "BANK", description = "Bank to read; the shipped bank for practice without it.")
	private Path file;

	/** The bank with the folder of its pictures. */
	FormMaking.Source source(Schemas schemas) throws InputException {
		return FormMaking.Source.of(schemas, Optional.ofNullable(file));
	}

	ItemBank read(Schemas schemas) throws InputException {
		return source(schemas).bank();
	}
}
