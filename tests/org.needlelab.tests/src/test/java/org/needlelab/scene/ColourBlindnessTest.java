package org.needlelab.scene;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Colours that tell danger stay apart for people who lack one kind of cone: simulated after Machado, Oliveira and Fernandes, "A
 * physiologically-based model for simulation of color vision deficiency" (2009), severity 1, and compared by the distance in CIELAB (CIE
 * 1976), of which about 2.3 is just seen.
 */
class ColourBlindnessTest {

	private static final double JUST_SEEN = 2.3;
	/** Patches that lie apart and are looked at for a moment need several times as much. */
	private static final double APART = 6 * JUST_SEEN;

	/** Rows of the matrix on linear red, green and blue. */
	private enum Eye {
		USUAL(1, 0, 0, 0, 1, 0, 0, 0, 1),
		PROTANOPE(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
		DEUTERANOPE(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
		TRITANOPE(1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900);

		private final double[] m;

		Eye(double... m) {
			this.m = m;
		}

		double[] lab(Colour colour) {
			double[] rgb = apply(m, linear(colour.red()), linear(colour.green()), linear(colour.blue()));
			double[] xyz = apply(new double[] {0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522, 0.0721750, 0.0193339, 0.1191920,
					0.9503041}, clip(rgb[0]), clip(rgb[1]), clip(rgb[2]));
			double x = root(xyz[0] / 0.95047);
			double y = root(xyz[1]);
			double z = root(xyz[2] / 1.08883);
			return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
		}

		private static double[] apply(double[] m, double a, double b, double c) {
			return IntStream.range(0, 3).mapToDouble(i -> m[3 * i] * a + m[3 * i + 1] * b + m[3 * i + 2] * c).toArray();
		}

		private static double linear(double part) {
			return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
		}

		private static double clip(double part) {
			return Math.max(0, Math.min(1, part));
		}

		private static double root(double t) {
			return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
		}
	}

	@ParameterizedTest
	@EnumSource(Eye.class)
	void howNearDangerIsCanBeTold(Eye eye) {
		List<Colour> colours = Stream.of(DangerColour.values()).map(DangerColour::colour).toList();
		List<String> alike = new ArrayList<>();
		for (int a = 0; a < colours.size(); a++) {
			for (int b = 0; b < a; b++) {
				note(alike, eye, DangerColour.values()[b] + "-" + DangerColour.values()[a], colours.get(b), colours.get(a));
			}
		}
		assertTrue(alike.isEmpty(), alike::toString);
	}

	@ParameterizedTest
	@EnumSource(Eye.class)
	void bandsOfSafeDepthThatLieSideBySideCanBeTold(Eye eye) {
		List<String> alike = new ArrayList<>();
		for (int band = 1; band < DepthPaint.bands(); band++) {
			note(alike, eye, "bands " + (band - 1) + "-" + band, DepthPaint.colour(band - 1), DepthPaint.colour(band));
		}
		assertTrue(alike.isEmpty(), alike::toString);
	}

	private static void note(List<String> alike, Eye eye, String pair, Colour one, Colour other) {
		double[] a = eye.lab(one);
		double[] b = eye.lab(other);
		double distance = Math.sqrt(IntStream.range(0, 3).mapToDouble(i -> (a[i] - b[i]) * (a[i] - b[i])).sum());
		if (distance < APART) {
			alike.add(String.format(java.util.Locale.ROOT, "%s for a %s: %.1f", pair, eye, distance));
		}
	}
}
