package org.needlelab.app.internal.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bank}: holds the commands about item banks. */
@Command(name = "bank", description = "Read, write and look into banks of exam items.", synopsisSubcommandLabel = "COMMAND",
		footerHeading = "%nExamples:%n", footer = { "  needlelab bank import quiz.zip --out quiz.bank.yaml",
				"  needlelab bank list quiz.bank.yaml", "  needlelab bank stat quiz.bank.yaml",
				"  needlelab bank export quiz.bank.yaml --out quiz.zip" })
final class BankCommand implements Runnable {

	@Spec
	private CommandSpec spec;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Explain this command and stop.")
	private boolean help;

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(), "No command given after 'bank': import, export, check, list, stat, review, move, revise, exposure, keep or fetch.");
	}
}
