package org.needlelab.ui.practice.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.needlelab.scene.DangerColour;

class DangerSoundTest {

	@Test
	void theNearerTheHigherAndTheFaster() {
		DangerColour[] colours = DangerColour.values();
		for (int i = 1; i + 1 < colours.length; i++) {
			byte[] far = DangerSound.samples(colours[i]);
			byte[] near = DangerSound.samples(colours[i + 1]);
			assertTrue(near.length < far.length, colours[i] + " comes again later than " + colours[i + 1]);
			assertTrue(turns(near) > turns(far), colours[i] + " is lower than " + colours[i + 1]);
		}
	}

	@Test
	void nothingIsHeardWhileAllIsClear() {
		assertEquals(0, turns(DangerSound.samples(DangerColour.SAFE)));
	}

	@Test
	void everyToneHasAPauseAfterIt() {
		for (DangerColour colour : DangerColour.values()) {
			assertEquals(0, DangerSound.samples(colour)[DangerSound.samples(colour).length - 1], colour::name);
		}
	}

	/** How often the sound turns from below to above zero. */
	private static int turns(byte[] samples) {
		int turns = 0;
		byte last = 0;
		for (byte sample : samples) {
			if (sample > 0 && last < 0) {
				turns++;
			}
			last = sample == 0 ? last : sample;
		}
		return turns;
	}
}
