package org.needlelab.exam.session;

/**
 * What a candidate is granted. It never shows in the score.
 *
 * @param timeFactor time on the clock as a multiple of the form's, 1 to 4
 * @param extraBreaks breaks beyond the form's
 * @param contrast whether the screen has high contrast
 * @param zoom size of the screen's text as a multiple of the usual
 */
public record Accommodations(double timeFactor, int extraBreaks, boolean contrast, double zoom) {

	/** None. */
	public static final Accommodations NONE = new Accommodations(1, 0, false, 1);

	/** Within bounds. */
	public Accommodations {
		if (!(timeFactor >= 1 && timeFactor <= 4 && extraBreaks >= 0 && extraBreaks <= 100 && zoom >= 0.5 && zoom <= 8)) {
			throw new IllegalArgumentException(timeFactor + " " + extraBreaks + " " + zoom);
		}
	}
}
