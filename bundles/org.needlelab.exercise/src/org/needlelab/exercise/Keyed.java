package org.needlelab.exercise;

import java.util.Locale;
import java.util.Optional;

/** A constant with the name that files use for it: small letters, hyphens. */
public interface Keyed {

	/** The constant's name. */
	String name();

	/** The name used in files and options. */
	default String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** The constant of a type with that key. */
	static <E extends Enum<E> & Keyed> Optional<E> of(Class<E> type, String key) {
		for (E constant : type.getEnumConstants()) {
			if (constant.key().equals(key)) {
				return Optional.of(constant);
			}
		}
		return Optional.empty();
	}
}
