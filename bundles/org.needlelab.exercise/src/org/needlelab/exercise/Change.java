package org.needlelab.exercise;

import java.util.Map;
import java.util.Objects;

/** The smallest change that would have mended something; worked out on the body. */
public sealed interface Change {

	/**
	 * The same line, less deep.
	 *
	 * @param mm by how much, mm
	 */
	record Shallower(double mm) implements Change {
	}

	/**
	 * The same line, deeper.
	 *
	 * @param mm by how much, mm
	 */
	record Deeper(double mm) implements Change {
	}

	/**
	 * From the same entry, turned.
	 *
	 * @param degrees by how much, degrees
	 * @param towards which way the tip goes
	 */
	record Turned(double degrees, Towards towards) implements Change {
	}

	/**
	 * Another entry point.
	 *
	 * @param mm how far from there, mm
	 * @param towards which way
	 */
	record Shifted(double mm, Towards towards) implements Change {
	}

	/**
	 * Something that is no matter of millimetres.
	 *
	 * @param key message key
	 * @param arguments what the text is filled with
	 */
	record Otherwise(String key, Map<String, Object> arguments) implements Change {
		/** Copies the arguments. */
		public Otherwise {
			Objects.requireNonNull(key);
			arguments = Map.copyOf(arguments);
		}
	}
}
