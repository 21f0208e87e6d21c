package org.needlelab.app.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class WatchedOutputTest {

	private static Optional<String> after(String failure) {
		WatchedOutput watched = new WatchedOutput(new OutputStream() {
			@Override
			public void write(int b) throws IOException {
				throw new IOException(failure);
			}
		});
		try (PrintStream out = new PrintStream(watched, true, StandardCharsets.UTF_8)) {
			out.println("a table");
		}
		return watched.problem();
	}

	@Test
	void aFullDiskIsTold() {
		assertEquals(Optional.of("No space left on device"), after("No space left on device"));
	}

	@Test
	void aReaderThatHasSeenEnoughIsNoProblem() {
		assertEquals(Optional.empty(), after("Broken pipe"));
	}
}
