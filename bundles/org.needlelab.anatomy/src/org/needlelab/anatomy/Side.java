package org.needlelab.anatomy;

/** The side of the body a structure or landmark belongs to, as the patient sees it. */
public enum Side {
	/** The patient's left, x positive. */
	LEFT("left", "L"),
	/** The patient's right, x negative. */
	RIGHT("right", "R"),
	/** In the median plane, or unpaired. */
	MEDIAN("median", "M");

	private final String key;
	private final String letter;

	Side(String key, String letter) {
		this.key = key;
		this.letter = letter;
	}

	/** The name used in files and identifiers: left, right, median. */
	public String key() {
		return key;
	}

	/** One letter. */
	public String letter() {
		return letter;
	}

	/** The other side; median stays median. */
	public Side opposite() {
		return this == LEFT ? RIGHT : this == RIGHT ? LEFT : MEDIAN;
	}
}
