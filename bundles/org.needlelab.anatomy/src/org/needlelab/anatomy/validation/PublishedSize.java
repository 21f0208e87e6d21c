package org.needlelab.anatomy.validation;

/**
 * A published size of a structure.
 *
 * @param structure identifier with its side
 * @param kind diameter, cross-section or length
 * @param low the least that passes, mm or mm²
 * @param high the most that passes
 * @param source authors, year, place, and the figure
 */
public record PublishedSize(String structure, AnatomyCheck.Kind kind, double low, double high, String source) {
}
