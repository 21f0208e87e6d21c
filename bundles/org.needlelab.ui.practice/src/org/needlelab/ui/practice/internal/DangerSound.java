package org.needlelab.ui.practice.internal;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.Clip;
import javax.sound.sampled.LineUnavailableException;

import org.needlelab.scene.DangerColour;

/**
 * Says by ear how near the danger is: the nearer, the higher the tone and the faster it comes again; nothing while all is clear.
 * Where the machine has no sound, it stays silent.
 */
final class DangerSound implements AutoCloseable {

	private static final float RATE_HZ = 22_050;
	private static final double TONE_S = 0.08;
	private static final double LOUDNESS = 0.25;

	private final Map<DangerColour, Clip> clips = new EnumMap<>(DangerColour.class);
	private Optional<DangerColour> playing = Optional.empty();
	private boolean silent;

	/** Plays what stands for a danger; stops where there is none. */
	void play(Optional<DangerColour> danger) {
		Optional<DangerColour> wanted = danger.filter(d -> d != DangerColour.SAFE);
		if (wanted.equals(playing) || silent) {
			return;
		}
		playing.map(clips::get).ifPresent(Clip::stop);
		playing = wanted;
		wanted.ifPresent(d -> {
			try {
				Clip clip = clips.containsKey(d) ? clips.get(d) : clip(d);
				clips.put(d, clip);
				clip.loop(Clip.LOOP_CONTINUOUSLY);
			} catch (LineUnavailableException | IllegalArgumentException e) {
				silent = true;
			}
		});
	}

	private static Clip clip(DangerColour danger) throws LineUnavailableException {
		byte[] samples = samples(danger);
		Clip clip = AudioSystem.getClip();
		clip.open(new AudioFormat(RATE_HZ, 8, 1, true, false), samples, 0, samples.length);
		return clip;
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
		byte[] samples = new byte[(int) (periodS * RATE_HZ)];
		int tone = (int) (TONE_S * RATE_HZ);
		for (int i = 0; i < tone; i++) {
			// swelling and fading, so that it does not crackle
			double envelope = Math.sin(Math.PI * i / tone);
			samples[i] = (byte) (127 * LOUDNESS * envelope * Math.sin(2 * Math.PI * hertz * i / RATE_HZ));
		}
		return samples;
	}

	@Override
	public void close() {
		clips.values().forEach(Clip::close);
		clips.clear();
	}
}
