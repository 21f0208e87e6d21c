package org.needlelab.files.moodle;

/**
 * An answer as Moodle's formats tell it.
 *
 * @param text plain text
 * @param fraction share of the points, -1 to 1
 * @param feedback plain text; may be empty
 */
public record Answer(String text, double fraction, String feedback) {
}
