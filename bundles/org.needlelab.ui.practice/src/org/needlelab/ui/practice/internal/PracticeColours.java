package org.needlelab.ui.practice.internal;

import org.needlelab.scene.Colour;

/** Colours of verdicts, from the palette by Okabe and Ito: told apart by people with the usual colour blindnesses. */
final class PracticeColours {

	static final Colour GOOD = Colour.rgb(0x009E73);
	static final Colour SO_SO = Colour.rgb(0xE69F00);
	static final Colour BAD = Colour.rgb(0xD55E00);

	private PracticeColours() {
	}

	static Colour of(boolean passed) {
		return passed ? GOOD : BAD;
	}
}
