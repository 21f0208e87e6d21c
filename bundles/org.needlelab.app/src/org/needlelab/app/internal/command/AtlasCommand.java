package org.needlelab.app.internal.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code atlas}: holds the commands about the body as such. */
@Command(name = "atlas", description = "List what the body is made of, or write its meshes.", synopsisSubcommandLabel = "COMMAND",
		footerHeading = "%nExamples:%n", footer = { "  needlelab atlas list", "  needlelab atlas landmarks",
				"  needlelab atlas export --format glb --out ." })
final class AtlasCommand implements Runnable {

	@Spec
	private CommandSpec spec;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Explain this command and stop.")
	private boolean help;

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(), "No command given after 'atlas': list, landmarks, export, import, pictures or verify.");
	}
}
