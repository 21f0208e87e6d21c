package org.needlelab.app.internal.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.needlelab.app.internal.Installation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.base.SourceLocation;
import org.needlelab.files.AtomicFile;
import org.needlelab.files.Wording;

import com.fasterxml.jackson.databind.JsonNode;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands that do something have in common. The value of {@link #call()} is the exit code. */
abstract class Subcommand implements Callable<Integer> {

	private final Installation installation;

	@Spec
	private CommandSpec spec;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Explain this command and stop.")
	private boolean help;

	@Option(names = "--json", description = "Report as JSON, for other programs.")
	private boolean json;

	Subcommand(Installation installation) {
		this.installation = installation;
	}

	final Installation installation() {
		return installation;
	}

	final Wording wording() {
		return installation.wording();
	}

	/** Whether the report is to be JSON. */
	final boolean json() {
		return json;
	}

	final PrintWriter out() {
		return spec.commandLine().getOut();
	}

	final PrintWriter err() {
		return spec.commandLine().getErr();
	}

	/** Shows long work on the error stream. */
	final Progress progress() {
		return new TerminalProgress(err(), wording(), System::nanoTime, Boolean.getBoolean("needlelab.terminal"));
	}

	/** Prints a report. */
	final void print(JsonNode report) {
		out().println(report.toPrettyString());
	}

	/** Prints warnings on the error stream. */
	final void warn(List<Finding> findings) {
		findings.forEach(finding -> err().println(wording().line(finding)));
	}

	/** An option's value that cannot be used: says what is allowed. */
	final ParameterException wrongUsage(String option, String message) {
		return new ParameterException(spec.commandLine(), "Invalid value for option '" + option + "': " + message);
	}

	/** An option's value that cannot be used, in the words of a finding. */
	final ParameterException wrongUsage(String option, InputException problem) {
		return wrongUsage(option, sentences(wording(), problem));
	}

	/** What is wrong and how to mend it. */
	static String sentences(Wording wording, InputException problem) {
		return String.join(" ", problem.findings().stream()
				.map(f -> wording.text(f) + " " + wording.remedy(f)).map(String::strip).toList());
	}

	/** Saves a file, its folder too. */
	final void save(Path file, byte[] bytes) throws InputException {
		folderOf(file);
		AtomicFile.write(file, bytes);
	}

	/** Makes the folder of a file where there is none. */
	static void folderOf(Path file) throws InputException {
		Path folder = file.toAbsolutePath().getParent();
		try {
			Files.createDirectories(folder);
		} catch (java.io.IOException e) {
			throw new InputException(Finding.error("folder.unwritable", SourceLocation.of(folder.toString()), Map.of()));
		}
	}
}
