/**
 * Items of a bank: what a candidate is asked, the key it is scored by, and what became of it. All values are immutable; a
 * changed item is a new version. {@link org.needlelab.exam.item.Grading} scores a response by a frozen key.
 */
package org.needlelab.exam.item;
