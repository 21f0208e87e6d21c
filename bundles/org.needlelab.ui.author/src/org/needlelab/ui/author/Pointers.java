package org.needlelab.ui.author;

import java.util.ArrayList;
import java.util.List;

import org.needlelab.base.Finding;
import org.needlelab.base.SourceLocation;
import org.needlelab.files.LocatedDocument;

import com.fasterxml.jackson.databind.JsonNode;

/** Finds the value that a finding is about. */
public final class Pointers {

	private Pointers() {
	}

	/**
	 * The JSON pointer of the outermost value that stands where the finding does, else of the last one that begins before it; empty
	 * where the text cannot be read.
	 */
	public static String at(EditedDocument document, Finding finding) {
		if (document.document().isEmpty() || finding.where().filter(w -> w.line() > 0).isEmpty()) {
			return "";
		}
		LocatedDocument text = document.document().get();
		SourceLocation where = finding.where().get();
		List<String> all = new ArrayList<>();
		collect(text.root(), "", all);
		String before = "";
		for (String pointer : all) {
			if (same(text.where(pointer), where)) {
				return named(document, pointer, finding);
			}
			before = starts(text.whereKey(pointer), where) ? pointer : before;
		}
		return before;
	}

	/** A property that the finding names stands where its object begins, when it is the first one. */
	private static String named(EditedDocument document, String pointer, Finding finding) {
		Object name = finding.arguments().get("name");
		boolean property = finding.key().startsWith("schema.") && name != null && document.at(pointer).has(name.toString());
		return property ? pointer + "/" + name : pointer;
	}

	private static void collect(JsonNode node, String pointer, List<String> all) {
		if (!pointer.isEmpty()) {
			all.add(pointer);
		}
		if (node.isObject()) {
			node.properties().forEach(e -> collect(e.getValue(), pointer + "/" + e.getKey(), all));
		}
		for (int i = 0; node.isArray() && i < node.size(); i++) {
			collect(node.get(i), pointer + "/" + i, all);
		}
	}

	private static boolean same(SourceLocation a, SourceLocation b) {
		return a.line() == b.line() && a.column() == b.column();
	}

	private static boolean starts(SourceLocation a, SourceLocation b) {
		return a.line() < b.line() || a.line() == b.line() && a.column() <= b.column();
	}
}
