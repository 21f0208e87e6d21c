package org.needlelab.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlelab.base.InputException;

class AtomicFileTest {

	@TempDir
	private Path folder;

	private List<String> left() throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile).map(f -> folder.relativize(f).toString()).sorted().toList();
		}
	}

	@Test
	void theActIsDoneOnlyWhenAllCanBeWritten() throws Exception {
		Path first = Files.writeString(folder.resolve("a"), "old");
		Files.createDirectory(folder.resolve("b"));
		List<String> acts = new ArrayList<>();
		Map<Path, byte[]> files = new LinkedHashMap<>();
		files.put(first, new byte[] { 'n' });
		for (Path impossible : List.of(folder.resolve("b"), folder.resolve("nowhere").resolve("c"))) {
			files.put(impossible, new byte[] { 'x' });
			assertEquals("file.unwritable", assertThrows(InputException.class, () -> AtomicFile.write(files, () -> acts.add("done"))).findings()
					.get(0).key());
			files.remove(impossible);
		}
		assertEquals(List.of(), acts);
		assertEquals("old", Files.readString(first));
		assertEquals(List.of("a"), left());
	}

	@Test
	void aLinkStaysALink() throws Exception {
		Path first = Files.writeString(folder.resolve("a"), "old");
		Path link = Files.createSymbolicLink(folder.resolve("link"), first);
		AtomicFile.write(link, new byte[] { 'n' });
		assertTrue(Files.isSymbolicLink(link));
		assertEquals("n", Files.readString(first));
	}

	@Test
	void whatIsNoFileIsWrittenToAndNotReplaced() throws Exception {
		Path pipe = folder.resolve("pipe");
		Assumptions.assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no pipes here");
		Process reader = new ProcessBuilder("cat", pipe.toString()).start();
		AtomicFile.write(pipe, "whole".getBytes(StandardCharsets.UTF_8));
		assertEquals("whole", new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
		assertTrue(Files.exists(pipe) && !Files.isRegularFile(pipe));
		assertEquals(List.of(), left());
	}

	@Test
	void nothingIsWrittenWhenTheActFails() throws Exception {
		Path first = Files.writeString(folder.resolve("a"), "old");
		Map<Path, byte[]> files = Map.of(first, new byte[] { 'n' }, folder.resolve("b"), new byte[] { 'x' });
		IOException thrown = assertThrows(IOException.class, () -> AtomicFile.write(files, () -> {
			throw new IOException("the store is full");
		}));
		assertEquals("the store is full", thrown.getMessage());
		assertEquals("old", Files.readString(first));
		assertEquals(List.of("a"), left());
		AtomicFile.write(files);
		assertEquals("n", Files.readString(first));
		assertEquals(List.of("a", "b"), left());
	}
}
