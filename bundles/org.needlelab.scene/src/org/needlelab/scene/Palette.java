package org.needlelab.scene;

import org.needlelab.anatomy.DangerClass;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.Tissue;

/**
 * Colours of the tissues as anatomy atlases use them: arteries red, veins blue, nerves yellow, muscles red brown. Muscles
 * vary a little in hue and lightness by their name, so that neighbours can be told apart and both sides look alike.
 */
public final class Palette {

	private static final double HUE_SPREAD_DEG = 15;
	private static final double LIGHTNESS_SPREAD = 0.26;

	private Palette() {
	}

	/** The look of a tissue as such: legends, layer lists, the readout. */
	public static Material of(Tissue tissue) {
		return switch (tissue) {
			case SKIN -> Material.plain(Colour.rgb(0xDDAE92), 0.22, 0.75);
			case FAT -> Material.plain(Colour.rgb(0xEFD58A), 0.35, 0.7);
			case FASCIA -> Material.plain(Colour.rgb(0xE3D7C9), 0.4, 0.5);
			case MUSCLE -> Material.plain(Colour.rgb(0xA9483E), 0.34, 0.45);
			case TENDON -> Material.plain(Colour.rgb(0xE9E1CF), 0.45, 0.35);
			case CARTILAGE -> Material.plain(Colour.rgb(0xC9DBE2), 0.4, 0.5);
			case BONE -> Material.plain(Colour.rgb(0xE9DFC3), 0.18, 0.35);
			case PLEURA -> Material.plain(Colour.rgb(0xE9B4B4), 0.5, 0.6);
			case LUNG -> Material.plain(Colour.rgb(0xE39A9C), 0.4, 0.6);
			case ORGAN -> Material.plain(Colour.rgb(0x83352F), 0.5, 0.4);
			case VEIN -> Material.plain(Colour.rgb(0x3E63B5), 0.5, 0.35);
			case ARTERY -> Material.plain(Colour.rgb(0xD22B25), 0.5, 0.35);
			case NERVE -> Material.plain(Colour.rgb(0xF5D23B), 0.4, 0.35);
			case DURA -> Material.plain(Colour.rgb(0xF0E3A0), 0.4, 0.5);
		};
	}

	/** The colour of the zone around structures of a danger class: that of their tissue, made to glow. */
	public static Colour zone(DangerClass danger) {
		return switch (danger) {
			case LUNG -> Colour.rgb(0xF08CB4);
			case NERVE -> Colour.rgb(0xFFD83D);
			case ARTERY -> Colour.rgb(0xF0483C);
			case VEIN -> Colour.rgb(0x5B86E5);
			case ORGAN -> Colour.rgb(0xB5624F);
			case SPINAL_CANAL -> Colour.rgb(0xFFE9A8);
		};
	}

	/**
	 * The look of a structure.
	 *
	 * @param surface its surface, whose long axis the fibres of muscles and tendons follow
	 */
	public static Material of(Structure structure, Surface surface) {
		Material material = of(structure.tissue());
		return switch (structure.tissue()) {
			case MUSCLE -> material.withColour(varied(material.colour(), structure.baseId())).withGrain(surface.longAxis(), 0.6);
			case TENDON -> material.withGrain(surface.longAxis(), 0.35);
			default -> material;
		};
	}

	private static Colour varied(Colour colour, String name) {
		int hash = name.hashCode() * 0x9E3779B1;
		double hue = ((hash >>> 16 & 0xFF) / 255.0 - 0.5) * HUE_SPREAD_DEG;
		double lightness = 1 + ((hash >>> 24 & 0xFF) / 255.0 - 0.5) * LIGHTNESS_SPREAD;
		// From red, a step in hue towards yellow adds green, one towards magenta adds blue.
		double range = colour.red() - Math.min(colour.green(), colour.blue());
		double step = Math.abs(hue) / 60 * range;
		return new Colour(colour.red(), Math.min(1, colour.green() + (hue > 0 ? step : 0)),
				Math.min(1, colour.blue() + (hue < 0 ? step : 0))).scaled(lightness);
	}
}
