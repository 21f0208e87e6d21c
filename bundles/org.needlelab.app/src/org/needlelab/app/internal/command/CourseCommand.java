package org.needlelab.app.internal.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code course}: holds the commands about a whole course. */
@Command(name = "course", description = "Follow a course: what the attempts of its learners say together.",
		synopsisSubcommandLabel = "COMMAND", footerHeading = "%nExamples:%n",
		footer = { "  needlelab course report handed-in --html course.html" })
final class CourseCommand implements Runnable {

	@Spec
	private CommandSpec spec;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Explain this command and stop.")
	private boolean help;

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(), "No command given after 'course': report.");
	}
}
