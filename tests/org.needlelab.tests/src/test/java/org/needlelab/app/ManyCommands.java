package org.needlelab.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.needlelab.app.internal.FaultLog;

/** Runs commands one after the other in this environment; for tests that need another environment than their own. */
final class ManyCommands {

	/** Stands between two commands. */
	static final String NEXT = "//";
	/** Stands before what a command printed. */
	static final String RAN = "\u0001ran ";

	private ManyCommands() {
	}

	/** Arguments: the log file, then commands with {@value #NEXT} between them. */
	public static void main(String[] args) {
		PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
		try (FaultLog log = new FaultLog(Path.of(args[0]))) {
			List<String> command = new ArrayList<>();
			for (int i = 1; i <= args.length; i++) {
				if (i < args.length && !args[i].equals(NEXT)) {
					command.add(args[i]);
					continue;
				}
				StringWriter said = new StringWriter();
				PrintWriter both = new PrintWriter(said);
				int code = CommandLine.run(command, both, both, log);
				out.println(RAN + code + " " + said.toString().replace("\r", "").replace("\n", " "));
				command.clear();
			}
		}
	}
}
