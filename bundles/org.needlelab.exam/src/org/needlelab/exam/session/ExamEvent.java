package org.needlelab.exam.session;

import org.needlelab.exam.item.Response;

/** Something that happened in a candidate's exam. */
public sealed interface ExamEvent {

	/** The exam was opened for a candidate, with what the candidate is granted. */
	record Opened(String attempt, String formSha256, Accommodations accommodations) implements ExamEvent {
	}

	/** The candidate was identified, by an identifier of the certifying body and a name. */
	record Identified(String candidate, String name) implements ExamEvent {
	}

	/** The candidate accepted the rules. */
	record RulesAccepted() implements ExamEvent {
	}

	/** The clock was started. */
	record Started() implements ExamEvent {
	}

	/** An item was answered, or its answer was changed or, with {@link Response.Blank}, taken back. */
	record Answered(String item, Response response) implements ExamEvent {
	}

	/** An item was flagged for review, or the flag was taken off. */
	record Flagged(String item, boolean on) implements ExamEvent {
	}

	/** Another item came on the screen. */
	record Moved(String item) implements ExamEvent {
	}

	/** A break began; the clock stands. */
	record BreakStarted() implements ExamEvent {
	}

	/** A break ended. */
	record BreakEnded() implements ExamEvent {
	}

	/** The program began to make a practical station ready; the clock stands. */
	record StationLoading(String item) implements ExamEvent {
	}

	/** The station can be worked at, or was left before; the clock runs. */
	record StationReady() implements ExamEvent {
	}

	/** Another window came before the exam, or the exam came back. */
	record Focus(boolean gained) implements ExamEvent {
	}

	/** The calculator was opened or closed. */
	record Calculator(boolean open) implements ExamEvent {
	}

	/** Nothing but the clock: bounds what a crash can cost. */
	record Ticked() implements ExamEvent {
	}

	/**
	 * The exam went on after its program had ended.
	 *
	 * @param outageMs from the last event on, by the clock on the wall
	 */
	record Resumed(long outageMs) implements ExamEvent {
	}

	/** Time was up; what was answered counts. */
	record TimedOut() implements ExamEvent {
	}

	/**
	 * The candidate handed in.
	 *
	 * @param blanks how many items were left blank, as the candidate confirmed
	 */
	record Submitted(int blanks) implements ExamEvent {
	}
}
