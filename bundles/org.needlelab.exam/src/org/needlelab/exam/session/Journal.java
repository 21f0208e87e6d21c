package org.needlelab.exam.session;

import java.io.IOException;

/** Where the lines of an exam are kept. Lines are only ever added. */
@FunctionalInterface
public interface Journal {

	/**
	 * Keeps a line.
	 *
	 * @param number from 1
	 * @param line canonical JSON
	 * @throws IOException when it is not certain that the line survives a loss of power; on return it does
	 */
	void append(int number, byte[] line) throws IOException;
}
