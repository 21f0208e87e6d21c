package org.needlelab.ui.author;

import java.util.List;

import org.needlelab.files.edit.YamlMerge;
import org.needlelab.files.pack.PackDiff;

/**
 * What came of bringing a document together with what somebody else saved meanwhile.
 *
 * @param theirs what is now as the other made it, and what it was here
 * @param both what both changed, each in another way; here the document's own value stays
 */
public record Merged(List<PackDiff.Value> theirs, List<YamlMerge.Conflict> both) {
	/** Copies the lists. */
	public Merged {
		theirs = List.copyOf(theirs);
		both = List.copyOf(both);
	}
}
