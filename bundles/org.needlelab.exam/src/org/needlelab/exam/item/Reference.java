package org.needlelab.exam.item;

/**
 * Where a key comes from.
 *
 * @param source identifier of one of the bank's sources
 * @param at page, table or section; may be empty
 */
public record Reference(String source, String at) {
}
