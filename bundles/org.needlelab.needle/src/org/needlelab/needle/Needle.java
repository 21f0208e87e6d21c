package org.needlelab.needle;

import java.util.ArrayList;
import java.util.List;

/**
 * A solid filiform needle, as far as it enters the body.
 *
 * @param lengthMm length without the handle, mm
 * @param diameterMm diameter, mm
 */
public record Needle(double lengthMm, double diameterMm) {

	/** Diameters on offer, mm. */
	private static final double[] DIAMETERS_MM = { 0.16, 0.20, 0.25, 0.30 };
	/** Lengths on offer, mm. */
	private static final double[] LENGTHS_MM = { 13, 15, 20, 25, 30, 40, 50, 60, 75, 100 };

	/** @throws IllegalArgumentException when a size is not a positive, finite number */
	public Needle {
		if (!(lengthMm > 0) || !(diameterMm > 0) || Double.isInfinite(lengthMm) || Double.isInfinite(diameterMm)) {
			throw new IllegalArgumentException("needle " + diameterMm + " x " + lengthMm);
		}
	}

	/** Every needle on offer: sizes as they are sold, thin and short first. The finest come up to 30 mm only. */
	public static List<Needle> catalogue() {
		List<Needle> needles = new ArrayList<>();
		for (double diameter : DIAMETERS_MM) {
			for (double length : LENGTHS_MM) {
				if (diameter >= 0.20 || length <= 30) {
					needles.add(new Needle(length, diameter));
				}
			}
		}
		return List.copyOf(needles);
	}

	/** Half the diameter, mm. */
	public double radiusMm() {
		return diameterMm / 2;
	}

	/** A depth that this needle can reach: not above the skin, not deeper than it is long, mm. */
	public double clampDepthMm(double depthMm) {
		return Math.max(0, Math.min(lengthMm, depthMm));
	}
}
