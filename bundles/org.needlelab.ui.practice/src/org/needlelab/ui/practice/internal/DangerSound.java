package org.needlelab.ui.practice.internal;

import java.util.Optional;

import javax.sound.sampled.Clip;

import org.needlelab.scene.DangerColour;

/**
 * Says by ear how near the danger is: the nearer, the higher the tone and the faster it comes again; nothing while all is clear.
 * Where the machine has no sound, it stays silent.
 */
final class DangerSound implements AutoCloseable {

	private static final double TONE_S = 0.08;
	private static final double LOUDNESS = 0.25;

	private final Tones<DangerColour> tones = new Tones<>(DangerSound::samples);
	private Optional<DangerColour> playing = Optional.empty();

	/** Plays what stands for a danger; stops where there is none. */
	void play(Optional<DangerColour> danger) {
		Optional<DangerColour> wanted = danger.filter(d -> d != DangerColour.SAFE);
		if (wanted.equals(playing)) {
			return;
		}
		playing.flatMap(tones::of).ifPresent(Clip::stop);
		playing = wanted;
		wanted.flatMap(tones::of).ifPresent(clip -> clip.loop(Clip.LOOP_CONTINUOUSLY));
	}

	/** A short tone and the pause after it. */
	static byte[] samples(DangerColour danger) {
		double hertz = switch (danger) {
		case SAFE -> 0;
		case NEAR -> 440;
		case TOO_NEAR -> 660;
		case TOUCHED -> 990;
		};
		double periodS = switch (danger) {
		case SAFE -> 1;
		case NEAR -> 0.8;
		case TOO_NEAR -> 0.35;
		case TOUCHED -> 0.15;
		};
		byte[] samples = new byte[(int) (periodS * Tones.RATE_HZ)];
		Tones.tone(samples, hertz, TONE_S, LOUDNESS);
		return samples;
	}

	@Override
	public void close() {
		tones.close();
	}
}
