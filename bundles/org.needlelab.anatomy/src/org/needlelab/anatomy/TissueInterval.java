package org.needlelab.anatomy;

/**
 * A stretch of a straight path that lies in one structure.
 *
 * @param structure the structure
 * @param entryDepthMm distance from the start of the path to where it enters, mm
 * @param exitDepthMm distance to where it leaves, or to the end of the path, mm
 */
public record TissueInterval(Structure structure, double entryDepthMm, double exitDepthMm) {
}
