package org.needlelab.render;

/** 3D drawing is not possible; the message says why and what may mend it. */
public final class RenderException extends RuntimeException {

	private static final long serialVersionUID = 1;

	/** With a readable message. */
	public RenderException(String message) {
		super(message);
	}

	/** With a readable message and what lies behind it. */
	public RenderException(String message, Throwable cause) {
		super(message, cause);
	}
}
