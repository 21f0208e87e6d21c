package org.needlelab.store;

import java.io.IOException;

/** The store cannot do what it was asked to: the disk, the file, or what is in it. */
public final class StoreException extends IOException {

	private static final long serialVersionUID = 1L;

	/** @param cause what the database says */
	public StoreException(String message, Throwable cause) {
		super(message, cause);
	}

	/** @param message what is wrong */
	public StoreException(String message) {
		super(message);
	}
}
