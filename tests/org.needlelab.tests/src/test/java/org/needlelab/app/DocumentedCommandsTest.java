package org.needlelab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of a page of the documentation, one after the other in an empty folder, with the files that the page shows. */
class DocumentedCommandsTest {

	private static final Path DOCS = Path.of(System.getProperty("needlelab.root", "../..")).toAbsolutePath().normalize().resolve("docs");
	private static final Pattern BLOCK = Pattern.compile("^```(sh|yaml)\n(?:# (\\S+\\.yaml)\n)?(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
	/** Writes its arguments down, each with a zero byte after it, a command with one more. */
	private static final String RECORDER = "#!/bin/bash\nprintf '%s\\0' \"$@\" '' >> commands\n";
	/** In the pages passwords are left out. */
	private static final String LEFT_OUT = "='…'";

	@Test
	void everyCommandOfThePageOfExamsWorks(@TempDir Path folder) throws Exception {
		Path page = DOCS.resolve("exam.md");
		assumeTrue(Files.isExecutable(Path.of("/bin/bash")) && Files.exists(page), "needs bash and the documentation");
		List<List<String>> commands = commands(page, folder);
		assertTrue(commands.size() >= 25, commands::toString);
		List<String> said = run(commands, folder);
		assertEquals(commands.size(), said.size());
		for (int i = 0; i < said.size(); i++) {
			boolean revoked = commands.get(i).contains("--revoked");
			String told = commands.get(i) + ": " + said.get(i);
			assertTrue(said.get(i).startsWith(revoked ? "1 " : "0 "), told);
			assertTrue(!revoked || said.get(i).contains("revoked it"), told);
			assertTrue(!said.get(i).contains("{"), told);
		}
		assertEquals(-1, Files.mismatch(folder.resolve("c1.result.jsonl"), folder.resolve("again.result.jsonl")));
		assertEquals(-1, Files.mismatch(folder.resolve("a.form.json"), folder.resolve("north.form.json")));
	}

	/** Writes the page's files into the folder and lets the shell take its commands apart. */
	private static List<List<String>> commands(Path page, Path folder) throws Exception {
		StringBuilder script = new StringBuilder("set -e\n");
		Matcher block = BLOCK.matcher(Files.readString(page));
		while (block.find()) {
			if (block.group(1).equals("sh")) {
				script.append(block.group(3));
			} else if (block.group(2) != null) {
				Files.writeString(folder.resolve(block.group(2)), block.group(3));
			}
		}
		assertTrue(script.indexOf(LEFT_OUT) > 0, "the page sets the passwords");
		Path recorder = Files.writeString(folder.resolve("needlelab"), RECORDER);
		assertTrue(recorder.toFile().setExecutable(true));
		Process shell = new ProcessBuilder("/bin/bash", "-c", script.toString()).directory(folder.toFile()).redirectErrorStream(true).start();
		String problem = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertEquals(0, shell.waitFor(), problem);
		return Arrays.stream(Files.readString(folder.resolve("commands")).split("\0\0")).map(c -> List.of(c.split("\0"))).toList();
	}

	private static List<String> run(List<List<String>> commands, Path folder) throws Exception {
		List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), ManyCommands.class.getName(), folder.resolve("log").toString()));
		for (int i = 0; i < commands.size(); i++) {
			line.addAll(i == 0 ? List.of() : List.of(ManyCommands.NEXT));
			line.addAll(commands.get(i));
		}
		ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
		List.of("NEEDLELAB_KEYSTORE_PASSWORD", "NEEDLELAB_PASSWORD", "NEEDLELAB_NEW_PASSWORD")
				.forEach(name -> builder.environment().put(name, "correct horse battery"));
		Process process = builder.start();
		process.getOutputStream().close();
		String all = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertEquals(0, process.waitFor(), all);
		return all.lines().filter(l -> l.startsWith(ManyCommands.RAN)).map(l -> l.substring(ManyCommands.RAN.length())).toList();
	}
}
