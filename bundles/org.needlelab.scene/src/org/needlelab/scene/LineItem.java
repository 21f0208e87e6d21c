package org.needlelab.scene;

import org.needlelab.geometry.Vec3;

/**
 * A straight line of even thickness: a measured distance, a planned path.
 *
 * @param key what it is, for tests
 * @param from one end, mm
 * @param to the other end, mm
 * @param diameterMm thickness, mm
 * @param dashMm length of a dash and of a gap, mm; 0 for an unbroken line
 * @param colour its colour
 * @param seenThrough whether it shows faintly through opaque surfaces in front of it
 */
public record LineItem(String key, Vec3 from, Vec3 to, double diameterMm, double dashMm, Colour colour, boolean seenThrough) {
}
