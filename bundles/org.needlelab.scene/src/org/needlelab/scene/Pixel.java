package org.needlelab.scene;

/**
 * Where a point of the body appears in a picture.
 *
 * @param x pixels from the left edge
 * @param y pixels from the top edge
 * @param distanceMm distance in front of the eye along the line of sight, mm
 */
public record Pixel(double x, double y, double distanceMm) {
}
