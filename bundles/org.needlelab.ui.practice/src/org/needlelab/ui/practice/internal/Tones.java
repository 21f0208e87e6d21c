package org.needlelab.ui.practice.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.Clip;
import javax.sound.sampled.LineUnavailableException;

/**
 * Short sounds, made when they are first asked for. Where the machine has no sound there are none.
 *
 * @param <K> what a sound stands for
 */
final class Tones<K> implements AutoCloseable {

	/** Samples a second; they are signed bytes. */
	static final float RATE_HZ = 22_050;

	private final Function<K, byte[]> samples;
	private final Map<K, Clip> clips = new HashMap<>();
	private boolean silent;

	/** @param samples makes the sound of what it stands for */
	Tones(Function<K, byte[]> samples) {
		this.samples = samples;
	}

	/** The sound that stands for something. */
	Optional<Clip> of(K key) {
		if (silent) {
			return Optional.empty();
		}
		try {
			Clip clip = clips.get(key);
			if (clip == null) {
				byte[] made = samples.apply(key);
				clip = AudioSystem.getClip();
				clip.open(new AudioFormat(RATE_HZ, 8, 1, true, false), made, 0, made.length);
				clips.put(key, clip);
			}
			return Optional.of(clip);
		} catch (LineUnavailableException | IllegalArgumentException e) {
			silent = true;
			return Optional.empty();
		}
	}

	/** Writes a tone to the beginning of samples: swelling and fading, so that it does not crackle. */
	static void tone(byte[] samples, double hertz, double seconds, double loudness) {
		int length = Math.min(samples.length, (int) (seconds * RATE_HZ));
		for (int i = 0; i < length; i++) {
			double envelope = Math.sin(Math.PI * i / length);
			samples[i] = (byte) (127 * loudness * envelope * Math.sin(2 * Math.PI * hertz * i / RATE_HZ));
		}
	}

	@Override
	public void close() {
		clips.values().forEach(Clip::close);
		clips.clear();
	}
}
