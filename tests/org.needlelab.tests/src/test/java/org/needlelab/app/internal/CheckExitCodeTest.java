package org.needlelab.app.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlelab.content.Content;

/** {@code check}: 0 for a right file, 1 for one with errors, 2 for wrong usage; what is wrong stands on the standard output. */
class CheckExitCodeTest {

	@TempDir
	private Path folder;
	private final StringWriter out = new StringWriter();

	private int check(String... arguments) {
		picocli.CommandLine commands = RootCommand.commandLine(Installation.here());
		commands.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(new StringWriter()));
		String[] all = new String[arguments.length + 1];
		all[0] = "check";
		System.arraycopy(arguments, 0, all, 1, arguments.length);
		return commands.execute(all);
	}

	@Test
	void theExitCodeTellsWhetherAFileHasErrors() throws Exception {
		byte[] text = Content.open("scenarios/masseter-left.scenario.yaml").readAllBytes();
		Path right = Files.write(folder.resolve("right.scenario.yaml"), text);
		Path wrong = Files.writeString(folder.resolve("wrong.scenario.yaml"),
				Files.readString(right).replace("structure: masseter:left", "structure: maseter:left"));
		assertEquals(0, check("--no-body", right.toString()));
		assertEquals(1, check("--no-body", right.toString(), wrong.toString()));
		assertTrue(out.toString().contains("did you mean \"masseter:left\"?"), out::toString);
		assertEquals(1, check("--no-body", folder.resolve("none.scenario.yaml").toString()));
		assertEquals(2, check());
	}
}
