package org.needlelab.scene;

/**
 * What is seen beside the body: a gradient from the picture's top to its bottom.
 *
 * @param top colour at the top edge
 * @param bottom colour at the bottom edge
 */
public record Background(Colour top, Colour bottom) {

	/** Light grey, for bright windows and printed reports. */
	public static final Background LIGHT = new Background(Colour.rgb(0xF4F6F8), Colour.rgb(0xC3CCD4));
	/** Dark blue grey, for dark windows. */
	public static final Background DARK = new Background(Colour.rgb(0x39434D), Colour.rgb(0x14181C));
}
