package org.needlelab.files.qti;

/** Response processing uses something that is not understood. */
final class Unsupported extends RuntimeException {

	private static final long serialVersionUID = 1;

	Unsupported(String what) {
		super(what, null, false, false);
	}
}
