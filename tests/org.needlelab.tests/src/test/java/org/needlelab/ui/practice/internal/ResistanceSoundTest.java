package org.needlelab.ui.practice.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.ForceModel;
import org.needlelab.needle.Needle;
import org.needlelab.needle.SlabBody;

/** What is heard follows the force model on the slab. */
class ResistanceSoundTest {

	private static final Needle NEEDLE = new Needle(60, ForceModel.REFERENCE_DIAMETER_MM);

	/** The sounds of a needle that goes in by 0.25 mm a move. */
	private static List<Optional<Integer>> heard(double fromMm, double toMm) {
		ResistanceSound sound = new ResistanceSound();
		List<Optional<Integer>> heard = new ArrayList<>();
		for (double depth = fromMm; depth <= toMm; depth += 0.25) {
			double force = ForceModel.teachingDefaults()
					.at(new SlabBody().tissuePath(Vec3.ZERO, new Vec3(0, -1, 0), depth), NEEDLE, depth).advancingN();
			heard.add(sound.heard(OptionalDouble.of(depth), force));
		}
		return heard;
	}

	@Test
	void theSkinIsHeardToGiveWayOnce() {
		List<Optional<Integer>> skin = heard(0.25, 3);
		assertEquals(Optional.empty(), skin.get(0), "where it begins there is no move yet");
		assertTrue(skin.contains(Optional.of(ResistanceSound.CLICK)), skin::toString);
		assertTrue(skin.indexOf(Optional.of(ResistanceSound.CLICK)) > 2, "it is pushed in before it gives way");
	}

	@Test
	void drawingBackAndStandingStillAreSilent() {
		ResistanceSound sound = new ResistanceSound();
		sound.heard(OptionalDouble.of(10), 0.5);
		assertEquals(Optional.empty(), sound.heard(OptionalDouble.of(10), 0.5));
		assertEquals(Optional.empty(), sound.heard(OptionalDouble.of(8), 0.1));
		assertEquals(Optional.empty(), sound.heard(OptionalDouble.empty(), 0));
		assertEquals(Optional.empty(), sound.heard(OptionalDouble.of(1), 0.3), "anew from outside");
	}

	@Test
	void whatResistsMoreIsLouder() {
		ResistanceSound sound = new ResistanceSound();
		sound.heard(OptionalDouble.of(1), 0);
		assertEquals(Optional.of(0), sound.heard(OptionalDouble.of(2), 0.1));
		assertEquals(Optional.of(ResistanceSound.STEPS - 1), sound.heard(OptionalDouble.of(3), 3.0), "bone");
		for (int step = 1; step < ResistanceSound.STEPS; step++) {
			assertTrue(loudest(step) > loudest(step - 1), "step " + step);
		}
	}

	private static int loudest(int step) {
		int most = 0;
		for (byte sample : ResistanceSound.samples(step)) {
			most = Math.max(most, Math.abs(sample));
		}
		return most;
	}
}
