package org.needlelab.anatomy.validation;

import java.util.List;

/**
 * How the model stands against published figures as a whole.
 *
 * @param within1Sd figures within one published SD
 * @param within2Sd figures farther off, but within two
 * @param missed figures farther off than two
 * @param withoutSd figures measured that have no SD to tell by
 * @param notMeasured figures that could not be measured
 */
public record ValidationSummary(int within1Sd, int within2Sd, int missed, int withoutSd, int notMeasured) {

	/** So many figures at least are to be compared. */
	public static final int GOAL_ROWS = 60;
	/** So large a share of them is to lie within one SD; and all within two. */
	public static final double GOAL_WITHIN_1_SD = 0.9;

	/** Counts results. */
	public static ValidationSummary of(List<RowResult> results) {
		int[] counts = new int[RowResult.Verdict.values().length];
		results.forEach(r -> counts[r.verdict().ordinal()]++);
		return new ValidationSummary(counts[RowResult.Verdict.WITHIN_1_SD.ordinal()],
				counts[RowResult.Verdict.WITHIN_2_SD.ordinal()], counts[RowResult.Verdict.MISS.ordinal()],
				counts[RowResult.Verdict.NO_SD.ordinal()], counts[RowResult.Verdict.NOT_EXPRESSIBLE.ordinal()]);
	}

	/** Figures compared by their SD. */
	public int compared() {
		return within1Sd + within2Sd + missed;
	}

	/** Share of the compared figures within one SD; 0 when none was compared. */
	public double shareWithin1Sd() {
		return compared() == 0 ? 0 : (double) within1Sd / compared();
	}

	/** Share of the compared figures within two SD; 0 when none was compared. */
	public double shareWithin2Sd() {
		return compared() == 0 ? 0 : (double) (within1Sd + within2Sd) / compared();
	}

	/** Whether the model does what is asked of it over all figures. */
	public boolean meetsGoals() {
		return compared() >= GOAL_ROWS && shareWithin1Sd() >= GOAL_WITHIN_1_SD && missed == 0;
	}
}
