package org.needlelab.app.internal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** An output that remembers why it failed: print streams and writers keep that to themselves. */
public final class WatchedOutput extends FilterOutputStream {

	/** What the system says when the reader has gone, as {@code head} does; it has read what it wanted. */
	private static final String READER_GONE = "Broken pipe";
	private String problem;

	/** Watches another output. */
	public WatchedOutput(OutputStream target) {
		super(target);
	}

	@Override
	public void write(int b) throws IOException {
		write(new byte[] { (byte) b }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int from, int count) throws IOException {
		try {
			out.write(bytes, from, count);
		} catch (IOException e) {
			if (problem == null && !READER_GONE.equals(e.getMessage())) {
				problem = String.valueOf(e.getMessage());
			}
			throw e;
		}
	}

	/** Why something is missing from the output; empty when nothing is, or nobody wanted it any more. */
	public Optional<String> problem() {
		return Optional.ofNullable(problem);
	}
}
