package org.needlelab.app.internal.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pack}: holds the commands about course packs. */
@Command(name = "pack", description = "Pack scenarios and items of a course, sign them, and install what others signed.",
		synopsisSubcommandLabel = "COMMAND", footerHeading = "%nExamples:%n", footer = {
				"  needlelab new pack summer-course",
				"  needlelab pack build summer-course --keystore author.p12 --out summer-course.pack.zip",
				"  needlelab pack diff old.pack.zip summer-course",
				"  needlelab pack install summer-course.pack.zip" })
final class PackCommand implements Runnable {

	@Spec
	private CommandSpec spec;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Explain this command and stop.")
	private boolean help;

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(), "No command given after 'pack': build, verify, diff, merge, install or list.");
	}
}
