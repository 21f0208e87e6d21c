package org.needlelab.app.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for the arguments of every command. */
class ArgumentsTest {

	private static final String TABLE = "a,b\n1,0\n0,1\n1,1\n";

	@TempDir
	private Path folder;
	private StringWriter err;

	private int run(String... arguments) {
		err = new StringWriter();
		picocli.CommandLine commands = RootCommand.commandLine(Installation.here());
		return commands.setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err, true)).execute(arguments);
	}

	@Test
	void whatIsReadIsNotWrittenOver() throws Exception {
		Path table = Files.writeString(folder.resolve("t.csv"), TABLE);
		Path link = Files.createSymbolicLink(folder.resolve("link.csv"), table);
		Path roundabout = folder.resolve("x").resolve("..").resolve("t.csv");
		Files.createDirectory(folder.resolve("x"));
		for (Path output : List.of(table, link, roundabout)) {
			assertEquals(2, run("analyse", table.toString(), "--html", output.toString()));
			assertTrue(err.toString().contains("named twice"), err::toString);
			assertEquals(TABLE, Files.readString(table));
		}
		assertEquals(0, run("analyse", table.toString(), "--html", folder.resolve("t.html").toString()));
	}

	@Test
	void twoOutputsAreTwoFiles() {
		String same = folder.resolve("same").toString();
		assertEquals(2, run("map", "--region", "T4", "--out", same, "--csv", same));
		assertTrue(!Files.exists(Path.of(same)));
		assertEquals(2, run("exam", "keys", "--keystore", same, "--certificate", same, "--alias", "body", "--use", "body", "--name", "Board"));
		assertTrue(err.toString().contains("named twice"), err::toString);
	}

	@Test
	void whatCannotBeWrittenIsToldBeforeTheWork() throws Exception {
		Path file = Files.writeString(folder.resolve("file"), "x");
		for (String html : List.of(folder.toString(), file.resolve("a.html").toString())) {
			assertEquals(2, run("validate", "--html", html));
			assertTrue(err.toString().contains("folder"), err::toString);
		}
		assertEquals(2, run("map", "--region", "T4", "--out", folder.resolve("back.jpg").toString()));
		assertTrue(err.toString().contains("PNG"), err::toString);
		assertTrue(!Files.exists(folder.resolve("back.jpg")));
	}

	@Test
	void aScenarioThatIsNotThereIsNoMissingFileOnly() {
		assertEquals(1, run("score", "masseter-lefft", "x.attempt.json"));
		assertTrue(err.toString().contains("masseter-left"), err::toString);
	}

	@Test
	void aSignerIsAcceptedByItsKeyAlone() {
		assertEquals(2, run("pack", "install", "--dry-run", "--accept-signer", "anybody", folder.resolve("x.pack.zip").toString()));
		assertTrue(err.toString().contains("public key"), err::toString);
	}

	@Test
	void numbersAndNamesAreExplained() throws Exception {
		Path table = Files.writeString(folder.resolve("t.csv"), TABLE);
		assertEquals(2, run("measure", "--at", "T4", "--length", "40,5"));
		assertTrue(err.toString().contains("decimal point"), err::toString);
		assertEquals(2, run("analyse", table.toString(), "--cut", "3.5"));
		assertTrue(err.toString().contains("whole number"), err::toString);
		assertEquals(2, run("analyse", ""));
		assertTrue(err.toString().contains("name of a file is missing"), err::toString);
	}
}
