package org.needlelab.ui.practice.internal;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Says by ear what the force model has a hand feel: with every move deeper a low tone, the louder and lower the more resists, and a
 * click where a surface has given way. Where the machine has no sound, it stays silent.
 */
final class ResistanceSound implements AutoCloseable {

	/** As many loudnesses are told apart. */
	static final int STEPS = 6;
	/** The force of the loudest, N: bone is beyond it. */
	static final double TOP_N = 1.2;
	/** A force that falls by so much while the needle goes deeper is a surface that has given way, N; assumed. */
	static final double GIVEN_WAY_N = 0.03;
	/** What the click stands for among the tones. */
	static final int CLICK = -1;

	private static final double TONE_S = 0.07;
	private static final double CLICK_S = 0.02;

	private final Tones<Integer> tones = new Tones<>(ResistanceSound::samples);
	private OptionalDouble depthBefore = OptionalDouble.empty();
	private double forceBefore;

	/**
	 * Tells where the needle is now.
	 *
	 * @param depthMm depth of the tip, mm; empty outside the body or where nothing is to be heard
	 * @param forceN what resists going deeper, N
	 */
	void at(OptionalDouble depthMm, double forceN) {
		heard(depthMm, forceN).flatMap(tones::of).ifPresent(clip -> {
			clip.stop();
			clip.setFramePosition(0);
			clip.start();
		});
	}

	/** Which sound a move makes: a step of loudness, or the click. */
	Optional<Integer> heard(OptionalDouble depthMm, double forceN) {
		boolean deeper = depthMm.isPresent() && depthBefore.isPresent() && depthMm.getAsDouble() > depthBefore.getAsDouble();
		boolean gaveWay = deeper && forceBefore - forceN >= GIVEN_WAY_N;
		depthBefore = depthMm;
		forceBefore = forceN;
		if (!deeper) {
			return Optional.empty();
		}
		return Optional.of(gaveWay ? CLICK : (int) Math.min(STEPS - 1, Math.max(0, forceN) / TOP_N * STEPS));
	}

	/** The sound of a step. */
	static byte[] samples(int step) {
		byte[] samples = new byte[(int) (2 * TONE_S * Tones.RATE_HZ)];
		if (step == CLICK) {
			Tones.tone(samples, 1500, CLICK_S, 0.4);
		} else {
			Tones.tone(samples, 260 - 25 * step, TONE_S, 0.1 + 0.1 * step);
		}
		return samples;
	}

	@Override
	public void close() {
		tones.close();
	}
}
