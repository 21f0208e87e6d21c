package org.needlelab.scene;

/**
 * Colours for how near harm is. From the palette of Okabe and Ito, "Color universal design" (2008), whose colours stay
 * apart for the common kinds of colour blindness; always shown with words or numbers too.
 */
public enum DangerColour {
	/** Clear of everything: bluish green. */
	SAFE(0x009E73),
	/** Within twice the margin: yellow. */
	NEAR(0xF0E442),
	/** Within the margin: orange. */
	TOO_NEAR(0xE69F00),
	/** Touched: vermillion. */
	TOUCHED(0xD55E00);

	private final Colour colour;

	DangerColour(int rgb) {
		colour = Colour.rgb(rgb);
	}

	/** The colour. */
	public Colour colour() {
		return colour;
	}

	/**
	 * The colour for a clearance.
	 *
	 * @param clearanceMm distance to the danger structure, mm
	 * @param marginMm the clearance practice should keep, mm
	 */
	public static DangerColour of(double clearanceMm, double marginMm) {
		if (clearanceMm <= 0) {
			return TOUCHED;
		}
		return clearanceMm < marginMm ? TOO_NEAR : clearanceMm < 2 * marginMm ? NEAR : SAFE;
	}
}
