package org.needlelab.exam.evidence;

/** Bytes that are not the JSON they should be. */
public final class MalformedJson extends Exception {

	private static final long serialVersionUID = 1L;
	private final int offset;

	/**
	 * @param problem what is wrong, for the log
	 * @param offset the byte at which it is wrong, from 0
	 */
	public MalformedJson(String problem, int offset) {
		super(problem + " at byte " + offset);
		this.offset = offset;
	}

	/** The byte at which it is wrong, from 0. */
	public int offset() {
		return offset;
	}
}
