package org.needlelab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which commands the starting script gives a virtual display where there is none: those that draw. */
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
}
