package org.needlelab.needle;

import java.util.Objects;
import java.util.Optional;

/**
 * How a tissue resists a needle of {@link ForceModel#REFERENCE_DIAMETER_MM}.
 *
 * @param punctureN force at which its surface gives way, N; 0 where it has no membrane of its own
 * @param rampMm how far the surface is pushed in before it gives way, mm; more than 0
 * @param cuttingN force on the tip while it goes through, N
 * @param frictionNPerMm friction on the shaft, N a millimetre in the tissue
 * @param source where the figures are from; empty when they are assumed
 */
public record Resistance(double punctureN, double rampMm, double cuttingN, double frictionNPerMm, Optional<String> source) {

	/** @throws IllegalArgumentException when a figure is negative or not finite, or there is no ramp */
	public Resistance {
		Objects.requireNonNull(source);
		boolean right = punctureN >= 0 && rampMm > 0 && cuttingN >= 0 && frictionNPerMm >= 0
				&& Double.isFinite(punctureN + rampMm + cuttingN + frictionNPerMm);
		if (!right) {
			throw new IllegalArgumentException(
					"resistance " + punctureN + ", " + rampMm + ", " + cuttingN + ", " + frictionNPerMm);
		}
	}

	/** Figures that nobody measured for this use. */
	public static Resistance assumed(double punctureN, double rampMm, double cuttingN, double frictionNPerMm) {
		return new Resistance(punctureN, rampMm, cuttingN, frictionNPerMm, Optional.empty());
	}

	/** Whether the figures are assumed. */
	public boolean isAssumed() {
		return source.isEmpty();
	}
}
