package org.needlelab.exam.session;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.needlelab.exam.form.ExamRules;
import org.needlelab.exam.form.Form;
import org.needlelab.exam.item.Response;

/**
 * What the events of an exam add up to. A value: the same events give the same state.
 *
 * @param form the form
 * @param phase how far the exam is
 * @param granted what the candidate is granted
 * @param candidate identifier of the candidate; empty text before identification
 * @param usedMs time used on the clock
 * @param atMs the wall's time of the last event, ms since 1970 UTC
 * @param breakMs time on the present break, or that a station has been loading for
 * @param breaks breaks taken
 * @param responses answers by item; blanks are not in it
 * @param flags flagged items
 * @param current item on the screen
 */
public record SessionState(Form form, Phase phase, Accommodations granted, String candidate, long usedMs, long atMs, long breakMs,
		int breaks, Map<String, Response> responses, Set<String> flags, Optional<String> current) {

	/** How far an exam is. */
	public enum Phase {
		/** Nothing happened. */
		NEW,
		/** Opened. */
		OPENED,
		/** The candidate is known. */
		IDENTIFIED,
		/** The rules are accepted. */
		READY,
		/** The clock runs. */
		RUNNING,
		/** The clock stands. */
		ON_BREAK,
		/** The clock stands while the program makes a practical station ready. */
		LOADING,
		/** Handed in, or out of time. */
		CLOSED
	}

	/** Copies the collections. */
	public SessionState {
		responses = Collections.unmodifiableMap(new TreeMap<>(responses));
		flags = Collections.unmodifiableSet(new TreeSet<>(flags));
	}

	/** The state before any event. */
	public static SessionState of(Form form) {
		return new SessionState(form, Phase.NEW, Accommodations.NONE, "", 0, 0, 0, 0, Map.of(), Set.of(), Optional.empty());
	}

	/** Time on the clock, ms. */
	public long allowedMs() {
		return Math.round(form.rules().minutes() * 60_000 * granted.timeFactor());
	}

	/** Time left, ms; never negative. */
	public long leftMs() {
		return Math.max(0, allowedMs() - usedMs);
	}

	/** Items without an answer. */
	public int blanks() {
		return form.items().size() - responses.size();
	}

	/** Why an event may not happen now; empty when it may. */
	public Optional<Refusal> refusal(ExamEvent event) {
		boolean running = phase == Phase.RUNNING;
		if (event instanceof ExamEvent.TimedOut) {
			return unless(running || phase == Phase.ON_BREAK, Refusal.NOT_NOW).or(() -> unless(leftMs() == 0, Refusal.TIME_IS_LEFT));
		}
		if (event instanceof ExamEvent.Answered || event instanceof ExamEvent.Submitted || event instanceof ExamEvent.Flagged
				|| event instanceof ExamEvent.Moved || event instanceof ExamEvent.BreakStarted || event instanceof ExamEvent.Calculator
				|| event instanceof ExamEvent.StationLoading) {
			return unless(running, Refusal.NOT_NOW).or(() -> unless(leftMs() > 0, Refusal.TIME_IS_UP)).or(() -> whileRunning(event));
		}
		return unless(switch (phase) {
		case NEW -> event instanceof ExamEvent.Opened o && o.formSha256().equals(form.sha256());
		case OPENED -> event instanceof ExamEvent.Identified || event instanceof ExamEvent.Resumed;
		case IDENTIFIED -> event instanceof ExamEvent.RulesAccepted || event instanceof ExamEvent.Resumed;
		case READY -> event instanceof ExamEvent.Started || event instanceof ExamEvent.Resumed;
		case RUNNING -> event instanceof ExamEvent.Focus || event instanceof ExamEvent.Ticked || event instanceof ExamEvent.Resumed;
		case ON_BREAK -> event instanceof ExamEvent.BreakEnded || event instanceof ExamEvent.Focus || event instanceof ExamEvent.Ticked
				|| event instanceof ExamEvent.Resumed;
		case LOADING -> event instanceof ExamEvent.StationReady || event instanceof ExamEvent.Focus || event instanceof ExamEvent.Ticked
				|| event instanceof ExamEvent.Resumed;
		case CLOSED -> false;
		}, Refusal.NOT_NOW);
	}

	private Optional<Refusal> whileRunning(ExamEvent event) {
		ExamRules rules = form.rules();
		if (event instanceof ExamEvent.Answered e) {
			return unless(form.entry(e.item()).isPresent(), Refusal.UNKNOWN_ITEM);
		} else if (event instanceof ExamEvent.Flagged e) {
			return unless(form.entry(e.item()).isPresent(), Refusal.UNKNOWN_ITEM);
		} else if (event instanceof ExamEvent.Moved e) {
			return unless(form.entry(e.item()).isPresent(), Refusal.UNKNOWN_ITEM);
		} else if (event instanceof ExamEvent.StationLoading e) {
			return unless(form.entry(e.item()).isPresent(), Refusal.UNKNOWN_ITEM);
		} else if (event instanceof ExamEvent.BreakStarted) {
			return unless(breaks < rules.breaks() + granted.extraBreaks(), Refusal.NO_BREAK_LEFT);
		} else if (event instanceof ExamEvent.Calculator) {
			return unless(rules.calculator(), Refusal.NO_CALCULATOR);
		} else if (event instanceof ExamEvent.Submitted e) {
			return unless(e.blanks() == blanks(), Refusal.BLANKS);
		}
		return Optional.empty();
	}

	private static Optional<Refusal> unless(boolean allowed, Refusal refusal) {
		return allowed ? Optional.empty() : Optional.of(refusal);
	}

	/**
	 * The state when time has gone by: on the clock while it runs; on a break, only what is beyond the break's length; none while a
	 * station loads, since no candidate is to pay for that.
	 *
	 * @param ms not negative
	 */
	public SessionState passed(long ms) {
		if (phase == Phase.RUNNING) {
			return with(phase, usedMs + ms, breakMs, breaks);
		}
		if (phase == Phase.ON_BREAK) {
			long allowed = Math.round(form.rules().breakMinutes() * 60_000);
			long over = Math.max(0, breakMs + ms - allowed) - Math.max(0, breakMs - allowed);
			return with(phase, usedMs + over, breakMs + ms, breaks);
		}
		return phase == Phase.LOADING ? with(phase, usedMs, breakMs + ms, breaks) : this;
	}

	/** The state after an event that is not refused; time has already {@linkplain #passed gone by}. */
	public SessionState after(ExamEvent event) {
		if (event instanceof ExamEvent.Opened e) {
			return new SessionState(form, Phase.OPENED, e.accommodations(), "", 0, atMs, 0, 0, responses, flags, current);
		} else if (event instanceof ExamEvent.Identified e) {
			return new SessionState(form, Phase.IDENTIFIED, granted, e.candidate(), 0, atMs, 0, 0, responses, flags, current);
		} else if (event instanceof ExamEvent.RulesAccepted) {
			return with(Phase.READY, 0, 0, 0);
		} else if (event instanceof ExamEvent.Started || event instanceof ExamEvent.BreakEnded
				|| event instanceof ExamEvent.StationReady) {
			return with(Phase.RUNNING, usedMs, 0, breaks);
		} else if (event instanceof ExamEvent.BreakStarted) {
			return with(Phase.ON_BREAK, usedMs, 0, breaks + 1);
		} else if (event instanceof ExamEvent.StationLoading) {
			return with(Phase.LOADING, usedMs, 0, breaks);
		} else if (event instanceof ExamEvent.TimedOut || event instanceof ExamEvent.Submitted) {
			return with(Phase.CLOSED, usedMs, 0, breaks);
		} else if (event instanceof ExamEvent.Resumed e) {
			// nothing loads any more, and the station is opened anew
			SessionState here = phase == Phase.LOADING ? with(Phase.RUNNING, usedMs, 0, breaks) : this;
			return form.rules().outageCounts() ? here.passed(e.outageMs()) : here;
		} else if (event instanceof ExamEvent.Answered e) {
			Map<String, Response> more = new TreeMap<>(responses);
			if (e.response() instanceof Response.Blank) {
				more.remove(e.item());
			} else {
				more.put(e.item(), e.response());
			}
			return new SessionState(form, phase, granted, candidate, usedMs, atMs, breakMs, breaks, more, flags, current);
		} else if (event instanceof ExamEvent.Flagged e) {
			Set<String> more = new TreeSet<>(flags);
			if (e.on()) {
				more.add(e.item());
			} else {
				more.remove(e.item());
			}
			return new SessionState(form, phase, granted, candidate, usedMs, atMs, breakMs, breaks, responses, more, current);
		} else if (event instanceof ExamEvent.Moved e) {
			return new SessionState(form, phase, granted, candidate, usedMs, atMs, breakMs, breaks, responses, flags, Optional.of(e.item()));
		}
		return this;
	}

	/** The same at another time on the wall. */
	SessionState at(long wallMs) {
		return new SessionState(form, phase, granted, candidate, usedMs, wallMs, breakMs, breaks, responses, flags, current);
	}

	private SessionState with(Phase next, long used, long onBreak, int taken) {
		return new SessionState(form, next, granted, candidate, used, atMs, onBreak, taken, responses, flags, current);
	}
}
