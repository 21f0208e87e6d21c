package org.needlelab.app.internal.command;

import java.io.PrintWriter;
import java.util.Map;
import java.util.function.LongSupplier;

import org.needlelab.base.Progress;
import org.needlelab.files.Wording;

/**
 * Shows how far long work is: on a terminal in one line that is rewritten and wiped at the end, elsewhere in a line for every
 * quarter. Work that is over within a few seconds is shown on a terminal only.
 */
final class TerminalProgress implements Progress {

	private static final long REWRITE_NS = 100_000_000L;
	/** A log is not told of shorter work. */
	private static final long LONG_NS = 3_000_000_000L;
	private static final String WIPE = "\r\033[K";
	private static final int QUARTERS = 4;

	private final PrintWriter err;
	private final Wording wording;
	private final LongSupplier nanoTime;
	private final boolean terminal;
	private long shownNs;
	private int quarter = -1;

	/**
	 * @param err the error stream
	 * @param nanoTime a clock in nanoseconds
	 * @param terminal whether a person looks at a terminal
	 */
	TerminalProgress(PrintWriter err, Wording wording, LongSupplier nanoTime, boolean terminal) {
		this.err = err;
		this.wording = wording;
		this.nanoTime = nanoTime;
		this.terminal = terminal;
		shownNs = nanoTime.getAsLong();
	}

	@Override
	public synchronized void report(String key, int done, int total) {
		if (total <= 0) {
			return;
		}
		String text = wording.text(key, Map.of("percent", 100 * done / total));
		if (terminal) {
			rewrite(done >= total ? "" : text);
		} else if (nanoTime.getAsLong() - shownNs >= LONG_NS && done * QUARTERS / total > quarter && (done < total || quarter >= 0)) {
			quarter = done * QUARTERS / total;
			err.println(text);
		}
	}

	private void rewrite(String text) {
		long now = nanoTime.getAsLong();
		if (text.isEmpty() || now - shownNs >= REWRITE_NS) {
			shownNs = now;
			err.print(WIPE + text);
			err.flush();
		}
	}
}
