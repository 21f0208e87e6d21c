package org.needlelab.exam.form;

import org.needlelab.exam.evidence.Json;
import org.needlelab.exam.evidence.MalformedJson;

/**
 * How an exam is taken and passed.
 *
 * @param minutes time on the clock, without breaks
 * @param cutPercent passing share of the points, 0 to 100; the certifying body's
 * @param breaks how many breaks there are
 * @param breakMinutes how long one may take; what is longer runs on the clock
 * @param outageCounts whether the time between a crash and the return runs on the clock
 * @param calculator whether the calculator of the exam may be opened
 * @param accept what the candidate has to accept; may be empty
 */
public record ExamRules(double minutes, double cutPercent, int breaks, double breakMinutes, boolean outageCounts, boolean calculator,
		String accept) {

	/** Times are positive, the cut is a share. */
	public ExamRules {
		if (!(minutes > 0 && minutes < 24 * 60 && cutPercent >= 0 && cutPercent <= 100 && breaks >= 0 && breakMinutes >= 0)) {
			throw new IllegalArgumentException(minutes + " " + cutPercent + " " + breaks + " " + breakMinutes);
		}
	}

	/** The same with another cut. */
	public ExamRules withCut(double percent) {
		return new ExamRules(minutes, percent, breaks, breakMinutes, outageCounts, calculator, accept);
	}

	/** As JSON. */
	public Json.Obj json() {
		return Json.EMPTY.with("minutes", minutes).with("cut_percent", cutPercent).with("breaks", breaks)
				.with("break_minutes", breakMinutes).with("outage_counts", outageCounts).with("calculator", calculator)
				.with("accept", accept);
	}

	/**
	 * Of {@link #json()}.
	 *
	 * @throws MalformedJson when it is none
	 */
	public static ExamRules of(Json.Obj json) throws MalformedJson {
		try {
			return new ExamRules(json.number("minutes"), json.number("cut_percent"), (int) json.whole("breaks"),
					json.number("break_minutes"), json.bool("outage_counts"), json.bool("calculator"), json.text("accept"));
		} catch (IllegalArgumentException e) {
			throw new MalformedJson("rules " + e.getMessage(), 0);
		}
	}
}
