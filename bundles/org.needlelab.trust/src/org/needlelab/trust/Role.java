package org.needlelab.trust;

import org.needlelab.exercise.Keyed;

/** What a person may do. */
public enum Role implements Keyed {
	/** Takes exams. */
	CANDIDATE,
	/** Writes items. */
	AUTHOR,
	/** Reads items that others wrote, and passes them. */
	REVIEWER,
	/** Runs exams, decides on results, issues certificates. */
	EXAMINER,
	/** Makes accounts. */
	ADMINISTRATOR
}
