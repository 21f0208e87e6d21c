package org.needlelab.app.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The log file for faults of the program. It is opened, and its folder made, only when there is something to write. */
public final class FaultLog implements AutoCloseable {

	private final Path file;
	private final PrintStream stream;

	/** A log appended to the given file. */
	public FaultLog(Path file) {
		this.file = file.toAbsolutePath();
		stream = new PrintStream(new OnDemand(this.file), true, StandardCharsets.UTF_8);
	}

	/** Where the log is, as an absolute path. */
	public Path file() {
		return file;
	}

	/** Whatever is printed here ends up in the log. */
	public PrintStream stream() {
		return stream;
	}

	/** Writes down a fault and what was being done. */
	public void record(String doing, Throwable fault) {
		stream.println("needlelab " + doing);
		fault.printStackTrace(stream);
	}

	@Override
	public void close() {
		stream.close();
	}

	private static final class OnDemand extends OutputStream {

		private final Path file;
		private OutputStream target;

		OnDemand(Path file) {
			this.file = file;
		}

		@Override
		public synchronized void write(int b) throws IOException {
			write(new byte[] { (byte) b }, 0, 1);
		}

		@Override
		public synchronized void write(byte[] bytes, int from, int count) throws IOException {
			if (target == null) {
				Files.createDirectories(file.getParent());
				target = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
			}
			target.write(bytes, from, count);
		}

		@Override
		public synchronized void flush() throws IOException {
			if (target != null) {
				target.flush();
			}
		}

		@Override
		public synchronized void close() throws IOException {
			if (target != null) {
				target.close();
			}
		}
	}
}
