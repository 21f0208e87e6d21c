package org.needlelab.app.internal.command;

import java.util.List;

import org.needlelab.app.internal.Installation;
import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.FaultLog;
import org.needlelab.base.InputException;
import org.needlelab.files.JsonReport;
import org.needlelab.files.Wording;
import org.needlelab.render.RenderException;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in sentences what went wrong, and what exit code comes of it. */
public final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

	private final List<String> arguments;
	private final FaultLog log;

	/**
	 * @param arguments what was asked for, for the log
	 * @param log receives the stack trace of a fault of ours
	 */
	public Failures(List<String> arguments, FaultLog log) {
		this.arguments = arguments;
		this.log = log;
	}

	@Override
	public int handleExecutionException(Exception fault, picocli.CommandLine command, ParseResult parsed) {
		if (fault instanceof InputException problem) {
			return findings(problem, command);
		}
		if (fault instanceof RenderException problem) {
			command.getErr().println(problem.getMessage());
			return CommandLine.INPUT_HAS_ERRORS;
		}
		log.record(String.join(" ", arguments), fault);
		command.getErr().println("NeedleLab failed in '" + command.getCommandName()
				+ "' by a fault of its own; details are in " + log.file() + ".");
		return CommandLine.FAULT;
	}

	private static int findings(InputException problem, picocli.CommandLine command) {
		Wording wording = Installation.words();
		if (command.getCommand() instanceof Subcommand subcommand && subcommand.json()) {
			ObjectNode report = JsonNodeFactory.instance.objectNode();
			report.set("findings", new JsonReport(wording).findings(problem.findings()));
			subcommand.print(report);
		}
		problem.findings().forEach(finding -> command.getErr().println(wording.line(finding)));
		return CommandLine.INPUT_HAS_ERRORS;
	}

	@Override
	public int handleParseException(ParameterException problem, String[] all) {
		picocli.CommandLine command = problem.getCommandLine();
		command.getErr().println(problem.getMessage());
		UnmatchedArgumentException.printSuggestions(problem, command.getErr());
		command.getErr().println("See needlelab" + path(command) + " --help.");
		return CommandLine.WRONG_USAGE;
	}

	private static String path(picocli.CommandLine command) {
		return command.getParent() == null ? "" : path(command.getParent()) + " " + command.getCommandName();
	}
}
