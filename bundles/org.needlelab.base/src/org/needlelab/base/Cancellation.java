package org.needlelab.base;

import java.util.concurrent.CancellationException;

/** Asked by long work whether it should go on. */
@FunctionalInterface
public interface Cancellation {

	/** Never cancelled. */
	Cancellation NEVER = () -> false;

	/** Whether the work should stop. */
	boolean isCancelled();

	/**
	 * Stops the work when it is cancelled.
	 *
	 * @throws CancellationException when cancelled
	 */
	default void check() {
		if (isCancelled()) {
			throw new CancellationException();
		}
	}
}
