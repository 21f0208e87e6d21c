package org.needlelab.exam.item;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How often an item was shown.
 *
 * @param forms number of forms it stood in
 * @param candidates number of candidates who saw it
 * @param last when it was last shown
 */
public record Exposure(int forms, long candidates, Optional<LocalDate> last) {

	/** Never shown. */
	public static final Exposure NONE = new Exposure(0, 0, Optional.empty());

	/** Counts are not negative. */
	public Exposure {
		if (forms < 0 || candidates < 0) {
			throw new IllegalArgumentException(forms + " " + candidates);
		}
	}
}
