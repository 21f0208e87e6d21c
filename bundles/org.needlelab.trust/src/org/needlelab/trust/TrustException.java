package org.needlelab.trust;

/** What was presented is not what it claims to be. */
public final class TrustException extends Exception {

	private static final long serialVersionUID = 1;

	private final String problem;

	/** @param problem key of the words for it */
	public TrustException(String problem) {
		super(problem);
		this.problem = problem;
	}

	/** @param problem key of the words for it */
	public TrustException(String problem, Throwable cause) {
		super(problem, cause);
		this.problem = problem;
	}

	/** Key of the words for what is wrong. */
	public String problem() {
		return problem;
	}
}
