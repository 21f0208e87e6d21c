package org.needlelab.files.exchange;

import org.needlelab.exercise.Keyed;

/** Formats of other systems that items are read from. */
public enum Format implements Keyed {
	/** Question and Test Interoperability 2.1, 2.2 or 3.0: an item, a test or a package. */
	QTI("QTI"),
	/** Moodle's XML. */
	MOODLE("Moodle XML"),
	/** Moodle's plain text. */
	GIFT("GIFT"),
	/** The simplest plain text. */
	AIKEN("Aiken");

	private final String title;

	Format(String title) {
		this.title = title;
	}

	/** Its usual name. */
	public String title() {
		return title;
	}
}
