package org.needlelab.ui.author;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.needlelab.base.InputException;
import org.needlelab.files.edit.YamlText;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Two texts that came of one, brought together value by value. Lists are one value: two people who both changed a list changed the same.
 *
 * @param text mine, with what only the other changed
 * @param conflicts places that both changed, otherwise; mine stays
 */
record Merge(String text, List<String> conflicts) {

	Merge {
		conflicts = List.copyOf(conflicts);
	}

	/**
	 * Brings two texts together.
	 *
	 * @param base what both came of; empty when there was none
	 * @throws InputException when one of them cannot be read
	 */
	static Merge of(String base, String mine, String theirs) throws InputException {
		if (base.isEmpty() || theirs.isEmpty()) {
			return new Merge(mine, List.of(""));
		}
		List<String> conflicts = new ArrayList<>();
		YamlText merged = merge("", new YamlText(base).tree(), new YamlText(mine).tree(), new YamlText(theirs).tree(), new YamlText(mine), conflicts);
		return new Merge(merged.text(), conflicts);
	}

	private static YamlText merge(String at, JsonNode base, JsonNode mine, JsonNode theirs, YamlText text, List<String> conflicts)
			throws InputException {
		if (theirs.equals(base) || theirs.equals(mine)) {
			return text;
		}
		if (base.isObject() && mine.isObject() && theirs.isObject()) {
			Set<String> names = new LinkedHashSet<>();
			theirs.fieldNames().forEachRemaining(names::add);
			base.fieldNames().forEachRemaining(names::add);
			YamlText merged = text;
			for (String name : names) {
				merged = merge(at + "/" + name, base.path(name), mine.path(name), theirs.path(name), merged, conflicts);
			}
			return merged;
		}
		if (!mine.equals(base)) {
			conflicts.add(at);
			return text;
		}
		return theirs.isMissingNode() ? text.remove(at) : text.set(at, theirs);
	}
}
