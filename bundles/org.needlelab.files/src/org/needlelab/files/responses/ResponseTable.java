package org.needlelab.files.responses;

import java.util.List;
import java.util.Optional;

import org.needlelab.base.Finding;
import org.needlelab.exam.psychometrics.ChoiceMatrix;
import org.needlelab.exam.psychometrics.ScoreMatrix;

/**
 * Candidates' answers.
 *
 * @param choices what was chosen, where a key told letters from one another
 * @param scores right and wrong
 * @param groups group of each person, empty text where the cell is; no groups where no column was asked for
 * @param warnings what was read but looks odd
 */
public record ResponseTable(Optional<ChoiceMatrix> choices, ScoreMatrix scores, Optional<List<String>> groups,
		List<Finding> warnings) {

	/** Copies the lists. */
	public ResponseTable {
		groups = groups.map(List::copyOf);
		warnings = List.copyOf(warnings);
	}
}
