package org.needlelab.exam.item;

import java.util.Map;

import org.needlelab.base.Severity;

/**
 * Something about an item that its parts cannot say each for itself.
 *
 * @param severity ERROR: cannot be used; WARNING: look at it
 * @param key message key
 * @param property which property of the item, as files name it
 * @param arguments of the message
 */
public record ItemProblem(Severity severity, String key, String property, Map<String, Object> arguments) {
}
