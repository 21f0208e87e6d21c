package org.needlelab.base;

/**
 * A place in a user's file.
 *
 * @param file the file as the user named it
 * @param line from 1; 0 when it is about the file as a whole
 * @param column from 1; 0 when unknown
 */
public record SourceLocation(String file, int line, int column) {

	/** The file as a whole. */
	public static SourceLocation of(String file) {
		return new SourceLocation(file, 0, 0);
	}

	@Override
	public String toString() {
		return line <= 0 ? file : column <= 0 ? file + ":" + line : file + ":" + line + ":" + column;
	}
}
