package org.needlelab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The starting scripts: which commands get a virtual display where there is none, and the lock of a build. */
class LauncherTest {

	private static final Path SCRIPT = Path.of(System.getProperty("needlelab.root", "../.."), "needlelab");

	@ParameterizedTest
	@CsvSource({ "frames, true", "frames --frames 3, true", "frames --help, false", "render --out a.png, true", "demo, true",
			"atlas pictures, true", "atlas verify, false", "score a b, false", "score a b --picture c.png, true", "course report a --html b, true",
			"bank list, false", "check a, false", "bench, false" })
	void commandsThatDrawGetADisplay(String command, boolean draws) throws Exception {
		assumeTrue(Files.isExecutable(Path.of("/bin/bash")) && Files.exists(SCRIPT), "needs bash and the starting script");
		Process process = new ProcessBuilder(List.of("/bin/bash", "-c",
				"eval \"$(sed -n '/^draws() {/,/^}/p' \"$0\")\"; if draws " + command + "; then echo true; else echo false; fi", SCRIPT.toString()))
				.redirectErrorStream(true).start();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		process.waitFor(20, TimeUnit.SECONDS);
		assertEquals(Boolean.toString(draws), said);
	}

	@Test
	void whatABuildLeavesRunningDoesNotHoldItsLock(@TempDir Path folder) throws Exception {
		Path common = SCRIPT.resolveSibling("releng").resolve("scripts").resolve("common.sh");
		assumeTrue(Files.isExecutable(Path.of("/bin/bash")) && Files.exists(common), "needs bash and the scripts");
		Process process = new ProcessBuilder(List.of("/bin/bash", "-c",
				"eval \"$(sed -n '/^run_maven() {/,/^}/p' \"$0\")\"; ROOT=$1; exec 9> \"$1/lock\"; run_maven \"$1/log\" bash -c '{ true >&9; } 2> /dev/null && echo held'",
				common.toString(), folder.toString())).redirectErrorStream(true).start();
		process.getInputStream().readAllBytes();
		process.waitFor(20, TimeUnit.SECONDS);
		assertEquals("", Files.readString(folder.resolve("log")).strip());
	}
}
