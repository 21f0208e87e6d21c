package org.needlelab.ui.practice.internal;

import org.needlelab.scene.Colour;
import org.needlelab.scene.DangerColour;

/** Colours of verdicts: those of danger, which people with the usual colour blindnesses can tell apart. */
final class PracticeColours {

	static final Colour GOOD = DangerColour.SAFE.colour();
	static final Colour SO_SO = DangerColour.TOO_NEAR.colour();
	static final Colour BAD = DangerColour.TOUCHED.colour();

	private PracticeColours() {
	}

	static Colour of(boolean passed) {
		return passed ? GOOD : BAD;
	}
}
