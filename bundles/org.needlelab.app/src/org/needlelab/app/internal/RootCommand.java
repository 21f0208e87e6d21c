package org.needlelab.app.internal;

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
		versionProvider = RootCommand.Version.class, mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND")
public final class RootCommand implements Runnable {

	@Spec
	private CommandSpec spec;

	/** The whole command tree: every subcommand is one line here. */
	public static CommandLine commandLine() {
		return new CommandLine(new RootCommand());
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
