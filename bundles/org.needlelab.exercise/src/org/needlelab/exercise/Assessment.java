package org.needlelab.exercise;

import java.util.List;

import org.needlelab.base.Severity;
import org.needlelab.needle.Insertion;

/**
 * The verdict on an attempt.
 *
 * @param points points given
 * @param maxPoints points to be had
 * @param passPercent points to pass, percent
 * @param findings what was found, the most important first: by severity, then what no rubric can leave out, then by points lost, then as in
 *        the rubric
 * @param insertion what the needle's motion did in the body
 * @param responses what the body answered, in order of time
 * @param atOnce where findings name different changes of the placement: one that mends them all
 */
public record Assessment(double points, double maxPoints, double passPercent, List<ScoredFinding> findings,
		Insertion insertion, List<TissueResponse> responses, List<Change> atOnce) {

	/** Percent are compared with the pass mark up to this much rounding. */
	private static final double ROUNDING = 1e-9;

	/** Copies the lists. */
	public Assessment {
		responses = List.copyOf(responses);
		findings = List.copyOf(findings);
		atOnce = List.copyOf(atOnce);
	}

	/** Points given, percent of those to be had. */
	public double percent() {
		return 100 * points / maxPoints;
	}

	/** Whether the attempt passed: enough points and nothing critical. */
	public boolean passed() {
		return critical().isEmpty() && percent() >= passPercent - ROUNDING;
	}

	/** What failed the attempt whatever its points. */
	public List<ScoredFinding> critical() {
		return findings.stream().filter(f -> f.severity() == Severity.CRITICAL).toList();
	}
}
