package org.needlelab.base;

/** Told by long work how far it is; the caller shows it. Called from the thread that does the work. */
@FunctionalInterface
public interface Progress {

	/** Progress nobody looks at. */
	Progress NONE = (key, done, total) -> { };

	/**
	 * @param key message key of what is being done
	 * @param done steps done
	 * @param total steps in all, 0 when unknown
	 */
	void report(String key, int done, int total);
}
