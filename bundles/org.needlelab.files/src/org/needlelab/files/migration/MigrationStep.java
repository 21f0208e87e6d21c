package org.needlelab.files.migration;

import java.util.List;

import org.needlelab.files.LocatedDocument;

/**
 * Brings a document from one version of its format to the next by editing its text, so that comments, order and line breaks stay
 * as their author wrote them. One class a step; each has a sample file of the version that it reads.
 */
interface MigrationStep {

	/** The format. */
	String format();

	/** The major version that is read; the next one is written. */
	int from();

	/**
	 * The edits that make the document one of the next version, without that of its version number. What is not as the earlier
	 * version had it is left alone: the check afterwards tells.
	 */
	List<Edit> edits(LocatedDocument document, String text);
}
