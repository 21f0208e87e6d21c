package org.needlelab.app.internal.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code new}: holds the commands that begin something. */
@Command(name = "new", description = "Begin a scenario or a course pack of your own.", synopsisSubcommandLabel = "COMMAND",
		footerHeading = "%nExamples:%n", footer = {
				"  needlelab new scenario my-rhomboid --from rhomboid-major-t4-left",
				"  needlelab new pack summer-course --author 'A. Person'" })
final class NewCommand implements Runnable {

	@Spec
	private CommandSpec spec;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Explain this command and stop.")
	private boolean help;

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(), "No command given after 'new': scenario or pack.");
	}
}
