package org.needlelab.anatomy;

import org.needlelab.geometry.Vec3;

/**
 * The nearest approach of a path to one danger structure.
 *
 * @param structure the danger structure
 * @param distanceMm 0 when the path touches it, else the distance, mm
 * @param depthMm where on the path, distance from its start, mm
 * @param onPath the point of the path, mm
 * @param onStructure the point of the structure, mm
 */
public record Clearance(Structure structure, double distanceMm, double depthMm, Vec3 onPath, Vec3 onStructure) {
}
