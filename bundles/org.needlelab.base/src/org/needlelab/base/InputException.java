package org.needlelab.base;

import java.util.List;

/**
 * The user's input cannot be used; the findings say what is wrong, where, and how to mend it. Shown as text, never as a
 * stack trace.
 */
public final class InputException extends Exception {

	private static final long serialVersionUID = 1L;
	private final transient List<Finding> findings;

	/** @param findings at least one of severity ERROR */
	public InputException(List<Finding> findings) {
		super(findings.isEmpty() ? "input" : findings.get(0).key() + " " + findings.get(0).arguments());
		this.findings = List.copyOf(findings);
	}

	/** One finding. */
	public InputException(Finding finding) {
		this(List.of(finding));
	}

	/** What is wrong, in order of the file. */
	public List<Finding> findings() {
		return findings;
	}
}
