package org.needlelab.anatomy;

import org.needlelab.geometry.Vec3;

/**
 * A named place on or in the body.
 *
 * @param name usual name with hyphens, without the side, for instance {@code scapula-inferior-angle}
 * @param side side of the body
 * @param position mm, LPS
 * @param definition the rule by which it is found
 */
public record Landmark(String name, Side side, Vec3 position, String definition) {

	/** Identifier as users write it: {@code name:left}, or only the name in the median plane. */
	public String id() {
		return side == Side.MEDIAN ? name : name + ":" + side.key();
	}
}
