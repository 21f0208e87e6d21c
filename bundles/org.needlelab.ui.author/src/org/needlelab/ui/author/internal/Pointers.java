package org.needlelab.ui.author.internal;

import org.needlelab.base.Finding;
import org.needlelab.base.SourceLocation;
import org.needlelab.ui.author.ScenarioDocument;

import com.fasterxml.jackson.databind.JsonNode;

/** Finds the value that a finding is about. */
final class Pointers {

	private Pointers() {
	}

	/** The JSON pointer of the innermost value that begins at or before a finding's place; empty where the text cannot be read. */
	static String at(ScenarioDocument document, Finding finding) {
		return finding.where().filter(w -> w.line() > 0 && document.document().isPresent())
				.map(w -> last(document, document.document().get().root(), "", w)).orElse("");
	}

	private static String last(ScenarioDocument document, JsonNode node, String pointer, SourceLocation where) {
		String best = pointer;
		int index = 0;
		for (var names = node.isObject() ? node.fieldNames() : null; node.isObject() ? names.hasNext() : index < node.size(); index++) {
			String child = pointer + "/" + (node.isObject() ? names.next() : Integer.toString(index));
			SourceLocation at = document.document().orElseThrow().whereKey(child);
			if (at.line() < where.line() || at.line() == where.line() && at.column() <= where.column()) {
				best = last(document, document.at(child), child, where);
			}
		}
		return best;
	}
}
