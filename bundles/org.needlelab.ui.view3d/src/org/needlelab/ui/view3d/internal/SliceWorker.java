package org.needlelab.ui.view3d.internal;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.swt.widgets.Control;
import org.needlelab.base.Cancellation;

/** Does work in the background for a control; only what was asked for last matters. */
final class SliceWorker {

	private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
		Thread made = new Thread(work, "picture worker");
		made.setDaemon(true);
		return made;
	});
	private final AtomicLong latest = new AtomicLong();
	private final Control owner;

	/** Ends with its owner. */
	SliceWorker(Control owner) {
		this.owner = owner;
		owner.addDisposeListener(e -> {
			latest.incrementAndGet();
			thread.shutdownNow();
		});
	}

	/**
	 * Works something out, and tells the result on the UI thread unless something else was asked for meanwhile.
	 *
	 * @param failed told what went wrong, on the UI thread
	 */
	<T> void ask(Function<Cancellation, T> work, Consumer<T> done, Consumer<RuntimeException> failed) {
		long number = latest.incrementAndGet();
		thread.execute(() -> {
			if (latest.get() != number) {
				return;
			}
			try {
				T result = work.apply(() -> latest.get() != number);
				back(number, () -> done.accept(result));
			} catch (CancellationException e) {
				// something newer is asked for
			} catch (RuntimeException e) {
				back(number, () -> failed.accept(e));
			}
		});
	}

	/** Drops what was asked for. */
	void cancel() {
		latest.incrementAndGet();
	}

	private void back(long number, Runnable action) {
		if (!owner.isDisposed()) {
			owner.getDisplay().asyncExec(() -> {
				if (!owner.isDisposed() && latest.get() == number) {
					action.run();
				}
			});
		}
	}
}
