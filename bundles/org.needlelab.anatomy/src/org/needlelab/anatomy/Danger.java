package org.needlelab.anatomy;

/**
 * Why and from how far a structure is to be avoided.
 *
 * @param dangerClass the kind of harm
 * @param marginMm default clearance that practice should keep, mm; a teaching default, never an official limit
 * @param source where the margin comes from
 */
public record Danger(DangerClass dangerClass, double marginMm, String source) {
}
