package org.needlelab.render;

/** What JOGL is told before it starts. */
public final class JoglSettings {

	/** How long one thread waits while another starts JOGL, ms; the default of 5 s is too short on a busy machine. */
	private static final String LOCK = "jogamp.common.utils.locks.Lock.timeout";
	private static final String LOCK_MS = "120000";

	private JoglSettings() {
	}

	/** To be called by whoever may be the first to use JOGL; a value that was given at the start stays. */
	public static void apply() {
		if (System.getProperty(LOCK) == null) {
			System.setProperty(LOCK, LOCK_MS);
		}
	}
}
