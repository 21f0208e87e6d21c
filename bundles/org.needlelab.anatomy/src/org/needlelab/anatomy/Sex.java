package org.needlelab.anatomy;

/** Sex as the published anthropometry groups it. */
public enum Sex {
	/** Female. */
	FEMALE("female"),
	/** Male. */
	MALE("male");

	private final String key;

	Sex(String key) {
		this.key = key;
	}

	/** The name used in files and options. */
	public String key() {
		return key;
	}
}
