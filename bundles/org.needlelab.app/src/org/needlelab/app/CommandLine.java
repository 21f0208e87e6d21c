package org.needlelab.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.needlelab.app.internal.FaultLog;
import org.needlelab.app.internal.Installation;
import org.needlelab.app.internal.RootCommand;
import org.needlelab.app.internal.WatchedOutput;
import org.needlelab.app.internal.command.Failures;

/**
 * The command line as an OSGi application ({@code org.needlelab.app.cli}): takes the arguments the launcher passes on, runs one
 * command and ends with its exit code. Relative paths are relative to the folder the caller is in.
 */
public final class CommandLine implements IApplication {

	/** Exit code: done. */
	public static final int DONE = 0;

	/** Exit code: the files or values given have errors; they have been reported. */
	public static final int INPUT_HAS_ERRORS = 1;

	/** Exit code: there is no such command or option; usage has been printed. */
	public static final int WRONG_USAGE = 2;

	/** Exit code: NeedleLab itself failed; the details are in the log file. */
	public static final int FAULT = 70;

	@Override
	public Object start(IApplicationContext context) {
		context.applicationRunning();
		String[] arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
		Path logFile = Path.of(System.getProperty("needlelab.log", "needlelab.log"));
		WatchedOutput watched = new WatchedOutput(new FileOutputStream(FileDescriptor.out));
		try (PrintStream out = utf8(watched); PrintStream err = utf8(new FileOutputStream(FileDescriptor.err));
				FaultLog log = new FaultLog(logFile)) {
			// What a library prints to the error stream is for the log, never for the terminal.
			System.setErr(log.stream());
			System.setOut(out);
			int code = run(List.of(arguments), new PrintWriter(out, true), new PrintWriter(err, true), log);
			if (watched.problem().isPresent()) {
				err.println(Installation.words().text("output.incomplete", Map.of("reason", watched.problem().get())));
				return Integer.valueOf(Math.max(code, INPUT_HAS_ERRORS));
			}
			return Integer.valueOf(code);
		}
	}

	@Override
	public void stop() {
		// A command runs to its end; there is nothing to interrupt.
	}

	/**
	 * Runs one command.
	 *
	 * @param arguments
	 *            the arguments, the command's name first
	 * @param out
	 *            receives what was asked for
	 * @param err
	 *            receives what went wrong, in sentences
	 * @param log
	 *            receives the stack trace of a fault of ours
	 * @return one of {@link #DONE}, {@link #INPUT_HAS_ERRORS}, {@link #WRONG_USAGE}, {@link #FAULT}
	 */
	static int run(List<String> arguments, PrintWriter out, PrintWriter err, FaultLog log) {
		Failures failures = new Failures(arguments, log);
		picocli.CommandLine commands = RootCommand.commandLine(Installation.here());
		commands.setOut(out).setErr(err).setExecutionExceptionHandler(failures).setParameterExceptionHandler(failures);
		int code = commands.execute(arguments.toArray(String[]::new));
		out.flush();
		err.flush();
		return code;
	}

	private static PrintStream utf8(OutputStream target) {
		return new PrintStream(target, true, StandardCharsets.UTF_8);
	}
}
