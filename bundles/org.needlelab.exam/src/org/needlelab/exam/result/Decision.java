package org.needlelab.exam.result;

import java.util.Objects;

import org.needlelab.exam.evidence.Json;
import org.needlelab.exam.evidence.MalformedJson;
import org.needlelab.exercise.Keyed;

/**
 * What a person decided on a result: software scores, people certify. A later decision on the same result takes the place of an
 * earlier one, which stays on record.
 *
 * @param attempt that it is about
 * @param resultSha256 of the result's file, as {@link ResultFile#sha256} gives it
 * @param verdict what was decided
 * @param by name of who decided
 * @param reason why
 * @param atMs when, ms since 1970 UTC
 */
public record Decision(String attempt, String resultSha256, Verdict verdict, String by, String reason, long atMs) {

	/** What can be decided. */
	public enum Verdict implements Keyed {
		/** The candidate is certified. */
		CERTIFIED,
		/** The candidate is not certified. */
		DECLINED,
		/** The attempt does not count, for instance because of an irregularity. */
		VOIDED
	}

	/** Name and reason are said. */
	public Decision {
		Objects.requireNonNull(verdict);
		if (attempt.isBlank() || resultSha256.isBlank() || by.isBlank() || reason.isBlank()) {
			throw new IllegalArgumentException("a decision has a name and a reason");
		}
	}

	/**
	 * Whether a result allows a verdict: nobody is certified below the cut or with a critical failure, whoever wishes it.
	 *
	 * @param score the result's, verified
	 */
	public static boolean allows(ExamScore score, Verdict verdict) {
		return verdict != Verdict.CERTIFIED || score.passed();
	}

	/** As JSON: what is kept, and what a signature covers. */
	public Json.Obj json() {
		return Json.EMPTY.with("attempt", attempt).with("result_sha256", resultSha256).with("verdict", verdict.key()).with("by", by)
				.with("reason", reason).with("at_ms", atMs);
	}

	/**
	 * Of {@link #json()}.
	 *
	 * @throws MalformedJson when it is none
	 */
	public static Decision of(Json.Obj json) throws MalformedJson {
		try {
			return new Decision(json.text("attempt"), json.text("result_sha256"),
					Keyed.of(Verdict.class, json.text("verdict")).orElseThrow(() -> new MalformedJson("no verdict", 0)), json.text("by"),
					json.text("reason"), json.whole("at_ms"));
		} catch (IllegalArgumentException e) {
			throw new MalformedJson(e.getMessage(), 0);
		}
	}
}
