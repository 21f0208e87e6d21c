package org.needlelab.app.internal;

import org.needlelab.app.internal.command.Arguments;
import org.needlelab.app.internal.command.Commands;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code needlelab}: holds the subcommands; on its own it only explains itself. */
@Command(name = "needlelab", description = "Trainer for dry needling on a 3D body. Without a command it opens the window.",
		versionProvider = RootCommand.Version.class, mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
		footerHeading = "%nExamples:%n", footer = { "  needlelab demo",
				"  needlelab measure --at scapula-inferior-angle:left",
				"  needlelab render --view posterior --out back.png",
				"Each command explains itself: needlelab COMMAND --help" })
public final class RootCommand implements Runnable {

	@Spec
	private CommandSpec spec;

	/** The whole command tree, on an installation. */
	public static CommandLine commandLine(Installation installation) {
		CommandLine root = new CommandLine(new RootCommand());
		Commands.addTo(root, installation);
		root.setCaseInsensitiveEnumValuesAllowed(true);
		Arguments.rule(root);
		return root;
	}

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(), "No command given.");
	}

	static final class Version implements IVersionProvider {

		@Override
		public String[] getVersion() {
			Bundle bundle = FrameworkUtil.getBundle(RootCommand.class);
			String version = bundle == null ? "(not installed)"
					: bundle.getVersion().getMajor() + "." + bundle.getVersion().getMinor() + "." + bundle.getVersion().getMicro();
			return new String[] { "NeedleLab " + version };
		}
	}
}
