package org.needlelab.base;

/** How much a finding matters, in rising order. */
public enum Severity {
	/** Right, or worth knowing. */
	INFO,
	/** Allowed, but look at it. */
	WARNING,
	/** Wrong: costs points, or stops a file from being used. */
	ERROR,
	/** Would have hurt the patient: fails an attempt whatever its points. */
	CRITICAL
}
