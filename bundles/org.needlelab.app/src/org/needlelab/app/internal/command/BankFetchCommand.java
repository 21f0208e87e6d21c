package org.needlelab.app.internal.command;

import java.nio.file.Path;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.InputException;
import org.needlelab.files.bank.BankFile;
import org.needlelab.trust.Role;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bank fetch}: a bank out of a store. */
@Command(name = "fetch", sortOptions = false, description = "Write a bank that a store keeps into a file: to read, to change drafts, or to put "
		+ "forms together. The file holds the keys.", footerHeading = "%nExamples:%n",
		footer = { "  needlelab bank fetch quiz --store office.db --as author --out quiz.bank.yaml" })
final class BankFetchCommand extends Subcommand {

	@Mixin
	private WorkedBank bank = new WorkedBank();

	@Option(names = "--out", required = true, paramLabel = "FILE", description = "File to write.")
	private Path out;

	BankFetchCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		save(out, BankFile.format(bank.read(installation().schemas(), Role.AUTHOR, Role.REVIEWER, Role.EXAMINER, Role.ADMINISTRATOR),
				out.toString().endsWith(".json")));
		return CommandLine.DONE;
	}
}
